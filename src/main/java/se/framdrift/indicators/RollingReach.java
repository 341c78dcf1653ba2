package se.framdrift.indicators;

import java.time.Instant;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** The calendar window of this length that ends with an observation. */
record RollingReach(java.time.Period window) implements ObservedReach {

  @Override
  public Instant first() {
    return Instant.MIN;
  }

  @Override
  public Stretch stretch(Period asked) {
    return Stretch.window(window, asked);
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
