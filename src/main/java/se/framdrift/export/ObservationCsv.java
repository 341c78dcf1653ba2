package se.framdrift.export;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;

/**
 * Writes a series as CSV, page by page: the next page is read when the last has been written, so
 * memory is bounded however long the series and however slow the reader. Thread-safe.
 */
public final class ObservationCsv {

  /** How many rows are held at once. */
  static final int PAGE_ROWS = 2_000;

  /** Hands a whole series on as of a position, page by page; completes after the last. */
  @FunctionalInterface
  public interface Pages {
    Future<Long> pages(
        SeriesId series, long asOf, int rows, Function<List<StoredObservation>, Future<Void>> sink);
  }

  private final Pages pages;

  public ObservationCsv(Pages pages) {
    this.pages = pages;
  }

  /**
   * Writes to {@code out}, which is not ended. Nothing is written when the first page cannot be
   * read.
   */
  public Future<Void> write(
      Catalog catalog, SeriesId series, long asOf, boolean bom, WriteStream<Buffer> out) {
    FigureColumns columns = new FigureColumns(catalog, series);
    CsvText csv = new CsvText(bom);
    columns.header(csv);
    return pages
        .pages(
            series,
            asOf,
            PAGE_ROWS,
            page -> {
              page.forEach(each -> columns.row(csv, each));
              return out.write(Buffer.buffer(csv.take()));
            })
        .compose(
            _ -> {
              String rest = csv.take();
              return rest.isEmpty() ? Future.succeededFuture() : out.write(Buffer.buffer(rest));
            });
  }
}
