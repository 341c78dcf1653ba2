package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * The two figures between which an indicator is said to have moved: its newest of a period that is
 * over, and the one before it; where there are several a year, the one of the same period a year
 * before, so that no season is taken for a change.
 *
 * @param pair null when there are not two
 * @param due the next moment at which time alone can make it another pair, null for none
 */
public record NewestPair(Movement.@Nullable Pair pair, @Nullable Instant due) {

  private static final NewestPair NONE = new NewestPair(null, null);

  /**
   * The pair of these figures at a moment. Weeks, days and hours have none: the same week of last
   * year had other weather. Pure; cost O(n) in the number of figures.
   */
  public static NewestPair of(Evidence evidence, Instant now) {
    if (!comes(evidence.resolution())) {
      return NONE;
    }
    long months = evidence.resolution().days().toTotalMonths();
    Cadence cadence =
        new Cadence(evidence.resolution(), evidence.reportingLag(), evidence.measuredOn());
    Figures figures = Figures.of(evidence, cadence, null, evidence.survey(), now);
    Instant due = due(evidence.values(), cadence, now);
    IndicatorValue after = figures.newest();
    if (after == null) {
      return new NewestPair(null, due);
    }
    IndicatorValue before = before(figures.finished(), after, months);
    return new NewestPair(
        before == null
            ? null
            : new Movement.Pair(before, after, evidence.survey(), broken(figures, before, after)),
        due);
  }

  /** Whether figures that come so often have pairs at all. */
  public static boolean comes(Span resolution) {
    return resolution.days().toTotalMonths() > 0;
  }

  private static @Nullable IndicatorValue before(
      List<IndicatorValue> finished, IndicatorValue after, long months) {
    Stream<IndicatorValue> earlier =
        finished.reversed().stream().skip(1).filter(each -> each.value() != null);
    if (months >= 12) {
      return earlier.findFirst().orElse(null);
    }
    Period yearEarlier = after.period().yearEarlier();
    return earlier.filter(each -> each.period().equals(yearEarlier)).findFirst().orElse(null);
  }

  private static @Nullable Period broken(
      Figures figures, IndicatorValue before, IndicatorValue after) {
    IndicatorValue breaking = figures.seriesBreak(null, figures.end(before), figures.end(after));
    return breaking == null ? null : breaking.period();
  }

  private static @Nullable Instant due(List<IndicatorValue> values, Cadence cadence, Instant now) {
    return values.stream()
        .map(each -> cadence.slot(each.period()))
        .flatMap(slot -> Stream.of(slot.end(), cadence.due(slot)))
        .filter(moment -> moment.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
