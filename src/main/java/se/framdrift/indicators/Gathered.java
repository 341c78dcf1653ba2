package se.framdrift.indicators;

import java.util.Optional;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/** A measure of all observations in a stretch of time. */
record Gathered(Reach reach, Measure measure) implements Rule {

  @Override
  public Entries entries() {
    return reach.entries(measure.timelines());
  }

  @Override
  public Optional<Period> entry(Period observed) {
    return reach.added(observed);
  }

  @Override
  public void changed(SeriesId series, Period period) {
    measure.changed(series, period);
  }

  @Override
  public InputValue at(Period period) {
    Reason missing = reach.isByObservation() ? measure.missing(period) : null;
    return missing == null
        ? measure.of(reach.stretch(period), period)
        : InputValue.missing(missing);
  }

  @Override
  public Evidence evidence(Period period) {
    return measure.evidence(reach.stretch(period));
  }

  @Override
  public LocalizedText words() {
    return reach.words(measure.words());
  }
}
