package se.framdrift.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a commitment stands, by the status rule.
 *
 * @param secured for {@code MET} and {@code KEPT_LATE}: whether it can no longer be lost (the
 *     deadline has passed)
 * @param daysLate for {@code KEPT_LATE}: whole days after the deadline
 * @param since the moment that the rule names for this state, null when it names none
 * @param reasons never empty; the first is the one to show
 */
public record Status(
    State state,
    boolean secured,
    @Nullable Integer daysLate,
    @Nullable Instant since,
    List<Reason> reasons) {

  public Status {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a status gives its reasons");
    }
  }

  /** Every state a commitment can be in. */
  public enum State {
    ON_TRACK,
    AT_RISK,
    OFF_TRACK,
    MET,
    MISSED,
    KEPT_LATE,
    DONE,
    STARTED,
    STALLED,
    NOT_STARTED,
    CANNOT_BE_JUDGED,
    NOT_YET_MEASURABLE,
    WITHDRAWN,
    SUPERSEDED;

    /** The code on the wire: {@code on-track}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
