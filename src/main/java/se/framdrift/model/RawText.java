package se.framdrift.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A piece of what came from outside, as it came. It is made into text only when somebody must be
 * told of it, so it costs a good row next to nothing. Holds on to the bytes that it is a piece of.
 */
public final class RawText {

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Charset charset;
  private @Nullable String text; // told once; a thread that does not see it makes the same again

  /**
   * The bytes are not copied and must not change.
   *
   * @param from first byte
   * @param to behind the last byte
   */
  public RawText(byte[] bytes, int from, int to, Charset charset) {
    if (from < 0 || to < from || to > bytes.length) {
      throw new IndexOutOfBoundsException("%d to %d of %d".formatted(from, to, bytes.length));
    }
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.charset = charset;
  }

  /** A piece that is text already. */
  public static RawText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RawText(bytes, 0, bytes.length, StandardCharsets.UTF_8);
  }

  /**
   * The text; what the charset cannot read is U+FFFD. At most what a rejection keeps. All who ask
   * share one, since many rows may be made of one piece.
   */
  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      int most = Math.min(to - from, 4 * Rejection.MAX_RAW);
      String whole = new String(bytes, from, most, charset);
      known = whole.substring(0, Math.min(whole.length(), Rejection.MAX_RAW));
      text = known;
    }
    return known;
  }
}
