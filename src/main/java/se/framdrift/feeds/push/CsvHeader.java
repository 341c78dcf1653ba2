package se.framdrift.feeds.push;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.framdrift.problem.Problem;

/**
 * The first line of a CSV file: what its columns are, and what is between them.
 *
 * @param line as it stood, without the end of the line
 * @param separator comma, semicolon or tab
 * @param fields for each column the field of {@link JsonRow#FIELDS} that it holds
 */
record CsvHeader(String line, char separator, List<Integer> fields) {

  /** The most columns of which each is told. */
  private static final int MOST = 100;

  private static final char[] SEPARATORS = {';', '\t', ','};

  /** Whether numbers may have a decimal comma: only where it is not between the columns too. */
  boolean decimalComma() {
    return separator != ',';
  }

  /**
   * Reads the line.
   *
   * @throws Problem.Failure malformed, when a column is not known or twice there, or one is missing
   */
  static CsvHeader read(String line) {
    char separator = separator(line);
    List<String> names = names(line, separator);
    List<Integer> fields = new ArrayList<>();
    boolean[] there = new boolean[JsonRow.FIELDS.size()];
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      int field = JsonRow.FIELDS.indexOf(name.toLowerCase(Locale.ROOT));
      fields.add(field);
      if (field < 0) {
        unknown.add(name.isEmpty() ? "one without a name" : name);
      } else if (there[field]) {
        throw wrong("The column %s is there twice".formatted(name));
      } else {
        there[field] = true;
      }
    }
    if (!unknown.isEmpty()) {
      throw wrong("There are columns that are not known: " + told(unknown));
    }
    for (String needed : List.of("series", "period")) {
      if (!there[JsonRow.FIELDS.indexOf(needed)]) {
        throw wrong("There is no column " + needed);
      }
    }
    if (!there[JsonRow.FIELDS.indexOf("value")] && !there[JsonRow.FIELDS.indexOf("missing")]) {
      throw wrong("There is no column value");
    }
    return new CsvHeader(line, separator, List.copyOf(fields));
  }

  private static String told(List<String> unknown) {
    return String.join(", ", unknown.stream().limit(10).map(JsonRow::shortened).toList());
  }

  /** The one that stands most often outside of quotation marks. */
  private static char separator(String line) {
    char best = ',';
    long most = 0;
    for (char each : SEPARATORS) {
      long count = line.chars().filter(c -> c == each).count();
      if (count > most) {
        best = each;
        most = count;
      }
    }
    return best;
  }

  private static List<String> names(String line, char separator) {
    List<String> names =
        new ArrayList<>(
            Arrays.stream(line.split(String.valueOf(separator), MOST))
                .map(CsvHeader::name)
                .toList());
    while (names.size() > 1 && names.getLast().isEmpty()) {
      names.removeLast();
    }
    return names;
  }

  private static String name(String column) {
    String name = column.strip();
    return name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).strip()
        : name;
  }

  private static Problem.Failure wrong(String what) {
    return new Problem.Malformed(
            what
                + ". The first line names the columns, in any order: "
                + JsonRow.NAMES
                + ". Nothing was taken.")
        .asFailure();
  }
}
