package se.framdrift.feeds.mqtt;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * How a moment becomes a period: whether it marks the start or the end of what was measured, how it
 * is written, and in which zone where it says none. Periods of days and longer are those of
 * Europe/Stockholm.
 *
 * @param edge with {@link Edge#END} a moment on the border belongs to the period before
 * @param zone of moments that are written without one
 */
record Stamp(Edge edge, Form form, ZoneId zone) {

  /** Which end of its period a moment marks. */
  enum Edge {
    START,
    END
  }

  /** How a moment is written. */
  enum Form {
    ISO,
    SECONDS,
    MILLISECONDS;

    /** The word in settings. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Reads a moment.
   *
   * @throws DateTimeException when it is none in this form
   */
  Instant moment(String text) {
    return switch (form) {
      case ISO -> iso(text.strip());
      case SECONDS -> since1970(text, 1);
      case MILLISECONDS -> since1970(text, 1_000);
    };
  }

  private Instant iso(String text) {
    if (text.length() > 40) {
      throw new DateTimeException("too long");
    }
    String plain =
        text.length() > 10 && text.charAt(10) == ' '
            ? text.substring(0, 10) + "T" + text.substring(11)
            : text;
    boolean zoned = plain.matches(".*T.*([Zz]|[+-][0-9:]+)");
    return zoned
        ? OffsetDateTime.parse(plain).toInstant()
        : LocalDateTime.parse(plain).atZone(zone).toInstant();
  }

  private static Instant since1970(String text, int perSecond) {
    if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?([eE]\\+?[0-9]{1,2})?")) {
      throw new DateTimeException("not a number of seconds");
    }
    return moment(new BigDecimal(text), perSecond);
  }

  /** The moment so many seconds, or parts of one, after 1970; whole nanoseconds. */
  static Instant moment(BigDecimal count, int perSecond) {
    if (count.abs().compareTo(new BigDecimal("1e14")) > 0) {
      throw new DateTimeException("out of range");
    }
    long nanos = 1_000_000_000L / perSecond;
    BigDecimal[] split = count.divideAndRemainder(BigDecimal.valueOf(perSecond));
    return Instant.ofEpochSecond(
        split[0].longValue(), split[1].multiply(BigDecimal.valueOf(nanos)).longValue());
  }

  /** Whether moments can be put into periods of this length. */
  static boolean knows(Span resolution) {
    return switch (resolution.toString()) {
      case "P1Y", "P3M", "P1M", "P7D", "P1W", "P1D" -> true;
      default -> resolution.days().isZero() && divides(resolution.time());
    };
  }

  private static boolean divides(Duration time) {
    return time.isZero() || HOUR.equals(time.multipliedBy(HOUR.dividedBy(time)));
  }

  /**
   * The period that a moment falls in, as it is written in figures; null for a resolution that is
   * not {@link #knows known}.
   *
   * @param measured as {@link se.framdrift.catalog.Kpi#measured}: a school year is no calendar year
   * @throws DateTimeException when the moment is out of the range of periods
   */
  @Nullable Period period(Instant moment, Span resolution, String measured) {
    boolean clock = resolution.days().isZero();
    if (clock && resolution.time().isZero()) {
      return Period.parse(moment.toString());
    }
    Instant within = edge == Edge.END ? moment.minusNanos(1) : moment;
    if (clock && divides(resolution.time())) {
      long seconds = resolution.time().toSeconds();
      long start = Math.floorDiv(within.getEpochSecond(), seconds) * seconds;
      return Period.parse(Instant.ofEpochSecond(start) + "/" + resolution.time());
    }
    LocalDate day = LocalDate.ofInstant(within, Period.ZONE);
    return switch (resolution.toString()) {
      case "P1Y" -> measured.equals("school-year") ? schoolYear(day) : Period.ofYear(day.getYear());
      case "P3M" -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case "P1M" -> Period.ofMonth(YearMonth.from(day));
      case "P7D", "P1W" ->
          Period.ofWeek(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case "P1D" -> Period.ofDay(day);
      default -> null;
    };
  }

  private static Period schoolYear(LocalDate day) {
    int first = day.getMonthValue() < 7 ? day.getYear() - 1 : day.getYear();
    return Period.ofSpan(LocalDate.of(first, 7, 1), java.time.Period.ofMonths(12));
  }
}
