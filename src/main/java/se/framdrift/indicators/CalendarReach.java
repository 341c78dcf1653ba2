package se.framdrift.indicators;

import java.util.List;
import java.util.Optional;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** Calendar periods, with all that lies wholly inside. */
record CalendarReach(CalendarUnit unit) implements Reach {

  @Override
  public Entries entries(List<Timeline> series) {
    return Entries.added();
  }

  @Override
  public Optional<Period> added(Period observed) {
    return CalendarPeriods.holding(observed, unit);
  }

  @Override
  public Stretch stretch(Period asked) {
    return Stretch.of(asked);
  }

  @Override
  public boolean isByObservation() {
    return false;
  }

  @Override
  public LocalizedText words(LocalizedText statistic) {
    LocalizedText period = CalendarPeriods.words(unit);
    return new LocalizedText(
        statistic.sv() + " per " + period.sv(), statistic.en() + " per " + period.en());
  }
}
