package se.framdrift.boot;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.framdrift.model.Fact;
import se.framdrift.model.Period;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;

/**
 * Which refused rows have been overtaken: for the same period another figure has become known after
 * they were refused. Blocking; thread-safe.
 *
 * <p>Looks at no more than the newest {@link #MAX_VINTAGES} vintages of a series. A row whose
 * period is not among them, when there may be more of them, counts as overtaken: an old figure
 * never takes the place of a newer one.
 */
final class NewerFigures {

  /** How many vintages of a series are looked at. */
  static final int MAX_VINTAGES = 100_000;

  private static final int PAGE = 10_000;

  /**
   * The figures in force that are known to have come.
   *
   * @param whole false when there may be others
   */
  private record Known(Map<Period, StoredObservation> figures, boolean whole) {}

  /** Vintages of a series, the one that became known last first. */
  @FunctionalInterface
  interface Vintages {
    Future<List<StoredObservation>> vintages(SeriesId series, int limit, int offset);
  }

  private final Vintages vintages;

  NewerFigures(Vintages vintages) {
    this.vintages = vintages;
  }

  /**
   * Those among {@code facts} that another figure has overtaken, or may have.
   *
   * @param page the refused rows; a fact's row counts in it from 1
   * @param valid what the facts say, of those that are valid
   */
  Set<RawFact> than(
      List<QuarantinedRow> page, List<RawFact> facts, Map<RawFact, Fact.Observed> valid) {
    Map<SeriesId, Instant> oldest = new TreeMap<>();
    Map<SeriesId, Set<Period>> asked = new HashMap<>();
    for (RawFact fact : facts) {
      Fact.Observed observed = valid.get(fact);
      if (observed != null) {
        oldest.merge(observed.series(), refusedAt(page, fact), NewerFigures::earlier);
        asked
            .computeIfAbsent(observed.series(), _ -> new HashSet<>())
            .add(observed.observation().period());
      }
    }
    Map<SeriesId, Known> known = new HashMap<>();
    oldest.forEach(
        (series, since) ->
            known.put(series, newest(series, since, asked.getOrDefault(series, Set.of()))));
    Set<RawFact> overtaken = new HashSet<>();
    for (RawFact fact : facts) {
      Fact.Observed observed = valid.get(fact);
      Known ofSeries = observed == null ? null : known.get(observed.series());
      if (observed != null
          && ofSeries != null
          && overtakes(ofSeries, observed, refusedAt(page, fact))) {
        overtaken.add(fact);
      }
    }
    return overtaken;
  }

  private static boolean overtakes(Known known, Fact.Observed observed, Instant refused) {
    StoredObservation inForce = known.figures().get(observed.observation().period());
    return inForce == null
        ? !known.whole()
        : inForce.knownSince().isAfter(refused)
            && !inForce.observation().equals(observed.observation());
  }

  private static Instant refusedAt(List<QuarantinedRow> page, RawFact fact) {
    return page.get(fact.row() - 1).at();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The figures in force of the periods asked for that became known after {@code since}. */
  private Known newest(SeriesId series, Instant since, Set<Period> asked) {
    Map<Period, StoredObservation> found = new HashMap<>();
    for (int offset = 0; offset < MAX_VINTAGES; offset += PAGE) {
      List<StoredObservation> some = vintages.vintages(series, PAGE, offset).await();
      for (StoredObservation each : some) {
        if (!each.knownSince().isAfter(since)) {
          return new Known(found, true);
        }
        if (asked.contains(each.observation().period())) {
          found.putIfAbsent(each.observation().period(), each);
        }
      }
      if (some.size() < PAGE || found.size() == asked.size()) {
        return new Known(found, true);
      }
    }
    return new Known(found, false);
  }
}
