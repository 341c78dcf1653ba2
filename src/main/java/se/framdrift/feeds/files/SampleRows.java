package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a table, to look at.
 *
 * @param skip how many rows stand before the header, or the data where there is none
 * @param header whether there is one
 * @param names of the columns
 * @param rows of data
 */
record SampleRows(int skip, boolean header, List<String> names, List<Row> rows) {

  private static final int MOST = 400;
  private static final int SEARCHED = 30;

  /** Reads the first rows; what cannot be read further down is not seen yet. */
  static SampleRows of(Table table) {
    List<Row> rows = new ArrayList<>();
    Row next = table.next();
    while (next != null && rows.size() < MOST) {
      rows.add(next);
      next = table.next();
    }
    if (rows.isEmpty()) {
      throw new UnreadableFile("The file is empty: it has no row at all.");
    }
    int width = rows.stream().mapToInt(SampleRows::filled).max().orElse(0);
    int begin = 0;
    while (begin < Math.min(rows.size() - 1, SEARCHED)
        && filled(rows.get(begin)) * 10 < width * 6) {
      begin++;
    }
    Row first = rows.get(begin);
    if (first.cells().isEmpty()) {
      throw new UnreadableFile("The first row cannot be read: " + first.fault() + ".");
    }
    boolean header = isHeader(first, rows.subList(begin + 1, rows.size()));
    List<Row> data = new ArrayList<>(rows.subList(header ? begin + 1 : begin, rows.size()));
    data.removeIf(row -> row.fault() != null);
    return new SampleRows(begin, header, names(first, header), data);
  }

  private static int filled(Row row) {
    return (int) row.cells().stream().filter(cell -> !cell.isBlank()).count();
  }

  /** A header has no dates and few numbers, but for times of a day and years. */
  private static boolean isHeader(Row row, List<Row> below) {
    long numbers =
        row.cells().stream()
            .map(Cell::stripped)
            .filter(text -> text.matches("[+-]?[0-9][0-9 .,]*") && !text.matches("[12][0-9]{3}"))
            .count();
    boolean dated =
        row.cells().stream()
            .anyMatch(
                cell ->
                    !DateGuess.patterns(List.of(cell)).isEmpty()
                        && !cell.stripped().matches("[12][0-9]{3}([-/ ]?[0-9]{2})?"));
    return !dated && numbers * 4 < Math.max(1, filled(row)) && (numbers == 0 || !below.isEmpty());
  }

  private static List<String> names(Row first, boolean header) {
    if (header) {
      return Columns.of(first).names();
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= first.cells().size(); i++) {
      names.add("#" + i);
    }
    return names;
  }

  /** What stands in a column, without blank cells. */
  List<Cell> column(int index) {
    return rows.stream().map(row -> row.cell(index)).filter(cell -> !cell.isBlank()).toList();
  }
}
