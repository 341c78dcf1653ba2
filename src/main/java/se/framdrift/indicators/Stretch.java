package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import se.framdrift.model.Period;

/**
 * A stretch of time that gathers the periods lying wholly inside it.
 *
 * @param from no period that begins earlier is inside
 * @param until no period that ends later is inside
 * @param untilItself whether an instant at exactly {@code until} is inside
 */
record Stretch(Instant from, Instant until, boolean untilItself) {

  /** Holds every period. */
  static final Stretch ALWAYS = new Stretch(Instant.MIN, Instant.MAX, true);

  static Stretch of(Period calendar) {
    return new Stretch(calendar.start(), calendar.end(), false);
  }

  /** From local midnight of {@code day} to the end of {@code period}. */
  static Stretch since(LocalDate day, Period period) {
    return new Stretch(midnight(day), period.end(), isInstant(period));
  }

  /**
   * The calendar window that ends with {@code period}. One that ends with an instant leaves out
   * what begins at its very first moment, so that twelve months hold twelve monthly readings.
   */
  static Stretch window(java.time.Period length, Period period) {
    Instant from = ZonedDateTime.ofInstant(period.end(), Period.ZONE).minus(length).toInstant();
    return isInstant(period)
        ? new Stretch(from.plusNanos(1), period.end(), true)
        : new Stretch(from, period.end(), false);
  }

  /** What comes after {@code earlier}, up to {@code later} and with it. */
  static Stretch between(Period earlier, Period later) {
    Instant from = isInstant(earlier) ? earlier.end().plusNanos(1) : earlier.end();
    return new Stretch(from, later.end(), isInstant(later));
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(Period.ZONE).toInstant();
  }

  private static boolean isInstant(Period period) {
    return period.start().equals(period.end());
  }

  /** Whether {@code period} ends inside; then so does every earlier one in calendar order. */
  boolean reaches(Period period) {
    int order = period.end().compareTo(until);
    return order < 0 || (order == 0 && (untilItself || period.start().isBefore(until)));
  }

  boolean holds(Period period) {
    return !period.start().isBefore(from) && reaches(period);
  }
}
