package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.List;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;

/** One column a period. A cell that cannot be read is refused, and the others of its row stay. */
final class WideReader implements LayoutReader {

  private record Column(String name, Period period) {}

  private final CellReader reading;
  private final FigureSink figures;
  private final List<Column> columns = new ArrayList<>();

  WideReader(Layout.Wide layout, CellReader reading, FigureSink figures) {
    this.reading = reading;
    this.figures = figures;
    for (String name : reading.columns().names()) {
      if (name.length() > layout.before().length() + layout.after().length()
          && name.startsWith(layout.before())
          && name.endsWith(layout.after())) {
        String text =
            name.substring(layout.before().length(), name.length() - layout.after().length());
        try {
          columns.add(new Column(name, reading.period(text.strip(), false, name)));
        } catch (RowProblem _) {
          continue; // a column of something else
        }
      }
    }
    if (columns.isEmpty()) {
      throw new UnreadableFile(
          "No column is a period of the form %s{}%s. The columns are: %s"
              .formatted(
                  layout.before(),
                  layout.after(),
                  RowProblem.shortened(String.join(", ", reading.columns().names()))));
    }
  }

  @Override
  public boolean read(int number, Row row, RawText raw) {
    String series = reading.series(row);
    if (series == null) {
      return false;
    }
    for (Column column : columns) {
      try {
        figures.take(reading.figure(number, row, raw, series, column.name(), column.period()));
      } catch (RowProblem problem) {
        figures.refuse(number, problem, raw);
      }
    }
    return true;
  }
}
