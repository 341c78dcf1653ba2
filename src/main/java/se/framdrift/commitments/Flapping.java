package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.model.Period;
import se.framdrift.model.Status.State;

/**
 * How often a commitment would have changed state before its deadline, with and without damping: a
 * preview over history, by the figures in force now.
 *
 * @param steps the periods of evidence, in calendar order
 * @param changesRaw how often the state changed from one period to the next without damping
 * @param changes the same with it
 */
public record Flapping(List<Step> steps, int changesRaw, int changes) {

  /** What was said of a period, by the figures up to there. */
  public record Step(Period period, State raw, State shown) {}

  /**
   * What a steadiness would have done; pass the target's own to look at the rule as it is. Pure;
   * any thread. Cost grows with the number of periods.
   *
   * @return null for a commitment that no figures judge, and for a limit that holds all the time or
   *     a budget, which are never damped
   */
  public static @Nullable Flapping preview(
      Commitment commitment, Evidence evidence, Instant now, Steadiness steadiness) {
    Target target = commitment.target();
    if (target == null
        || !Measurability.hindrances(commitment).isEmpty()
        || !(Rule.of(commitment.kind()) instanceof MeasuredRule rule)) {
      return null;
    }
    Measured measured = Measured.of(commitment, target.with(steadiness), evidence, now);
    Damping damping = new Damping(rule, measured);
    if (!damping.applies()) {
      return null;
    }
    List<Step> steps =
        damping.steps().stream()
            .map(step -> new Step(step.figure().period(), step.raw(), step.shown()))
            .toList();
    return new Flapping(steps, changes(steps, Step::raw), changes(steps, Step::shown));
  }

  private static int changes(List<Step> steps, Function<Step, State> state) {
    int changes = 0;
    for (int i = 1; i < steps.size(); i++) {
      changes += state.apply(steps.get(i)) == state.apply(steps.get(i - 1)) ? 0 : 1;
    }
    return changes;
  }
}
