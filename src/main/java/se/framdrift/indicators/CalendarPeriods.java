package se.framdrift.indicators;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** Which calendar period, in Europe/Stockholm, an observation belongs to. */
final class CalendarPeriods {

  private static final java.time.Period SIX_MONTHS = java.time.Period.ofMonths(6);
  private static final java.time.Period TERM = java.time.Period.ofYears(4);

  /** A year in which municipal councils were elected: they take office on 15 October. */
  private static final int AN_ELECTION = 2022;

  private static final java.time.Period TWELVE_MONTHS = java.time.Period.ofMonths(12);

  private CalendarPeriods() {}

  /**
   * The calendar period that holds {@code period} wholly; empty when none does. An instant on the
   * boundary belongs to the calendar period that begins there.
   */
  static Optional<Period> holding(Period period, CalendarUnit calendar) {
    try {
      Period candidate = around(period.firstDay(), calendar);
      return Stretch.of(candidate).holds(period) ? Optional.of(candidate) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty(); // it would begin before the first year that a period can have
    }
  }

  static LocalizedText words(CalendarUnit calendar) {
    return switch (calendar) {
      case DAY -> new LocalizedText("dag", "day");
      case WEEK -> new LocalizedText("vecka", "week");
      case MONTH -> new LocalizedText("månad", "month");
      case QUARTER -> new LocalizedText("kvartal", "quarter");
      case HALF_YEAR -> new LocalizedText("halvår", "half-year");
      case YEAR -> new LocalizedText("år", "year");
      case SCHOOL_TERM -> new LocalizedText("termin", "school term");
      case SCHOOL_YEAR -> new LocalizedText("läsår (juli till juni)", "school year (July to June)");
      case TERM_OF_OFFICE -> new LocalizedText("mandatperiod", "term of office");
    };
  }

  private static Period around(LocalDate day, CalendarUnit calendar) {
    return switch (calendar) {
      case DAY -> Period.ofDay(day);
      case WEEK ->
          Period.ofWeek(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> Period.ofMonth(YearMonth.from(day));
      case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case HALF_YEAR, SCHOOL_TERM ->
          Period.ofSpan(
              LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1), SIX_MONTHS);
      case YEAR -> Period.ofYear(day.getYear());
      case SCHOOL_YEAR -> {
        int year = day.getMonthValue() < 7 ? day.getYear() - 1 : day.getYear();
        yield Period.ofSpan(LocalDate.of(year, 7, 1), TWELVE_MONTHS);
      }
      case TERM_OF_OFFICE -> {
        int begun = day.isBefore(LocalDate.of(day.getYear(), 10, 15)) ? 1 : 0;
        int year = day.getYear() - begun;
        int first = year - Math.floorMod(year - AN_ELECTION, TERM.getYears());
        yield Period.ofSpan(LocalDate.of(first, 10, 15), TERM);
      }
    };
  }
}
