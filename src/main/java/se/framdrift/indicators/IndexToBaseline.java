package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** {@code 100 × value ÷ value of the baseline}, multiplied first. */
record IndexToBaseline(Rows rows, Period baseline) implements ByObservation {

  @Override
  public InputValue of(Observation own, double value) {
    Observation base = rows.get(baseline);
    Double from = base == null ? null : base.value();
    if (base == null || from == null) {
      return InputValue.missing(Reasons.noBaseline(baseline));
    }
    return from == 0.0
        ? InputValue.missing(Reasons.zeroBaseline(baseline))
        : InputValue.computed(100 * value / from, rows.flag(base, own), rows.note(base, own));
  }

  @Override
  public Evidence evidence(Period period) {
    return rows.compared(rows.get(baseline), rows.get(period));
  }

  @Override
  public LocalizedText words() {
    return LocalizedText.same("index, " + baseline + " = 100");
  }
}
