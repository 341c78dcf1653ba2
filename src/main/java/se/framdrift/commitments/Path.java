package se.framdrift.commitments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when.
 *
 * @param baseline where it began
 * @param goal what is asked for at the deadline; null when it is the baseline's level and that is
 *     unknown
 * @param deadline the midnight that ends the last day; null for none
 * @param straight whether the level asked for moves in a straight line from the baseline's to the
 *     goal; otherwise only the goal counts
 */
record Path(Baseline baseline, @Nullable Mark goal, @Nullable Instant deadline, boolean straight) {

  /** The level asked for at {@code moment}, null when it is not known. */
  @Nullable Mark at(Instant moment) {
    return straight ? line(moment) : goal;
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
    if (!moment.isBefore(deadline)) {
      return goal;
    }
    double done = seconds(start, moment) / seconds(start, deadline);
    double value = begun.value() + (goal.value() - begun.value()) * done;
    double margin = begun.margin() * (1 - done) + goal.margin() * done;
    return new Mark(value, margin);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }
}
