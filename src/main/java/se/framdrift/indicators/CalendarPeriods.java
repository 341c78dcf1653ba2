package se.framdrift.indicators;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import se.framdrift.catalog.Aggregate;
import se.framdrift.model.Period;

/** Which calendar period, in Europe/Stockholm, an observation belongs to. */
final class CalendarPeriods {

  private static final java.time.Period TWELVE_MONTHS = java.time.Period.ofMonths(12);

  private CalendarPeriods() {}

  /**
   * The calendar period that holds {@code period} wholly; empty when none does. An instant on the
   * boundary belongs to the calendar period that begins there.
   */
  static Optional<Period> holding(Period period, Aggregate.Calendar calendar) {
    try {
      Period candidate = around(period.firstDay(), calendar);
      return Stretch.of(candidate).holds(period) ? Optional.of(candidate) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty(); // it would begin before the first year that a period can have
    }
  }

  private static Period around(LocalDate day, Aggregate.Calendar calendar) {
    return switch (calendar) {
      case DAY -> Period.ofDay(day);
      case WEEK ->
          Period.ofWeek(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> Period.ofMonth(YearMonth.from(day));
      case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> Period.ofYear(day.getYear());
      case SCHOOL_YEAR -> {
        int year = day.getMonthValue() < 7 ? day.getYear() - 1 : day.getYear();
        yield Period.ofSpan(LocalDate.of(year, 7, 1), TWELVE_MONTHS);
      }
    };
  }
}
