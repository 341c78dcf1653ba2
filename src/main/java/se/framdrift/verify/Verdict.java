package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a commitment stands.
 *
 * @param state code, such as {@code on-track}
 * @param why code of the reason that decides; null where it is not looked at
 * @param since null when the rule names no moment
 * @param judged the figure that decides, null for none
 * @param beside codes of the reasons that must be told beside the one that decides, with their
 *     numbers as far as these are recounted
 */
record Verdict(
    String state,
    @Nullable String why,
    boolean secured,
    @Nullable Integer daysLate,
    @Nullable Instant since,
    @Nullable Figure judged,
    SortedMap<String, JsonObject> beside) {

  static final String UNKNOWN = "cannot-be-judged";

  Verdict {
    beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
  }

  static Verdict of(String state, @Nullable String why, @Nullable Figure judged) {
    return new Verdict(state, why, false, null, null, judged, Collections.emptySortedMap());
  }

  static Verdict unknown(@Nullable String why) {
    return of(UNKNOWN, why, null);
  }

  boolean isUnknown() {
    return state.equals(UNKNOWN);
  }

  Verdict since(@Nullable Instant moment) {
    return new Verdict(state, why, secured, daysLate, moment, judged, beside);
  }

  Verdict secured(boolean yes) {
    return new Verdict(state, why, yes, daysLate, since, judged, beside);
  }

  Verdict late(int days) {
    return new Verdict(state, why, secured, days, since, judged, beside);
  }

  Verdict state(String other) {
    return new Verdict(other, why, secured, daysLate, since, judged, beside);
  }

  /** With another reason that must be told. */
  Verdict also(String code) {
    return also(code, new JsonObject());
  }

  Verdict also(String code, JsonObject numbers) {
    SortedMap<String, JsonObject> more = new TreeMap<>(beside);
    more.put(code, numbers);
    return new Verdict(state, why, secured, daysLate, since, judged, more);
  }
}
