package se.framdrift.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Periods as people name them, in Europe/Stockholm: {@code september 2025}, {@code the third
 * quarter of 2025}. Pure; any thread.
 */
public final class PeriodWords {

  private static final Locale SV = Locale.of("sv");
  private static final Locale EN = Locale.of("en");

  private PeriodWords() {}

  /** In both languages. */
  public static LocalizedText of(Period period) {
    return new LocalizedText(sv(period), en(period));
  }

  /** In Swedish. */
  public static String sv(Period period) {
    LocalDate first = period.firstDay();
    return switch (period.kind()) {
      case YEAR -> period.text();
      case QUARTER -> "kvartal " + first.get(IsoFields.QUARTER_OF_YEAR) + " " + first.getYear();
      case MONTH -> month(first, SV);
      case WEEK -> "vecka " + week(first) + " " + first.get(IsoFields.WEEK_BASED_YEAR);
      case DAY -> day(first, SV);
      case SPAN -> day(first, SV) + "–" + day(period.lastDay(), SV);
      case HOURS, INSTANT -> clock(period.start(), "d MMMM yyyy 'kl.' HH.mm", SV);
    };
  }

  /** In English. */
  public static String en(Period period) {
    LocalDate first = period.firstDay();
    return switch (period.kind()) {
      case YEAR -> period.text();
      case QUARTER ->
          "the %s quarter of %d"
              .formatted(ordinal(first.get(IsoFields.QUARTER_OF_YEAR)), first.getYear());
      case MONTH -> month(first, EN);
      case WEEK -> "week " + week(first) + " of " + first.get(IsoFields.WEEK_BASED_YEAR);
      case DAY -> day(first, EN);
      case SPAN -> day(first, EN) + "–" + day(period.lastDay(), EN);
      case HOURS, INSTANT -> clock(period.start(), "d MMMM yyyy HH:mm", EN);
    };
  }

  private static int week(LocalDate day) {
    return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static String month(LocalDate first, Locale locale) {
    return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(first);
  }

  private static String day(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
  }

  private static String clock(Instant moment, String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale)
        .format(ZonedDateTime.ofInstant(moment, Period.ZONE));
  }

  private static String ordinal(int quarter) {
    return switch (quarter) {
      case 1 -> "first";
      case 2 -> "second";
      case 3 -> "third";
      default -> "fourth";
    };
  }
}
