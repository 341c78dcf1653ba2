package se.framdrift.commitments;

import java.util.Map;
import se.framdrift.catalog.Steadiness;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/** Why a path cannot be followed, and what is said of damped states. */
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
}
