package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** The observation itself. */
record Latest(Rows rows) implements ByObservation {

  @Override
  public InputValue of(Observation own, double value) {
    return new InputValue(
        value,
        null,
        own.margin(),
        own.n(),
        own.flag(),
        rows.facts().note(rows.series(), own),
        null);
  }

  @Override
  public Evidence evidence(Period period) {
    return rows.evidence(rows.get(period));
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText("uppgiften som den är", "the figure as it is");
  }
}
