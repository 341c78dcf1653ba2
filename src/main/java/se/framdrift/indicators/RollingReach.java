package se.framdrift.indicators;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** The calendar window of this length that ends with an observation. */
record RollingReach(java.time.Period window) implements Reach {

  @Override
  public Entries entries(List<Timeline> series) {
    return Entries.of(series, Instant.MIN);
  }

  @Override
  public Optional<Period> added(Period observed) {
    return Optional.empty();
  }

  @Override
  public Stretch stretch(Period asked) {
    return Stretch.window(window, asked);
  }

  @Override
  public boolean isByObservation() {
    return true;
  }

  @Override
  public LocalizedText words(LocalizedText statistic) {
    StringBuilder sv = new StringBuilder();
    StringBuilder en = new StringBuilder();
    append(sv, window.getYears(), "år", "år");
    append(sv, window.getMonths(), "månad", "månader");
    append(sv, window.getDays(), "dag", "dagar");
    append(en, window.getYears(), "year", "years");
    append(en, window.getMonths(), "month", "months");
    append(en, window.getDays(), "day", "days");
    return new LocalizedText(
        statistic.sv() + " på " + sv + " till och med perioden",
        statistic.en() + " in the " + en + " up to the end of the period");
  }

  private static void append(StringBuilder words, int count, String one, String several) {
    if (count != 0) {
      words.append(words.isEmpty() ? "" : " ").append(count).append(' ');
      words.append(count == 1 ? one : several);
    }
  }
}
