package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which styles of a workbook show a number as a date, a time or both.
 *
 * @param kinds by number of the style
 */
record CellStyles(List<Kind> kinds) {

  /** What a number is. */
  enum Kind {
    NUMBER,
    DATE,
    TIME,
    DATE_TIME
  }

  static final CellStyles NONE = new CellStyles(List.of());

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
  private static final Pattern BRACKETS = Pattern.compile("\\[(?![hms]+])[^]]*]");
  private static final int MOST_STYLES = 100_000;

  static CellStyles read(Xml xml) {
    Map<Integer, String> formats = new HashMap<>();
    List<Kind> kinds = new ArrayList<>();
    boolean cells = false;
    while (xml.next()) {
      if (xml.begins("numFmt")) {
        formats.put(
            xml.number("numFmtId", -1),
            Objects.requireNonNullElse(xml.attribute("formatCode"), ""));
      } else if (xml.begins("cellXfs")) {
        cells = true;
      } else if (xml.ends("cellXfs")) {
        cells = false;
      } else if (cells && xml.begins("xf") && kinds.size() < MOST_STYLES) {
        int id = xml.number("numFmtId", 0);
        String code = formats.get(id);
        kinds.add(code == null ? builtIn(id) : kind(code));
      }
    }
    return new CellStyles(kinds);
  }

  Kind kind(int style) {
    return style >= 0 && style < kinds.size() ? kinds.get(style) : Kind.NUMBER;
  }

  /** ECMA-376 part 1, 18.8.30. */
  private static Kind builtIn(int id) {
    return switch (id) {
      case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Kind.DATE;
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> Kind.TIME;
      case 22 -> Kind.DATE_TIME;
      default -> Kind.NUMBER;
    };
  }

  static Kind kind(String code) {
    String first = code.split(";", 2)[0];
    String bare = QUOTED.matcher(first).replaceAll("");
    String letters = BRACKETS.matcher(bare.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
    if (letters.equals("general") || letters.equals("standard")) {
      return Kind.NUMBER;
    }
    boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
    boolean date = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
    boolean month = letters.indexOf('m') >= 0;
    if (date || (month && !time)) {
      return time ? Kind.DATE_TIME : Kind.DATE;
    }
    return time ? Kind.TIME : Kind.NUMBER;
  }
}
