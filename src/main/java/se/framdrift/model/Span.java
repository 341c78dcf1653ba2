package se.framdrift.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;

/**
 * A length of time by the calendar, the clock, or both: {@code P6M}, {@code PT48H}, {@code
 * P1DT12H}.
 *
 * @param days the calendar part; a month is as long as the month is
 * @param time the clock part
 */
public record Span(Period days, Duration time) {

  /**
   * Reads ISO 8601.
   *
   * @throws IllegalArgumentException when the text is not a duration
   */
  public static Span parse(String text) {
    try {
      int clock = text.indexOf('T');
      if (clock < 0) {
        return new Span(Period.parse(text), Duration.ZERO);
      }
      Period days = clock == 1 ? Period.ZERO : Period.parse(text.substring(0, clock));
      return new Span(days, Duration.parse("P" + text.substring(clock)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a duration: " + text, e);
    }
  }

  /** The moment this long after {@code start}, by the calendar of Europe/Stockholm. */
  public Instant after(Instant start) {
    return ZonedDateTime.ofInstant(start, se.framdrift.model.Period.ZONE)
        .plus(days)
        .plus(time)
        .toInstant();
  }

  @Override
  public String toString() {
    if (time.isZero()) {
      return days.toString();
    }
    return (days.isZero() ? "P" : days.toString()) + time.toString().substring(1);
  }
}
