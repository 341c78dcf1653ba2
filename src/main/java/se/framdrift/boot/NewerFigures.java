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
 */
final class NewerFigures {

  private static final int PAGE = 1_000;
  private static final int PAGES = 20;

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
   * Those among {@code facts} that another figure has overtaken.
   *
   * @param page the refused rows; a fact's row counts in it from 1
   * @param valid what the facts say, of those that are valid
   */
  Set<RawFact> than(
      List<QuarantinedRow> page, List<RawFact> facts, Map<RawFact, Fact.Observed> valid) {
    Map<SeriesId, Instant> oldest = new TreeMap<>();
    for (RawFact fact : facts) {
      Fact.Observed observed = valid.get(fact);
      if (observed != null) {
        oldest.merge(observed.series(), refusedAt(page, fact), NewerFigures::earlier);
      }
    }
    Map<SeriesId, Map<Period, StoredObservation>> known = new HashMap<>();
    oldest.forEach((series, since) -> known.put(series, newest(series, since)));
    Set<RawFact> overtaken = new HashSet<>();
    for (RawFact fact : facts) {
      Fact.Observed observed = valid.get(fact);
      if (observed != null) {
        StoredObservation inForce =
            known.getOrDefault(observed.series(), Map.of()).get(observed.observation().period());
        if (inForce != null
            && inForce.knownSince().isAfter(refusedAt(page, fact))
            && !inForce.observation().equals(observed.observation())) {
          overtaken.add(fact);
        }
      }
    }
    return overtaken;
  }

  private static Instant refusedAt(List<QuarantinedRow> page, RawFact fact) {
    return page.get(fact.row() - 1).at();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The figures in force that became known after {@code since}. */
  private Map<Period, StoredObservation> newest(SeriesId series, Instant since) {
    Map<Period, StoredObservation> found = new HashMap<>();
    for (int page = 0; page < PAGES; page++) {
      List<StoredObservation> some = vintages.vintages(series, PAGE, page * PAGE).await();
      for (StoredObservation each : some) {
        if (!each.knownSince().isAfter(since)) {
          return found;
        }
        found.putIfAbsent(each.observation().period(), each);
      }
      if (some.size() < PAGE) {
        return found;
      }
    }
    return found;
  }
}
