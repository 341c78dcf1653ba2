package se.framdrift.commitments;

import java.util.Map;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** Why a claim cannot be judged. */
final class ClaimWords {

  private ClaimWords() {}

  static Reason noFigure(Period period) {
    return Reasons.of(
        "no-figure",
        Map.of("period", period.text()),
        in ->
            (in == Wording.SV
                    ? "Det finns ingen färdig siffra för "
                    : "There is no finished figure for ")
                + in.period(period));
  }

  static Reason undated() {
    return Reason.of(
        "document-undated",
        "Dokumentet är odaterat, så det går inte att säga hur det stod till då",
        "The document is undated, so it cannot be said how things stood then");
  }
}
