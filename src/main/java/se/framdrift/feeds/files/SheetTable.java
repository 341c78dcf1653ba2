package se.framdrift.feeds.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tables of sheets share: blank rows left out, a bound on rows, how a row is kept. */
abstract class SheetTable implements Table {

  private final Bounds bounds;
  private int rows;

  SheetTable(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * The next row of the sheet, blank or not.
   *
   * @param cells null where the row has too many
   */
  record Read(int line, @Nullable List<Cell> cells) {}

  /** The next row, null after the last. */
  abstract @Nullable Read read();

  @Override
  public final @Nullable Row next() {
    Read read = read();
    while (read != null) {
      Row row = row(read);
      if (!row.isBlank()) {
        if (++rows > bounds.rows()) {
          throw new UnreadableFile("The sheet has more than %,d rows.".formatted(bounds.rows()));
        }
        return row;
      }
      read = read();
    }
    return null;
  }

  private Row row(Read read) {
    List<Cell> cells = read.cells();
    if (cells == null) {
      return Row.broken(
          read.line(), "", "the row has more than %,d cells".formatted(bounds.columns()));
    }
    for (Cell cell : cells) {
      if (cell.text().length() > bounds.cell()) {
        return Row.broken(
            read.line(), "", "a cell is longer than %,d characters".formatted(bounds.cell()));
      }
    }
    return Row.of(read.line(), cells, SheetText.row(cells));
  }

  @Override
  public char separator() {
    return SheetText.SEPARATOR;
  }

  @Override
  public String format() {
    return FileDecoder.SHEET;
  }
}
