package se.framdrift.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Movements;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Indicator;
import se.framdrift.commitments.Movement;
import se.framdrift.commitments.NewestPair;

/**
 * Keeps up with how the indicators of a board moved. Places among others are left out: what is
 * certain of one's own figure is not certain of theirs. Confined to one thread.
 */
final class Moving {

  private final Map<String, Indicator> indicators = new HashMap<>();
  private final EvidenceReading figures;
  private final Movements movements = new Movements();
  private final Map<String, Instant> due = new HashMap<>();
  private @Nullable Instant next;

  Moving(Collection<Indicator> all, EvidenceReading figures) {
    this.figures = figures;
    all.stream()
        .filter(each -> !isPlace(each) && NewestPair.comes(figures.rhythm(each)))
        .forEach(each -> indicators.put(each.id(), each));
  }

  private static boolean isPlace(Indicator indicator) {
    return indicator.inputs().stream()
        .anyMatch(input -> input.aggregate() instanceof Aggregate.Rank);
  }

  /** Looks at every indicator. */
  void begin(Instant now) {
    indicators.values().forEach(each -> look(each, now));
    movements.settle();
  }

  /**
   * Looks at those that have other figures, and those for which time has come.
   *
   * @return ids of all whose movement is another one now
   */
  Set<String> apply(Set<String> touched, Instant now) {
    for (String id : touched) {
      Indicator indicator = indicators.get(id);
      if (indicator != null) {
        look(indicator, now);
      }
    }
    if (next != null && !next.isAfter(now)) {
      indicators.values().stream()
          .filter(each -> isDue(each, now))
          .toList()
          .forEach(each -> look(each, now));
    }
    return movements.settle();
  }

  private boolean isDue(Indicator indicator, Instant now) {
    Instant moment = due.get(indicator.id());
    return moment != null && !moment.isAfter(now);
  }

  private void look(Indicator indicator, Instant now) {
    NewestPair newest = NewestPair.of(figures.newest(indicator, IndicatorTile.MAX_POINTS), now);
    movements.put(indicator.id(), newest.pair());
    Instant moment = newest.due();
    Instant before = moment == null ? due.remove(indicator.id()) : due.put(indicator.id(), moment);
    if (!Objects.equals(before, moment)) {
      next = due.values().stream().min(Instant::compareTo).orElse(null);
    }
  }

  /** How an indicator moved; null when there is nothing to say. */
  @Nullable Movement of(String indicator) {
    return movements.of(indicator);
  }

  /** The next moment at which time alone can change one; null when none is known. */
  @Nullable Instant due() {
    return next;
  }
}
