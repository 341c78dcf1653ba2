package se.framdrift.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.model.Change;
import se.framdrift.model.Observation;

/**
 * What was last said of the cells that were spoken of lately: of the running day or month above
 * all, whose figure is revised time and again. Confined to one thread at a time.
 */
final class NewestCells {

  /** Beyond so many those are forgotten that were not spoken of for longest. */
  static final int MOST = 2_000;

  private final Map<Batch.Cell, Observation> newest =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Batch.Cell, Observation> eldest) {
          return size() > MOST;
        }
      };

  void clear() {
    newest.clear();
  }

  /** Takes note of what was found of a cell as of the last commit. */
  void learn(Batch.Cell cell, Observation observation) {
    newest.put(cell, observation);
  }

  /** Takes note of what was committed. */
  void append(List<Change> changes) {
    if (changes.size() > MOST) {
      newest.clear();
    } else {
      changes.forEach(
          change -> learn(new Batch.Cell(change.series(), change.period()), change.after()));
    }
  }

  /** Those of {@code cells} that are known. */
  Map<Batch.Cell, Observation> of(Collection<Batch.Cell> cells) {
    Map<Batch.Cell, Observation> known = new HashMap<>();
    for (Batch.Cell cell : cells) {
      Observation observation = newest.get(cell);
      if (observation != null) {
        known.put(cell, observation);
      }
    }
    return known;
  }
}
