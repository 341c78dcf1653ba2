package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * Where a commitment's figures go if they go on as they have. A forecast is no evidence: it stands
 * beside a status and never changes one. The method is that of {@link
 * se.framdrift.statistics.Prediction}.
 */
public sealed interface Forecast {

  /** The share of what comes that the intervals hold. */
  double LEVEL = 0.8;

  /**
   * There is one.
   *
   * @param rests how many figures it rests on
   * @param steps the coming periods in order, at least one
   * @param fulfilment when the target would be reached; null when it is reached already, when the
   *     promise is about something else than a level to reach, or when the level is not known
   * @param words what it comes to
   */
  record Made(int rests, List<Step> steps, @Nullable Fulfilment fulfilment, Reason words)
      implements Forecast {
    public Made {
      steps = List.copyOf(steps);
    }
  }

  /** There is none, and why. */
  record None(Reason why) implements Forecast {}

  /**
   * What is expected of a period, in the indicator's unit, to six significant digits.
   *
   * @param end where it stands on a target path
   */
  record Step(Period period, Instant end, double value, double low, double high) {}

  /**
   * When the target would be reached: the first period that is on the good side with the better end
   * of its interval, with its expected value, and with the worse end. Null for not within the time
   * that can be foretold; all three are null when the figures do not move towards the target.
   *
   * @param until the last period that is foretold
   */
  record Fulfilment(
      @Nullable Period earliest, @Nullable Period likely, @Nullable Period latest, Period until) {}
}
