package se.framdrift.feeds.reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * Makes periods of moments, by the resolution of a KPI: the one in which the moment lies, or the
 * one that ends with it. Hours are cut in UTC, everything longer by the calendar of
 * Europe/Stockholm.
 *
 * @param resolution a length of whole seconds that divides a day, a day, a week, a month, a quarter
 *     or a year; zero for the moment itself
 * @param atEnd whether a moment stands for the period that ends with it
 */
public record Stamps(Span resolution, boolean atEnd) {

  /**
   * @throws IllegalArgumentException when no periods of this length follow each other
   */
  public Stamps {
    Duration time = resolution.time();
    boolean known =
        resolution.days().isZero()
            ? time.isZero() || dividesADay(time)
            : switch (resolution.toString()) {
              case "P1D", "P7D", "P1W", "P1M", "P3M", "P1Y" -> true;
              default -> false;
            };
    if (!known) {
      throw new IllegalArgumentException(
          resolution + " is no resolution that single moments can be sorted into");
    }
  }

  private static boolean dividesADay(Duration time) {
    return time.getNano() == 0
        && time.isPositive()
        && Duration.ofDays(1).toSeconds() % time.toSeconds() == 0;
  }

  /**
   * The period of a moment.
   *
   * @throws Refusal when the moment lies too far away
   */
  public String period(String field, Instant moment) {
    try {
      return periodOf(moment).text();
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
      throw new Refusal(field, "out of range: " + moment, "a moment from 1749 to 2199");
    }
  }

  /**
   * The period between two moments.
   *
   * @throws Refusal when the first is not before the second, or they lie too far away or apart
   */
  public static String between(String field, Instant start, Instant end) {
    try {
      return Period.parse(start + "/" + Duration.between(start, end)).text();
    } catch (ArithmeticException | IllegalArgumentException _) {
      throw new Refusal(
          field,
          "no interval from %s to %s".formatted(start, end),
          "an earlier moment and a later one, at most ten years apart");
    }
  }

  private Period periodOf(Instant moment) {
    Instant inside = atEnd ? moment.minusNanos(1) : moment;
    if (resolution.days().isZero()) {
      if (resolution.time().isZero()) {
        return Period.parse(moment.toString());
      }
      long length = resolution.time().toSeconds();
      Instant start =
          Instant.ofEpochSecond(Math.floorDiv(inside.getEpochSecond(), length) * length);
      return Period.parse(start + "/" + resolution.time());
    }
    LocalDate day = LocalDate.ofInstant(inside, Period.ZONE);
    return switch (resolution.toString()) {
      case "P1D" -> Period.ofDay(day);
      case "P1M" -> Period.ofMonth(YearMonth.from(day));
      case "P3M" -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case "P1Y" -> Period.ofYear(day.getYear());
      default ->
          Period.ofWeek(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    };
  }
}
