package se.framdrift.commitments;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/** Why a path cannot be followed, and what is said of changed targets and damped states. */
final class Remarks {

  private Remarks() {}

  static Reason rateOfNothing() {
    return Reason.of(
        "rate-of-nothing",
        "Utgångsvärdet är noll eller mindre, och en andel av det går inte att räkna ut",
        "The baseline is zero or less, and a share of it cannot be computed");
  }

  static Reason noDeadline() {
    return Reason.of(
        "no-deadline",
        "Det är inte sagt till vilken dag budgeten ska räcka",
        "It is not said until which day the budget is to last");
  }

  static Reason belowZero(Period period) {
    return Reasons.of(
        "below-zero",
        Map.of("period", period.text()),
        in ->
            in == Wording.SV
                ? "Siffran för " + in.period(period) + " är under noll; en budget kan bara användas"
                : "The figure for "
                    + in.period(period)
                    + " is below zero; a budget can only be used");
  }

  static Reason smallGroup(Period period, long n, int smallest) {
    return Reasons.of(
        "small-group",
        Map.of("period", period.text(), "n", Long.toString(n), "smallest", "" + smallest),
        in ->
            in == Wording.SV
                ? "Siffran för %s vilar på %d svar, färre än %d"
                    .formatted(in.period(period), n, smallest)
                : "The figure for %s rests on %d answers, fewer than %d"
                    .formatted(in.period(period), n, smallest));
  }

  static Reason damped(State raw, State shown, Steadiness steadiness) {
    Map<String, String> params =
        Map.of(
            "raw", raw.code(),
            "shown", shown.code(),
            "hysteresis", Wording.raw(steadiness.hysteresis()),
            "dwell", Integer.toString(steadiness.dwell()),
            "enough", Integer.toString(steadiness.enough()),
            "outOf", Integer.toString(steadiness.outOf()));
    return Reasons.of(
        "damped",
        params,
        in ->
            in == Wording.SV
                ? "Dämpat: siffran i sig säger "
                    + StateWords.of(raw, in)
                    + ", men det räcker inte för att ändra omdömet "
                    + StateWords.of(shown, in)
                : "Damped: the figure by itself says "
                    + StateWords.of(raw, in)
                    + ", but that is not enough to change the verdict "
                    + StateWords.of(shown, in));
  }

  /** A target that was changed while it still could be. */
  static Reason revised(TargetRevision by, Change change, Target before, Target after) {
    return Reasons.of(
        "target-revised",
        params(by, change, before, after),
        in ->
            change.words(in)
                + (in == Wording.SV ? " från och med den " : " as of ")
                + in.day(by.since())
                + " ("
                + in.of(by.decided())
                + "): "
                + (in == Wording.SV ? "tidigare " : "before ")
                + words(before, in)
                + (in == Wording.SV ? ", nu " : ", now ")
                + words(after, in));
  }

  /** A target that was changed when its time had run out. */
  static Reason revisedLate(TargetRevision by, Change change, Target before, Target after) {
    return Reasons.of(
        "target-revised-late",
        params(by, change, before, after),
        in ->
            in == Wording.SV
                ? "Målet ändrades den "
                    + in.day(by.since())
                    + " ("
                    + in.of(by.decided())
                    + "), när tiden hade gått ut; omdömet gäller målet som det var"
                : "The target was changed on "
                    + in.day(by.since())
                    + " ("
                    + in.of(by.decided())
                    + "), when the time had run out; the verdict is by the target as it was");
  }

  static Reason byOriginal(State state) {
    return Reasons.of(
        "by-original-target",
        Map.of("state", state.code()),
        in ->
            (in == Wording.SV ? "Enligt det ursprungliga målet: " : "By the original target: ")
                + StateWords.of(state, in));
  }

  private static Map<String, String> params(
      TargetRevision by, Change change, Target before, Target after) {
    Map<String, String> params = new TreeMap<>();
    params.put("since", by.since().toString());
    params.put("decided", by.decided().en());
    params.put("change", change.code());
    put(params, "valueBefore", raw(before.value()));
    put(params, "value", raw(after.value()));
    put(params, "deadlineBefore", before.deadline());
    put(params, "deadline", after.deadline());
    params.put("pathBefore", before.path().code());
    params.put("path", after.path().code());
    return params;
  }

  private static void put(Map<String, String> params, String name, @Nullable Object value) {
    if (value != null) {
      params.put(name, value.toString());
    }
  }

  private static @Nullable String raw(@Nullable Double value) {
    return value == null ? null : Wording.raw(value);
  }

  private static String words(Target target, Wording in) {
    StringBuilder words = new StringBuilder();
    Double value = target.value();
    if (value != null && target.comparison() != null) {
      words.append(in.comparison(target.comparison()));
      words.append(in.quantity(value, value, target.unit() == null ? "" : target.unit()));
    } else {
      words.append(in == Wording.SV ? "målet" : "the target");
    }
    if (target.deadline() != null) {
      words.append(in == Wording.SV ? " till den " : " by ").append(in.day(target.deadline()));
    }
    return words.toString();
  }
}
