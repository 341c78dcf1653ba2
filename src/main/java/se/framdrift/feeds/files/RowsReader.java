package se.framdrift.feeds.files;

import se.framdrift.model.RawText;

/** One figure a row. */
final class RowsReader implements LayoutReader {

  private final Layout.Rows layout;
  private final CellReader reading;
  private final FigureSink figures;

  RowsReader(Layout.Rows layout, CellReader reading, FigureSink figures) {
    this.layout = layout;
    this.reading = reading;
    this.figures = figures;
    reading.columns().index(layout.value());
  }

  @Override
  public boolean read(int number, Row row, RawText raw) {
    String series = reading.series(row);
    if (series == null) {
      return false;
    }
    figures.take(
        reading.figure(
            number, row, raw, series, layout.value(), reading.period(layout.period(), row)));
    return true;
  }
}
