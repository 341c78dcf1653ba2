package se.framdrift.model;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reference period: what stretch of time a figure speaks of.
 *
 * <p>Calendar periods (years to days, and spans of whole days) are in Europe/Stockholm, so that a
 * day may have 23 or 25 hours; spans with a time of day and single instants carry their own offset.
 * Two periods are equal when their canonical texts are.
 *
 * @param kind which of the forms of ISO 8601 it is written in
 * @param text canonical form: {@code 2025}, {@code 2025-Q3}, {@code 2025-09}, {@code 2025-W36},
 *     {@code 2025-09-01}, {@code 2025-07-01/P12M}, {@code 2025-08-31T22:00:00Z/PT1H}, {@code
 *     2025-08-31T22:00:00Z}
 * @param start first instant
 * @param end first instant after it; equal to {@code start} for an instant
 */
public record Period(Kind kind, String text, Instant start, Instant end)
    implements Comparable<Period> {

  /** The zone of every calendar thing. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  /** How a period is written, which also says what "the same period a year earlier" is. */
  public enum Kind {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    SPAN,
    HOURS,
    INSTANT
  }

  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");
  private static final Pattern WEEK = Pattern.compile("([0-9]{4})-W([0-9]{2})");
  private static final Pattern SPAN =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})/(P[0-9YMWD]{2,12})");

  /**
   * Reads any of the forms above.
   *
   * @throws IllegalArgumentException with a message for the sender when it is none of them
   */
  public static Period parse(String text) {
    try {
      return read(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a period: " + shortened(text), e);
    }
  }

  private static Period read(String text) {
    if (text.length() > 80) {
      throw new DateTimeException("too long");
    }
    if (text.matches("[0-9]{4}")) {
      return ofYear(Integer.parseInt(text));
    }
    if (text.matches("[0-9]{4}-[0-9]{2}")) {
      return ofMonth(YearMonth.parse(text));
    }
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return ofDay(LocalDate.parse(text));
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      return ofQuarter(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)));
    }
    Matcher week = WEEK.matcher(text);
    if (week.matches()) {
      return ofWeek(Integer.parseInt(week.group(1)), Integer.parseInt(week.group(2)));
    }
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      return ofSpan(LocalDate.parse(span.group(1)), java.time.Period.parse(span.group(2)));
    }
    return clock(text);
  }

  private static Period clock(String text) {
    int slash = text.indexOf('/');
    Instant start = OffsetDateTime.parse(slash < 0 ? text : text.substring(0, slash)).toInstant();
    inRange(start.atZone(ZONE).getYear());
    if (slash < 0) {
      return new Period(Kind.INSTANT, start.toString(), start, start);
    }
    Duration length = Duration.parse(text.substring(slash + 1));
    if (!length.isPositive() || length.compareTo(Duration.ofDays(3660)) > 0) {
      throw new DateTimeException("length out of range");
    }
    return new Period(Kind.HOURS, start + "/" + length, start, start.plus(length));
  }

  /** A calendar year. */
  public static Period ofYear(int year) {
    inRange(year);
    return days(
        Kind.YEAR,
        Year.of(year).toString(),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year + 1, 1, 1));
  }

  /** A calendar quarter, 1 to 4. */
  public static Period ofQuarter(int year, int quarter) {
    inRange(year);
    LocalDate first = LocalDate.of(year, 3 * quarter - 2, 1);
    return days(Kind.QUARTER, year + "-Q" + quarter, first, first.plusMonths(3));
  }

  /** A calendar month. */
  public static Period ofMonth(YearMonth month) {
    inRange(month.getYear());
    return days(Kind.MONTH, month.toString(), month.atDay(1), month.plusMonths(1).atDay(1));
  }

  /**
   * An ISO 8601 week.
   *
   * @throws DateTimeException when that year has no such week
   */
  public static Period ofWeek(int weekYear, int week) {
    inRange(weekYear);
    LocalDate first =
        LocalDate.of(weekYear, 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
            .with(DayOfWeek.MONDAY);
    if (first.get(IsoFields.WEEK_BASED_YEAR) != weekYear) {
      throw new DateTimeException("no week " + week + " in " + weekYear);
    }
    return days(
        Kind.WEEK,
        String.format(Locale.ROOT, "%04d-W%02d", weekYear, week),
        first,
        first.plusWeeks(1));
  }

  /** One local day. */
  public static Period ofDay(LocalDate day) {
    inRange(day.getYear());
    return days(Kind.DAY, day.toString(), day, day.plusDays(1));
  }

  /**
   * A span of whole days, such as the school year {@code 2025-07-01/P12M}. Years are written as
   * months, so that a year has one spelling.
   */
  public static Period ofSpan(LocalDate first, java.time.Period length) {
    inRange(first.getYear());
    LocalDate next = first.plus(length);
    if (!next.isAfter(first) || next.isAfter(first.plusYears(50))) {
      throw new DateTimeException("length out of range");
    }
    int months = Math.toIntExact(length.toTotalMonths());
    java.time.Period canonical = length.withYears(0).withMonths(months);
    return days(Kind.SPAN, first + "/" + canonical, first, next);
  }

  /**
   * The same stretch as people name it: {@code 2025-01-01/P1D} is {@code 2025-01-01}, {@code
   * 2025-01-01/P12M} is {@code 2025}. What is no year, quarter, month, ISO week or day stays as it
   * is. So one stretch has one spelling in the ledger.
   */
  public Period plain() {
    if (kind != Kind.SPAN && kind != Kind.HOURS) {
      return this;
    }
    LocalDate first = firstDay();
    return Stream.of(
            ofYear(first.getYear()),
            ofQuarter(first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR)),
            ofMonth(YearMonth.from(first)),
            weekOf(first),
            ofDay(first))
        .filter(each -> each.start.equals(start) && each.end.equals(end))
        .findFirst()
        .orElse(this);
  }

  /** The last days of 2199 may lie in a week of 2200, which is out of range. */
  private static Period weekOf(LocalDate day) {
    int year = day.get(IsoFields.WEEK_BASED_YEAR);
    return year < 1749 || year > 2199
        ? ofDay(day)
        : ofWeek(year, day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static Period days(Kind kind, String text, LocalDate first, LocalDate next) {
    return new Period(
        kind, text, first.atStartOfDay(ZONE).toInstant(), next.atStartOfDay(ZONE).toInstant());
  }

  private static void inRange(int year) {
    if (year < 1749 || year > 2199) {
      throw new DateTimeException("year out of range 1749 to 2199");
    }
  }

  /** First local day that the period touches. */
  public LocalDate firstDay() {
    return LocalDate.ofInstant(start, ZONE);
  }

  /** Last local day that the period touches: where its figure stands on a target path. */
  public LocalDate lastDay() {
    return start.equals(end) ? firstDay() : LocalDate.ofInstant(end.minusNanos(1), ZONE);
  }

  /** The period of the same kind one year earlier; for weeks the week of the same number. */
  public Period yearEarlier() {
    return switch (kind) {
      case YEAR -> ofYear(firstDay().getYear() - 1);
      case QUARTER ->
          ofQuarter(firstDay().getYear() - 1, firstDay().get(IsoFields.QUARTER_OF_YEAR));
      case MONTH -> ofMonth(YearMonth.from(firstDay()).minusYears(1));
      case WEEK ->
          ofWeek(
              firstDay().get(IsoFields.WEEK_BASED_YEAR) - 1,
              Math.min(
                  firstDay().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                  weeksIn(firstDay().get(IsoFields.WEEK_BASED_YEAR) - 1)));
      case DAY -> ofDay(firstDay().minusYears(1));
      case SPAN -> {
        String length = text.substring(text.indexOf('/') + 1);
        yield ofSpan(firstDay().minusYears(1), java.time.Period.parse(length));
      }
      case HOURS -> {
        Instant earlier = start.atZone(ZONE).minusYears(1).toInstant();
        Duration length = Duration.between(start, end);
        yield new Period(Kind.HOURS, earlier + "/" + length, earlier, earlier.plus(length));
      }
      case INSTANT -> {
        Instant earlier = start.atZone(ZONE).minusYears(1).toInstant();
        yield new Period(Kind.INSTANT, earlier.toString(), earlier, earlier);
      }
    };
  }

  private static int weeksIn(int weekYear) {
    return (int) LocalDate.of(weekYear, 1, 4).range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).getMaximum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Period that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** In calendar order: by end, then start. */
  @Override
  public int compareTo(Period other) {
    int order = end.compareTo(other.end);
    if (order == 0) {
      order = start.compareTo(other.start);
    }
    return order == 0 ? text.compareTo(other.text) : order;
  }

  @Override
  public String toString() {
    return text;
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
