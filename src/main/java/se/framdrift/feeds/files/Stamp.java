package se.framdrift.feeds.files;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date or time as it stands in a file.
 *
 * @param local its beginning: 1 January for a year
 * @param offset from UTC, null when the file does not say
 * @param precision how much it says
 */
public record Stamp(LocalDateTime local, @Nullable ZoneOffset offset, Precision precision) {

  /** The smallest thing that a date says. */
  public enum Precision {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    TIME
  }
}
