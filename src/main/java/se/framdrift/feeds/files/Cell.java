package se.framdrift.feeds.files;

/**
 * A cell of a table.
 *
 * @param text as it stands there
 * @param exact whether the file itself says that it is a number or a date, so that {@code text} is
 *     a number with a decimal point, or a date of ISO 8601, whatever the mapping says of decimal
 *     marks and dates
 */
public record Cell(String text, boolean exact) {

  static final Cell EMPTY = new Cell("", false);

  static Cell text(String text) {
    return text.isEmpty() ? EMPTY : new Cell(text, false);
  }

  /** Without white space around it, no-break spaces included. */
  String stripped() {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  boolean isBlank() {
    return stripped().isEmpty();
  }

  static boolean blank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u2007' || c == '\u202f' || c == '\ufeff';
  }
}
