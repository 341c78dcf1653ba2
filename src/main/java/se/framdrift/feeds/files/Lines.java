package se.framdrift.feeds.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, whichever way they end: LF, CRLF or CR, also mixed. A line that is longer
 * than a bound is cut there; the rest of it is skipped. For one thread.
 */
final class Lines {

  /**
   * One line.
   *
   * @param end how it ends: empty for the last one
   * @param cut whether it was longer than may be
   */
  record Line(int number, String text, String end, boolean cut) {}

  private final Reader reader;
  private final int longest;
  private final char[] buffer = new char[8_192];
  private final Deque<Line> returned = new ArrayDeque<>();
  private int from;
  private int to;
  private int number;

  Lines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** The next line, or null after the last. */
  @Nullable Line next() {
    Line again = returned.pollFirst();
    return again == null ? read() : again;
  }

  /** Lets {@code lines} be read again before all others, in this order. */
  void giveBack(List<Line> lines) {
    for (Line line : lines.reversed()) {
      returned.addFirst(line);
    }
  }

  private @Nullable Line read() {
    StringBuilder text = new StringBuilder();
    boolean cut = false;
    int c = read1();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (text.length() < longest) {
        text.append((char) c);
      } else {
        cut = true;
      }
      c = read1();
    }
    String end = c < 0 ? "" : c == '\n' ? "\n" : "\r";
    if (c == '\r' && peek() == '\n') {
      read1();
      end = "\r\n";
    }
    number++;
    return new Line(number, text.toString(), end, cut);
  }

  private int peek() {
    return from < to || fill() ? buffer[from] : -1;
  }

  private int read1() {
    return from < to || fill() ? buffer[from++] : -1;
  }

  private boolean fill() {
    try {
      int read = reader.read(buffer, 0, buffer.length);
      from = 0;
      to = Math.max(read, 0);
      return read > 0;
    } catch (IOException e) {
      throw new UnreadableFile("The text cannot be read: " + e.getMessage(), e);
    }
  }
}
