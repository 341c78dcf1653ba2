package se.framdrift.export;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.function.Function;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;

/** Refused rows as CSV, each with what is wrong with it and the row as it came. Thread-safe. */
public final class QuarantineCsv {

  private static final int PAGE_ROWS = 500;

  /** Hands refused rows on, newest first, page by page; completes after the last. */
  @FunctionalInterface
  public interface Pages {
    Future<Long> pages(
        QuarantineFilter filter, int rows, Function<List<QuarantinedRow>, Future<Void>> sink);
  }

  private final Pages pages;

  public QuarantineCsv(Pages pages) {
    this.pages = pages;
  }

  /**
   * Writes to {@code out} at its pace, and does not end it. Nothing is written when the first page
   * cannot be read.
   */
  public Future<Void> write(QuarantineFilter filter, boolean bom, WriteStream<Buffer> out) {
    CsvText csv = new CsvText(bom);
    csv.header(
        "id",
        "at",
        "municipality",
        "feed",
        "source",
        "row",
        "field",
        "problem",
        "expected",
        "format",
        "raw");
    return pages
        .pages(
            filter,
            PAGE_ROWS,
            page -> {
              page.forEach(each -> row(csv, each));
              return out.write(Buffer.buffer(csv.take()));
            })
        .compose(
            _ -> {
              String rest = csv.take();
              return rest.isEmpty() ? Future.succeededFuture() : out.write(Buffer.buffer(rest));
            });
  }

  private static void row(CsvText csv, QuarantinedRow row) {
    csv.number(row.id())
        .instant(row.at())
        .cell(row.municipality())
        .cell(row.feed())
        .cell(row.source())
        .number((long) row.rejection().row())
        .cell(row.rejection().field())
        .cell(row.rejection().problem())
        .cell(row.rejection().expected())
        .cell(row.format())
        .cell(row.rejection().raw())
        .end();
  }
}
