package se.framdrift.indicators;

import java.time.Instant;

/**
 * Moments as nanoseconds of Unix time, which fit into a number for every moment that a period can
 * begin or end at: from 1748 to the end of 2249.
 */
final class Nanos {

  private static final long SECOND = 1_000_000_000;
  private static final Instant FIRST = of(Long.MIN_VALUE);
  private static final Instant LAST = of(Long.MAX_VALUE);

  private Nanos() {}

  /** What lies outside the range is as far away as a number can say, which keeps the order. */
  static long of(Instant moment) {
    if (moment.compareTo(FIRST) <= 0) {
      return Long.MIN_VALUE;
    }
    return moment.compareTo(LAST) >= 0
        ? Long.MAX_VALUE
        : moment.getEpochSecond() * SECOND + moment.getNano();
  }

  static Instant of(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
