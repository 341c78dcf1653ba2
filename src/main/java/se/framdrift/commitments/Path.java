package se.framdrift.commitments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;

/**
 * What is asked for when, by one version of a target.
 *
 * @param baseline where it began
 * @param goal what is asked for at the deadline; null when it rests on a baseline that is unknown
 * @param deadline the midnight that ends the last day; null for none
 * @param shape how it gets there
 */
record Path(Baseline baseline, @Nullable Mark goal, @Nullable Instant deadline, TargetPath shape) {

  /** A level at a moment. */
  private record Corner(Instant at, Mark mark) {}

  /** An exact value has no path, and a line has none without an end. */
  static Path of(Kind kind, Target version, Comparison comparison, Baseline baseline) {
    Instant deadline = Measured.midnightAfter(version.deadline());
    boolean needsEnd =
        version.path() instanceof TargetPath.Linear || version.path() instanceof TargetPath.Curve;
    boolean none = comparison == Comparison.EQUAL_TO || (needsEnd && deadline == null);
    TargetPath shape = none ? new TargetPath.Step() : version.path();
    Mark goal =
        shape instanceof TargetPath.YearlyRate(double percent)
            ? deadline == null ? null : rated(baseline, percent, deadline)
            : goal(kind, version, baseline);
    return new Path(baseline, goal, deadline, shape);
  }

  private static @Nullable Mark goal(Kind kind, Target version, Baseline baseline) {
    if (version.valueFromBaseline()) {
      return baseline instanceof Baseline.Known(_, Mark mark) ? mark : null;
    }
    Double value = Measurability.value(kind, version);
    return value == null ? null : Mark.exactly(value);
  }

  /** Whether the level asked for moves; otherwise only the goal counts. */
  boolean moving() {
    return switch (shape) {
      case TargetPath.Step(), TargetPath.Budget() -> false;
      case TargetPath.Linear(), TargetPath.Curve(_), TargetPath.YearlyRate(_) -> true;
    };
  }

  /** Whether the level asked for rests on the baseline's. */
  boolean fromBaseline() {
    return moving() && !(baseline instanceof Baseline.None);
  }

  /** The level asked for at {@code moment}, null when it is not known. */
  @Nullable Mark at(Instant moment) {
    return switch (shape) {
      case TargetPath.Step(), TargetPath.Budget() -> goal;
      case TargetPath.Linear() -> line(moment);
      case TargetPath.Curve(var points) -> curve(points, moment);
      case TargetPath.YearlyRate(double percent) ->
          deadline != null && !moment.isBefore(deadline) ? goal : rated(baseline, percent, moment);
    };
  }

  /**
   * The straight line from the baseline to the goal at {@code moment}, whether or not it is what is
   * asked for. Null without baseline, goal or deadline, or when the deadline is not after the
   * baseline. From the deadline on it is the goal.
   */
  @Nullable Mark line(Instant moment) {
    if (!(baseline instanceof Baseline.Known(Instant start, Mark begun))
        || goal == null
        || deadline == null
        || !start.isBefore(deadline)) {
      return null;
    }
    return moment.isBefore(deadline)
        ? between(new Corner(start, begun), new Corner(deadline, goal), moment)
        : goal;
  }

  private @Nullable Mark curve(List<TargetPath.Point> points, Instant moment) {
    if (goal == null || deadline == null || baseline instanceof Baseline.Unknown) {
      return null;
    }
    List<Corner> corners = corners(points, deadline, goal);
    Corner before = corners.getFirst();
    for (Corner corner : corners) {
      if (moment.isBefore(corner.at())) {
        return moment.isAfter(before.at()) ? between(before, corner, moment) : before.mark();
      }
      before = corner;
    }
    return goal;
  }

  private List<Corner> corners(List<TargetPath.Point> points, Instant deadline, Mark goal) {
    List<Corner> corners = new ArrayList<>();
    if (baseline instanceof Baseline.Known(Instant start, Mark begun) && start.isBefore(deadline)) {
      corners.add(new Corner(start, begun));
    }
    for (TargetPath.Point point : points) {
      Instant at = Objects.requireNonNull(Measured.midnightAfter(point.at()));
      boolean later = corners.isEmpty() || at.isAfter(corners.getLast().at());
      if (later && at.isBefore(deadline)) {
        corners.add(new Corner(at, Mark.exactly(point.value())));
      }
    }
    corners.add(new Corner(deadline, goal));
    return corners;
  }

  private static Mark between(Corner from, Corner to, Instant moment) {
    double done = seconds(from.at(), moment) / seconds(from.at(), to.at());
    double value = from.mark().value() + (to.mark().value() - from.mark().value()) * done;
    double margin = from.mark().margin() * (1 - done) + to.mark().margin() * done;
    return new Mark(value, margin);
  }

  /** A share of nothing, or of less than nothing, is no level. */
  private static @Nullable Mark rated(Baseline baseline, double percent, Instant moment) {
    if (!(baseline instanceof Baseline.Known(Instant start, Mark begun)) || begun.value() <= 0) {
      return null;
    }
    double years = Math.max(0, Years.between(start, moment));
    double factor = Math.pow(1 + percent / 100, years);
    return new Mark(begun.value() * factor, begun.margin() * factor);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }
}
