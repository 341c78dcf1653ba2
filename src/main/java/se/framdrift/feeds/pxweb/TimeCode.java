package se.framdrift.feeds.pxweb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Period;

/**
 * Time as statistical offices write it: {@code 2025}, {@code 2025K3} and {@code 2025Q3}, {@code
 * 2025M09}, {@code 2025V36} and {@code 2025W36}, {@code 2025H1}, {@code 20250901} and {@code
 * 2025M09D01}, {@code 2024/25} (from July to June), {@code 2023-2025} (whole years); and periods as
 * the API writes them.
 */
final class TimeCode {

  private static final Pattern PART =
      Pattern.compile("([0-9]{4})(?:([KQ])([1-4])|(M)([0-9]{1,2})|([VWU])([0-9]{1,2})|(H)([12]))");
  private static final Pattern DAY = Pattern.compile("([0-9]{4})M?([0-9]{2})D?([0-9]{2})");
  private static final Pattern SCHOOL_YEAR = Pattern.compile("([0-9]{4})/([0-9]{2}|[0-9]{4})");
  private static final Pattern YEARS = Pattern.compile("([0-9]{4})[-–]([0-9]{4})");

  private TimeCode() {}

  /**
   * The period that a code means.
   *
   * @param variable for the message
   * @throws Refusal when it means none
   */
  static Period period(String variable, String code) {
    try {
      return read(code.strip());
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new Refusal(
          variable,
          "not a time that is known: " + Unreadable.shown(code),
          "such as 2025, 2025K3, 2025M09, 2025V36, 2025-09-01 or 2024/25");
    }
  }

  private static Period read(String code) {
    Matcher part = PART.matcher(code);
    if (part.matches()) {
      return part(part);
    }
    Matcher day = DAY.matcher(code);
    if (day.matches()) {
      return Period.ofDay(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)));
    }
    Matcher school = SCHOOL_YEAR.matcher(code);
    if (school.matches()) {
      int first = number(school, 1);
      if ((first + 1) % 100 != number(school, 2) % 100) {
        throw new DateTimeException("not two years running");
      }
      return Period.ofSpan(LocalDate.of(first, 7, 1), java.time.Period.ofMonths(12));
    }
    Matcher years = YEARS.matcher(code);
    if (years.matches()) {
      int first = number(years, 1);
      int count = number(years, 2) - first + 1;
      return Period.ofSpan(LocalDate.of(first, 1, 1), java.time.Period.ofYears(count));
    }
    return Period.parse(code);
  }

  private static Period part(Matcher part) {
    int year = number(part, 1);
    if (part.group(2) != null) {
      return Period.ofQuarter(year, number(part, 3));
    }
    if (part.group(4) != null) {
      return Period.ofMonth(YearMonth.of(year, number(part, 5)));
    }
    if (part.group(6) != null) {
      return Period.ofWeek(year, number(part, 7));
    }
    int firstMonth = number(part, 9) == 1 ? 1 : 7;
    return Period.ofSpan(LocalDate.of(year, firstMonth, 1), java.time.Period.ofMonths(6));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
