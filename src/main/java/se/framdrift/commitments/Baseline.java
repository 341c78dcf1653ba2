package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** Where a promise began. */
sealed interface Baseline {

  /** A level at a moment: the end of what the baseline figure measures. */
  record Known(Instant at, Mark mark) implements Baseline {}

  /** There should be one, but it cannot be used. */
  record Unknown(List<Reason> reasons) implements Baseline {}

  /** The promise names none. */
  record None() implements Baseline {}

  /** Things that are counted from a day on begin at zero on that day. */
  static Baseline of(Target target, Kind kind, Figures figures) {
    Period period = target.baseline();
    if (period != null) {
      return figures.finished().stream()
          .filter(figure -> figure.period().equals(period))
          .findFirst()
          .map(figure -> of(figure, figures))
          .orElseGet(() -> new Unknown(List.of(Reasons.noBaseline(period))));
    }
    if (target.baselineDate() != null && kind == Kind.ADD_UNITS) {
      Instant at = target.baselineDate().atStartOfDay(Period.ZONE).toInstant();
      return new Known(at, Mark.exactly(0));
    }
    return new None();
  }

  private static Baseline of(IndicatorValue figure, Figures figures) {
    Reason obstacle = figures.obstacle(figure);
    Double value = figure.value();
    if (obstacle != null || value == null) {
      Reason missing = Reasons.noBaseline(figure.period());
      return new Unknown(obstacle == null ? List.of(missing) : List.of(missing, obstacle));
    }
    double margin = figure.margin() == null ? 0 : figure.margin();
    return new Known(figures.end(figure), new Mark(value, margin));
  }
}
