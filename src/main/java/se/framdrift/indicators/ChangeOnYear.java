package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** {@code value − value of the same period one year earlier}. */
record ChangeOnYear(Rows rows) implements ByObservation {

  @Override
  public InputValue of(Observation own, double value) {
    Observation earlier = rows.timeline().yearEarlier(own.period());
    Double from = earlier == null ? null : earlier.value();
    return earlier == null || from == null
        ? InputValue.missing(Reasons.noYearEarlier(own.period()))
        : InputValue.computed(value - from, rows.flag(earlier, own), rows.note(earlier, own));
  }

  @Override
  public Evidence evidence(Period period) {
    return rows.compared(rows.timeline().yearEarlier(period), rows.get(period));
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText(
        "ändring mot samma period ett år före", "change on the same period one year before");
  }
}
