package se.framdrift.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a commitment stands.
 *
 * @param state code, such as {@code on-track}
 * @param why code of the reason that decides; null where it is not looked at
 * @param since null when the rule names no moment
 * @param judged the figure that decides, null for none
 */
record Verdict(
    String state,
    @Nullable String why,
    boolean secured,
    @Nullable Integer daysLate,
    @Nullable Instant since,
    @Nullable Figure judged) {

  static final String UNKNOWN = "cannot-be-judged";

  static Verdict of(String state, String why, @Nullable Figure judged) {
    return new Verdict(state, why, false, null, null, judged);
  }

  static Verdict unknown(@Nullable String why) {
    return new Verdict(UNKNOWN, why, false, null, null, null);
  }

  Verdict since(@Nullable Instant moment) {
    return new Verdict(state, why, secured, daysLate, moment, judged);
  }

  Verdict secured(boolean yes) {
    return new Verdict(state, why, yes, daysLate, since, judged);
  }

  Verdict late(int days) {
    return new Verdict(state, why, secured, days, since, judged);
  }

  Verdict state(String other) {
    return new Verdict(other, why, secured, daysLate, since, judged);
  }

  Verdict why(String code) {
    return new Verdict(state, code, secured, daysLate, since, judged);
  }
}
