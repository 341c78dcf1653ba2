package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;

/**
 * How a commitment stands at a moment, and what that rests on.
 *
 * @param judged the value that the status rests on, or else the newest there is to show; null for
 *     none
 * @param targetNow the target path at the end of what {@code judged} measures, by the version of
 *     the target in force then, and the target itself once the deadline has passed, in the
 *     indicator's unit; null when there is no value the target is not known, or it is a budget
 * @param observedAt end of the newest reference period that has a value
 * @param expectedNext when the next figure is due: the end of the next reference period and the
 *     reporting lag; in the past when it is overdue
 * @param due the next instant at which time alone may change this: until then it stays as it is
 *     unless facts change. Null when time can change nothing.
 * @param forecast where the figures go if they go on as they have; the status never rests on it.
 *     Null for a commitment without figures
 */
public record Assessment(
    Status status,
    @Nullable IndicatorValue judged,
    @Nullable Double targetNow,
    @Nullable Instant observedAt,
    @Nullable Instant expectedNext,
    @Nullable Instant due,
    @Nullable Forecast forecast) {

  /** Without a forecast. */
  Assessment(
      Status status,
      @Nullable IndicatorValue judged,
      @Nullable Double targetNow,
      @Nullable Instant observedAt,
      @Nullable Instant expectedNext,
      @Nullable Instant due) {
    this(status, judged, targetNow, observedAt, expectedNext, due, null);
  }

  /** With further reasons, and another moment to look again. */
  Assessment and(List<Reason> further, @Nullable Instant lookAgain) {
    Draft draft = new Draft(status, judged).and(further);
    return new Assessment(
        draft.status(), judged, targetNow, observedAt, expectedNext, lookAgain, forecast);
  }
}
