package se.framdrift.feeds.push;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/**
 * Walks over the cells of a CSV text, row by row. Empty lines are no rows. A row whose quotation
 * marks are not right is passed over to the end of its line and says so. For one thread.
 */
final class CsvCells {

  private final byte[] bytes;
  private final TextBytes text;
  private final char separator;
  private int at;
  private int rowFrom;
  private int rowTo;
  private int from;
  private int to;
  private boolean escaped;
  private boolean last;
  private @Nullable String wrong;

  /**
   * @param from where the first row begins
   */
  CsvCells(TextBytes text, char separator, int from) {
    this.text = text;
    this.bytes = text.bytes();
    this.separator = separator;
    this.at = from;
  }

  /** Goes to the next row; false at the end. */
  boolean beginRow() {
    while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    rowFrom = at;
    rowTo = at;
    last = false;
    wrong = null;
    return at < bytes.length;
  }

  /** Goes to the next cell of the row; false behind its last one. */
  boolean nextCell() {
    if (last || wrong != null) {
      return false;
    }
    escaped = false;
    if (at < bytes.length && bytes[at] == '"') {
      quoted();
    } else {
      plain();
    }
    if (wrong == null) {
      close();
    }
    return wrong == null;
  }

  private void plain() {
    from = at;
    while (at < bytes.length && bytes[at] != separator && bytes[at] != '\n') {
      if (bytes[at] == '"') {
        fail("a quotation mark stands inside a cell that does not begin with one");
        return;
      }
      at++;
    }
    to = at;
    boolean ends = at == bytes.length || bytes[at] == '\n';
    if (ends && to > from && bytes[to - 1] == '\r') {
      to--;
    }
  }

  private void quoted() {
    from = at + 1;
    int inside = from;
    while (inside < bytes.length) {
      if (bytes[inside] != '"') {
        inside++;
      } else if (inside + 1 < bytes.length && bytes[inside + 1] == '"') {
        escaped = true;
        inside += 2;
      } else {
        break;
      }
    }
    if (inside >= bytes.length) {
      fail("a quotation mark is not closed");
      return;
    }
    to = inside;
    at = inside + 1;
    if (at < bytes.length
        && bytes[at] == '\r'
        && (at + 1 == bytes.length || bytes[at + 1] == '\n')) {
      at++;
    }
    if (at < bytes.length && bytes[at] != separator && bytes[at] != '\n') {
      fail("something follows a closing quotation mark");
    }
  }

  /** Passes what is behind the cell. */
  private void close() {
    if (at < bytes.length && bytes[at] == separator) {
      at++;
      return;
    }
    last = true;
    rowTo = at;
    at++;
  }

  /** Gives the row up, and goes to the end of the line. */
  private void fail(String problem) {
    wrong = problem;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    rowTo = at;
    at++;
  }

  /** What is wrong with the row, known behind its last cell; null for nothing. */
  @Nullable String wrong() {
    return wrong;
  }

  boolean isEmpty() {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /**
   * The cell as a number with a decimal point, where it is of digits, a sign, an exponent and at
   * most one point or comma; null for one to be read with more care.
   *
   * @param comma whether there may be a decimal comma
   */
  @Nullable String number(boolean comma) {
    int marks = 0;
    int mark = -1;
    for (int i = from; i < to; i++) {
      byte c = bytes[i];
      if (c == '.' || (c == ',' && comma)) {
        marks++;
        mark = i;
      } else if ((c < '0' || c > '9') && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return null;
      }
    }
    if (marks > 1) {
      return null;
    }
    if (marks == 0 || bytes[mark] == '.') {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    byte[] pointed = Arrays.copyOfRange(bytes, from, to);
    pointed[mark - from] = '.';
    return new String(pointed, StandardCharsets.ISO_8859_1);
  }

  String text(Texts texts) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return unescaped(new String(bytes, from, to - from, text.charset()));
      }
    }
    return unescaped(texts.ascii(bytes, from, to));
  }

  private String unescaped(String cell) {
    return escaped ? cell.replace("\"\"", "\"") : cell;
  }

  /** The whole row, once it has been walked over. */
  RawText raw() {
    int end = rowTo > rowFrom && bytes[rowTo - 1] == '\r' ? rowTo - 1 : rowTo;
    return new RawText(bytes, rowFrom, end, text.charset());
  }
}
