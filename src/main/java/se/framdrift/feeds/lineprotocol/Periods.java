package se.framdrift.feeds.lineprotocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Period;

/**
 * Turns the timestamp of a reading into the period of a KPI that it speaks of.
 *
 * @param length of the KPI's periods on the clock, in nanoseconds; 0 where the calendar has them
 * @param endStamped whether a reading is stamped with the end of its period
 * @param zone whose clock the timestamps show; UTC when they are right
 */
record Periods(Cut cut, long length, String text, boolean endStamped, ZoneId zone) {

  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;

  /** How the calendar cuts time. */
  enum Cut {
    INSTANT,
    CLOCK,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  /**
   * @throws IllegalArgumentException when a timestamp does not tell a period of the KPI
   */
  static Periods of(Kpi kpi, boolean endStamped, ZoneId zone) {
    String resolution = kpi.resolution().toString();
    if (kpi.resolution().days().isZero()) {
      long length = kpi.resolution().time().toNanos();
      if (length < 0 || length > HOUR || (length > 0 && HOUR % length != 0)) {
        throw new IllegalArgumentException(
            "a timestamp does not tell a period of %s, which %s has; only of parts of an hour"
                .formatted(resolution, kpi.id()));
      }
      return new Periods(
          length == 0 ? Cut.INSTANT : Cut.CLOCK,
          length,
          "/" + kpi.resolution().time(),
          endStamped && length > 0,
          zone);
    }
    Cut cut =
        switch (resolution) {
          case "P1D" -> Cut.DAY;
          case "P7D", "P1W" -> Cut.WEEK;
          case "P1M" -> Cut.MONTH;
          case "P3M" -> Cut.QUARTER;
          case "P1Y" -> Cut.YEAR;
          default ->
              throw new IllegalArgumentException(
                  "a timestamp does not tell a period of %s, which %s has"
                      .formatted(resolution, kpi.id()));
        };
    if (kpi.measured().equals("school-year")) {
      throw new IllegalArgumentException("a timestamp does not tell a school year: " + kpi.id());
    }
    return new Periods(cut, 0, "", endStamped, zone);
  }

  /** The first nanosecond of a stretch that has one period: readings of it need be asked once. */
  long cell(long nanos) {
    long inside = endStamped && nanos > Long.MIN_VALUE ? nanos - 1 : nanos;
    return switch (cut) {
      case INSTANT -> inside;
      case CLOCK -> Math.floorDiv(inside, length) * length;
      case DAY, WEEK, MONTH, QUARTER, YEAR -> Math.floorDiv(inside, HOUR) * HOUR;
    };
  }

  /**
   * The period, as text, of what {@link #cell} gave.
   *
   * @throws java.time.DateTimeException when no calendar of ours has that day
   */
  String period(long cell) {
    Instant sent = Instant.ofEpochSecond(Math.floorDiv(cell, SECOND), Math.floorMod(cell, SECOND));
    Instant start =
        zone.equals(ZoneOffset.UTC)
            ? sent
            : LocalDateTime.ofInstant(sent, ZoneOffset.UTC).atZone(zone).toInstant();
    LocalDate day = LocalDate.ofInstant(start, Period.ZONE);
    return switch (cut) {
      case INSTANT -> start.toString();
      case CLOCK -> start + text;
      case DAY -> Period.ofDay(day).text();
      case WEEK ->
          Period.ofWeek(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
              .text();
      case MONTH -> Period.ofMonth(YearMonth.from(day)).text();
      case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR)).text();
      case YEAR -> Period.ofYear(day.getYear()).text();
    };
  }
}
