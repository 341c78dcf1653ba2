package se.framdrift.feeds.push;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.problem.Problem;

/** Bytes of a text in a charset in which a byte below 128 is always that ASCII character. */
final class TextBytes {

  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Set<Charset> TAKEN =
      Set.of(
          StandardCharsets.UTF_8,
          StandardCharsets.US_ASCII,
          StandardCharsets.ISO_8859_1,
          Charset.forName("ISO-8859-15"),
          WINDOWS,
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE);

  private final byte[] bytes;
  private final int from;
  private final Charset charset;

  /**
   * The bytes are not copied.
   *
   * @param from where the text begins, behind a byte order mark
   */
  TextBytes(byte[] bytes, int from, Charset charset) {
    this.bytes = bytes;
    this.from = from;
    this.charset = charset;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  Charset charset() {
    return charset;
  }

  /**
   * Finds the charset: a byte order mark says it, else the sender, else it is UTF-8 where the bytes
   * are valid UTF-8, and Windows-1252 where they are not.
   *
   * @param declared what the sender says
   * @throws Problem.Failure unsupported, for another charset; malformed, when the bytes are not of
   *     the charset that they are said to be of
   */
  static TextBytes of(byte[] body, @Nullable Charset declared) {
    if (declared != null && !TAKEN.contains(declared)) {
      throw new Problem.UnsupportedMedia(
              "CSV is taken in UTF-8, Windows-1252, ISO-8859-1, ISO-8859-15 and UTF-16, not in %s."
                  .formatted(declared.name()))
          .asFailure();
    }
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return valid(body, 3);
    }
    if (starts(body, 0xFF, 0xFE)) {
      return converted(body, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(body, 0xFE, 0xFF)) {
      return converted(body, 2, StandardCharsets.UTF_16BE);
    }
    if (declared == null) {
      return new TextBytes(body, 0, isUtf8(body, 0) ? StandardCharsets.UTF_8 : WINDOWS);
    }
    if (declared.equals(StandardCharsets.UTF_8) || declared.equals(StandardCharsets.US_ASCII)) {
      return valid(body, 0);
    }
    return declared.name().startsWith("UTF-16")
        ? converted(body, 0, declared)
        : new TextBytes(body, 0, declared);
  }

  private static TextBytes valid(byte[] body, int from) {
    if (!isUtf8(body, from)) {
      throw new Problem.Malformed(
              "The body says that it is UTF-8, and is not. Name its charset, such as"
                  + " text/csv; charset=windows-1252. Nothing was taken.")
          .asFailure();
    }
    return new TextBytes(body, from, StandardCharsets.UTF_8);
  }

  private static TextBytes converted(byte[] body, int from, Charset charset) {
    String text = new String(body, from, body.length - from, charset);
    return new TextBytes(text.getBytes(StandardCharsets.UTF_8), 0, StandardCharsets.UTF_8);
  }

  private static boolean starts(byte[] body, int... mark) {
    if (body.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] >= 0) {
      at++;
    }
    if (at == body.length) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, at, body.length - at));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
