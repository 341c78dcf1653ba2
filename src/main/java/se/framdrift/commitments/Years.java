package se.framdrift.commitments;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import se.framdrift.model.Period;

/** Time in years. */
final class Years {

  private Years() {}

  /**
   * Whole calendar years of Europe/Stockholm, and the rest as a share of the year that it lies in.
   * Below zero when {@code to} is before {@code from}.
   */
  static double between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    ZonedDateTime begin = from.atZone(Period.ZONE);
    ZonedDateTime end = to.atZone(Period.ZONE);
    long whole = ChronoUnit.YEARS.between(begin, end);
    ZonedDateTime turn = begin.plusYears(whole);
    double rest = seconds(turn, end);
    return whole + rest / seconds(turn, begin.plusYears(whole + 1));
  }

  private static double seconds(ZonedDateTime from, ZonedDateTime to) {
    return Duration.between(from, to).toSeconds();
  }
}
