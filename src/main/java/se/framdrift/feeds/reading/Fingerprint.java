package se.framdrift.feeds.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, to see whether something is as it was. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Of bytes, in 64 lower-case hexadecimal digits. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of what a value says of itself. */
  public static String of(Object value) {
    return of(value.toString().getBytes(StandardCharsets.UTF_8));
  }
}
