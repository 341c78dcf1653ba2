package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.model.Period;

/**
 * A stretch of time as the oracle sees it. What lies wholly in it counts; a reading on the stroke
 * of its end belongs to what comes next, unless it was a reading that was asked about.
 *
 * @param asked the period whose value is wanted
 * @param from first moment
 * @param until first moment after it
 */
@NullUnmarked
record BatchStretch(Period asked, Instant from, Instant until) {

  static BatchStretch during(Period period) {
    return new BatchStretch(period, period.start(), period.end());
  }

  /** The calendar window that ends with the period. */
  static BatchStretch ending(Period period, java.time.Period length) {
    ZonedDateTime begin = period.end().atZone(Period.ZONE).minus(length);
    boolean reading = BatchCalendar.instant(period);
    // a reading just one window ago is the first that is too old
    Instant from = reading ? begin.toInstant().plusNanos(1) : begin.toInstant();
    return new BatchStretch(period, from, period.end());
  }

  static BatchStretch since(LocalDate day, Period period) {
    return new BatchStretch(period, BatchCalendar.midnight(day), period.end());
  }

  boolean holds(Period period) {
    boolean onTheStroke = BatchCalendar.instant(period) && period.end().equals(until);
    return !period.start().isBefore(from)
        && !period.end().isAfter(until)
        && (!onTheStroke || BatchCalendar.instant(asked));
  }
}
