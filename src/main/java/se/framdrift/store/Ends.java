package se.framdrift.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.model.Change;
import se.framdrift.model.SeriesId;

/**
 * Where each series ends: no period of it that the ledger knows ends later. So a figure of a period
 * that ends after it is the first of that period, and nobody need look. Confined to one thread at a
 * time.
 */
final class Ends {

  /** Beyond so many series it begins anew. */
  static final int MAX_SERIES = 300_000;

  private final Map<SeriesId, Instant> ends = new HashMap<>();

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  void clear() {
    ends.clear();
  }

  /** Those of which nothing is known. */
  List<SeriesId> unknown(Collection<SeriesId> series) {
    return series.stream().filter(each -> !ends.containsKey(each)).toList();
  }

  /** Learns where a series ends; {@link Instant#MIN} when it has nothing. */
  void learn(SeriesId series, Instant end) {
    if (ends.size() >= MAX_SERIES) {
      ends.clear();
    }
    ends.put(series, end);
  }

  /** Whether the ledger cannot know this cell. */
  boolean isNew(Batch.Cell cell) {
    Instant end = ends.get(cell.series());
    return end != null && cell.period().end().isAfter(end);
  }

  /** Takes note of what was committed. */
  void append(List<Change> changes) {
    for (Change change : changes) {
      ends.computeIfPresent(change.series(), (_, end) -> later(end, change.period().end()));
    }
  }
}
