package se.framdrift.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a version of a target asks for at a moment. */
record Path(Target target, Baseline baseline) {

  private record Corner(Instant at, Level level) {}

  /** What counts at the end; null when it is not known. */
  @Nullable Level goal() {
    if (target.shape().equals("yearly-rate")) {
      Instant end = target.end();
      return end == null ? null : rated(end);
    }
    if (target.fromBaseline()) {
      return baseline.level();
    }
    return target.value() == null ? null : Level.exactly(target.value());
  }

  /** The level asked for; null when it is not known. */
  @Nullable Level at(Instant moment) {
    return switch (target.shape()) {
      case "linear" -> line(moment);
      case "curve" -> curve(moment);
      case "yearly-rate" -> rated(moment);
      default -> goal();
    };
  }

  /** Why {@link #at} is not known. */
  String unknown() {
    Level known = baseline.level();
    boolean rate = target.shape().equals("yearly-rate");
    return rate && known != null && known.value() <= 0 ? "rate-of-nothing" : "no-baseline";
  }

  /** The straight line from the baseline to the goal at the deadline. */
  @Nullable Level line(Instant moment) {
    Level goal = goal();
    Instant end = target.end();
    if (goal == null || end == null || baseline.level() == null || !begunBefore(end)) {
      return null;
    }
    return moment.isBefore(end)
        ? between(
            new Corner(Objects.requireNonNull(baseline.at()), baseline.level()),
            new Corner(end, goal),
            moment)
        : goal;
  }

  private boolean begunBefore(Instant end) {
    return baseline.at() != null && baseline.at().isBefore(end);
  }

  private static Level between(Corner from, Corner to, Instant moment) {
    double share = seconds(from.at(), moment) / seconds(from.at(), to.at());
    Level a = from.level();
    Level b = to.level();
    return new Level(
        a.value() + (b.value() - a.value()) * share,
        a.margin() + (b.margin() - a.margin()) * share);
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  private @Nullable Level curve(Instant moment) {
    Level goal = goal();
    Instant end = target.end();
    if (goal == null || end == null || (baseline.named() && baseline.level() == null)) {
      return null;
    }
    if (!moment.isBefore(end)) {
      return goal;
    }
    List<Corner> corners = new ArrayList<>();
    if (baseline.level() != null && begunBefore(end)) {
      corners.add(new Corner(Objects.requireNonNull(baseline.at()), baseline.level()));
    }
    for (Target.Corner each : target.corners()) {
      Instant at = Calendar.midnight(each.at().plusDays(1));
      if (at.isBefore(end) && (corners.isEmpty() || at.isAfter(corners.getLast().at()))) {
        corners.add(new Corner(at, Level.exactly(each.value())));
      }
    }
    corners.add(new Corner(end, goal));
    Corner before = corners.getFirst();
    if (!moment.isAfter(before.at())) {
      return before.level();
    }
    for (Corner next : corners) {
      if (moment.isBefore(next.at())) {
        return between(before, next, moment);
      }
      before = next;
    }
    return goal;
  }

  private @Nullable Level rated(Instant moment) {
    Level begun = baseline.level();
    if (begun == null || baseline.at() == null || begun.value() <= 0) {
      return null;
    }
    Instant end = target.end();
    Instant at = end != null && moment.isAfter(end) ? end : moment;
    double years = Math.max(0, Calendar.years(baseline.at(), at));
    double times = Math.pow(1 + target.rate() / 100, years);
    return new Level(begun.value() * times, begun.margin() * times);
  }
}
