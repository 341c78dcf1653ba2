package se.framdrift.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Spoils bytes as transmissions, editors and attackers do: flipped, cut, doubled, swapped, and with
 * pieces put in that decoders are known to trip over. The same seed spoils the same bytes alike.
 */
public final class Mutations {

  private static final String[] PIECES = {
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\u0000",
    "\0",
    "\n",
    "\r",
    "\r\n",
    ";",
    ",",
    "\t",
    "=",
    " ",
    "{",
    "}",
    "[",
    "]",
    ":",
    "-",
    "--",
    "+",
    "NaN",
    "Infinity",
    "1e999",
    "-0",
    "9999999999999999999",
    "0x1F",
    "null",
    "true",
    "..",
    "\uFEFF",
    "\u00A0",
    "\u202F",
    "å",
    "€",
    "2026-02-30",
    "24:00",
    "%s",
    "${x}",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "&e;",
    "=1+1",
    "../..",
    "\u0001",
    "i",
    "u"
  };

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A spoilt copy, at most twice as long and 4,096 bytes. */
  public byte[] of(byte[] bytes) {
    byte[] spoilt = bytes.clone();
    int times = 1 + random.nextInt(6);
    int most = 2 * bytes.length + 4_096;
    for (int i = 0; i < times; i++) {
      byte[] next = once(spoilt);
      spoilt = next.length > most ? Arrays.copyOf(next, most) : next;
    }
    return spoilt;
  }

  private byte[] once(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 400));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes, at);
      case 1 -> Arrays.copyOf(bytes, at); // cut off
      case 2 -> spliced(bytes, at, at + length, new byte[0]); // a piece is lost
      case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length)); // or twice
      case 4 -> spliced(bytes, at, at + length, noise(length));
      default ->
          spliced(
              bytes,
              at,
              at,
              PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] spoilt = bytes.clone();
    if (at < spoilt.length) {
      spoilt[at] ^= (byte) (1 << random.nextInt(8));
    }
    return spoilt;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    byte[] spoilt = new byte[from + piece.length + bytes.length - to];
    System.arraycopy(bytes, 0, spoilt, 0, from);
    System.arraycopy(piece, 0, spoilt, from, piece.length);
    System.arraycopy(bytes, to, spoilt, from + piece.length, bytes.length - to);
    return spoilt;
  }
}
