package se.framdrift.feeds.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table that has something in it.
 *
 * @param line where it begins in the file: lines of a text, rows of a sheet, records of a list,
 *     from 1
 * @param raw the row as it came, or, of a file that is no text, written as CSV: what the file types
 *     stands bare, all else in quotes
 * @param fault why it is no row, in words for its sender; null for a good one
 */
public record Row(int line, List<Cell> cells, String raw, @Nullable String fault) {

  public Row {
    cells = List.copyOf(cells);
  }

  static Row of(int line, List<Cell> cells, String raw) {
    return new Row(line, cells, raw, null);
  }

  static Row broken(int line, String raw, String fault) {
    return new Row(line, List.of(), raw, fault);
  }

  /** The cell of a column from 0; an empty one behind the last. */
  Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  boolean isBlank() {
    return fault == null && cells.stream().allMatch(Cell::isBlank);
  }
}
