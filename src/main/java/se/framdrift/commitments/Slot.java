package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import se.framdrift.model.Period;

/**
 * A stretch of time for which a figure is expected.
 *
 * @param start first instant
 * @param end first instant after what is measured: where the figure stands on a target path
 */
record Slot(Instant start, Instant end) {

  /** The stretch as people name it: the year, quarter, month, day or span that it fills. */
  Period period() {
    LocalDate first = LocalDate.ofInstant(start, Period.ZONE);
    LocalDate next = LocalDate.ofInstant(end.minusNanos(1), Period.ZONE).plusDays(1);
    if (first.getDayOfYear() == 1 && next.equals(first.plusYears(1))) {
      return Period.ofYear(first.getYear());
    }
    if (first.getDayOfMonth() == 1 && next.equals(first.plusMonths(1))) {
      return Period.ofMonth(YearMonth.from(first));
    }
    if (first.getDayOfMonth() == 1
        && first.getMonthValue() % 3 == 1
        && next.equals(first.plusMonths(3))) {
      return Period.ofQuarter(first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
    }
    if (first.getDayOfMonth() == 1 && next.equals(first.plusYears(1))) {
      return Period.ofSpan(first, java.time.Period.ofMonths(12));
    }
    long days = ChronoUnit.DAYS.between(first, next);
    return days <= 1
        ? Period.ofDay(first)
        : Period.ofSpan(first, java.time.Period.ofDays(Math.toIntExact(days)));
  }
}
