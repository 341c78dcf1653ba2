package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Happenings;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Item;
import se.framdrift.model.SeriesId;

/**
 * Writers of CSV. {@code bom} says whether the text begins with a byte order mark.
 *
 * @param board one row for each tile
 * @param values one row for each value of an indicator
 * @param series one row for each figure, as long as the series is
 * @param changes one row for each thing that changed
 */
public record Tables(OfBoard board, OfValues values, OfSeries series, OfChanges changes) {

  /** Pure. */
  @FunctionalInterface
  public interface OfBoard {
    Buffer write(Catalog catalog, List<Item> items, boolean bom);
  }

  /** Pure. */
  @FunctionalInterface
  public interface OfValues {
    Buffer write(Catalog catalog, Indicator indicator, List<IndicatorValue> values, boolean bom);
  }

  /** Pure; page by page. */
  public record OfChanges(Function<Boolean, Buffer> headed, Function<Happenings, Buffer> written) {

    Buffer heading(boolean bom) {
      return headed.apply(bom);
    }

    Buffer rows(Happenings page) {
      return written.apply(page);
    }
  }

  /** Completes when everything is handed to {@code out}, which it does not end. */
  @FunctionalInterface
  public interface OfSeries {
    Future<Void> write(
        Catalog catalog, SeriesId series, long asOf, boolean bom, WriteStream<Buffer> out);
  }
}
