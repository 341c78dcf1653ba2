package se.framdrift.feeds.reading;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import se.framdrift.model.RawText;

/** The lines of a text in UTF-8, with or without its mark, each with its place in the bytes. */
public final class TextLines {

  /** The most bytes of a line. */
  public static final int MAX_LINE = 64 << 10;

  private TextLines() {}

  /** A line, without its end. */
  public record Line(int number, String text, RawText raw) {}

  /**
   * Goes through the lines, numbered from 1; the last one need not end.
   *
   * @throws Unreadable when a line is too long
   */
  public static void each(byte[] bytes, Consumer<Line> reader) {
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    int from = marked ? 3 : 0;
    int number = 0;
    while (from < bytes.length) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
      if (to - from > MAX_LINE) {
        throw new Unreadable("line %d has more than %,d bytes".formatted(number + 1, MAX_LINE));
      }
      reader.accept(
          new Line(
              ++number,
              new String(bytes, from, to - from, StandardCharsets.UTF_8),
              new RawText(bytes, from, to, StandardCharsets.UTF_8)));
      from = end + 1;
    }
  }
}
