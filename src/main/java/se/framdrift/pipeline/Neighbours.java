package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** What came before rows whose KPI has a largest credible step. */
final class Neighbours {

  /** How many of a series' newest observations are searched for the one before a new one. */
  private static final int MOST = 500;

  private Neighbours() {}

  /** Lets a question look at a municipality. */
  interface Asked {
    <T> Future<T> ask(String municipality, Function<View, T> question);
  }

  /** The value of the period before, of each of these series as it is shown now. */
  static Future<BiFunction<SeriesId, Period, @Nullable Double>> of(
      Set<SeriesId> stepped, Asked views) {
    if (stepped.isEmpty()) {
      return Future.succeededFuture((_, _) -> null);
    }
    Map<SeriesId, List<Observation>> known = new HashMap<>();
    List<Future<List<Observation>>> asked = new ArrayList<>();
    for (SeriesId series : stepped) {
      asked.add(
          views
              .ask(series.municipality(), view -> view.observations(series, MOST))
              .onSuccess(
                  found -> {
                    synchronized (known) {
                      known.put(series, found);
                    }
                  }));
    }
    return Future.join(asked).map(_ -> (series, period) -> before(known.get(series), period));
  }

  /**
   * The value of the period that ends where this one begins. An older one says nothing: after one
   * refused row the next is believed, so that a true change of level does not shut a series out.
   */
  private static @Nullable Double before(@Nullable List<Observation> known, Period period) {
    if (known == null) {
      return null;
    }
    return known.stream()
        .filter(each -> each.period().end().equals(period.start()))
        .reduce((_, later) -> later)
        .map(Observation::value) // empty for a missing one
        .orElse(null);
  }
}
