package se.framdrift.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** From local midnight of a day to the end of an observation. */
record SinceReach(LocalDate since) implements Reach {

  @Override
  public Entries entries(List<Timeline> series) {
    return Entries.of(series, Stretch.midnight(since));
  }

  @Override
  public Optional<Period> added(Period observed) {
    return Optional.empty();
  }

  @Override
  public Stretch stretch(Period asked) {
    return Stretch.since(since, asked);
  }

  @Override
  public boolean isByObservation() {
    return true;
  }

  @Override
  public LocalizedText words(LocalizedText statistic) {
    return new LocalizedText(
        statistic.sv() + " av alla perioder som börjar " + since + " eller senare",
        statistic.en() + " of all periods that begin on " + since + " or later");
  }
}
