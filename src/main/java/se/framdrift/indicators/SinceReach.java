package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** From local midnight of a day to the end of an observation. */
record SinceReach(LocalDate since) implements ObservedReach {

  @Override
  public Instant first() {
    return Stretch.midnight(since);
  }

  @Override
  public Stretch stretch(Period asked) {
    return Stretch.since(since, asked);
  }

  @Override
  public LocalizedText words(LocalizedText statistic) {
    return new LocalizedText(
        statistic.sv() + " av alla perioder som börjar " + since + " eller senare",
        statistic.en() + " of all periods that begin on " + since + " or later");
  }
}
