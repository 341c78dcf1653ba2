package se.framdrift.web;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;

/**
 * What is stored of a series. All may be called from any thread.
 *
 * @param figures in calendar order
 * @param count how many there are of them
 * @param vintages every version of every figure, the newest first
 * @param countVintages how many there are of them
 */
public record StoredSeries(Figures figures, Count count, Vintages vintages, Count countVintages) {

  /** {@code asOf}: a position, or null for now. */
  @FunctionalInterface
  public interface Figures {
    Future<List<StoredObservation>> read(
        SeriesId series, @Nullable Long asOf, int limit, int offset);
  }

  /** {@code asOf}: a position, or null for now. */
  @FunctionalInterface
  public interface Count {
    Future<Long> count(SeriesId series, @Nullable Long asOf);
  }

  /** The newest first; {@code asOf}: what was known at a position, or null for now. */
  @FunctionalInterface
  public interface Vintages {
    Future<List<StoredObservation>> read(
        SeriesId series, @Nullable Long asOf, int limit, int offset);
  }
}
