package se.framdrift.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** When a feed that fetches does so. Immutable. */
public sealed interface Schedule permits Schedule.Every, Cron {

  /** The shortest time between two runs. */
  Duration SHORTEST = Duration.ofMinutes(1);

  /** The longest. */
  Duration LONGEST = Duration.ofDays(366);

  /** The first time to run after {@code moment}. */
  Instant after(Instant moment);

  /**
   * Reads a duration such as {@code PT6H}, or a cron expression of five fields in Europe/Stockholm.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static Schedule parse(String text) {
    return text.startsWith("P") ? Every.parse(text) : Cron.parse(text);
  }

  /** So long after the run before began. */
  record Every(Duration length) implements Schedule {

    public Every {
      if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "%s is not between %s and %s".formatted(length, SHORTEST, LONGEST));
      }
    }

    static Every parse(String text) {
      try {
        return new Every(Duration.parse(text));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            text + " is neither a duration such as PT6H nor five fields of cron", e);
      }
    }

    @Override
    public Instant after(Instant moment) {
      return moment.plus(length);
    }
  }
}
