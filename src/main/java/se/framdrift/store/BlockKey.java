package se.framdrift.store;

import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * Which block a figure lies in: that of its series in which its period ends. A block is as long as
 * some 130 to 260 periods of that length, so a year of hours lies in 60 of them.
 *
 * @param starts seconds of Unix time, a multiple of {@code span}
 * @param span in seconds
 */
record BlockKey(SeriesId series, long starts, long span) {

  private static final long PERIODS = 256;

  /** Instants and anything shorter are packed as if they were minutes. */
  private static final long SHORTEST = 60;

  static BlockKey of(SeriesId series, Period period) {
    long end = period.end().getEpochSecond();
    long length = Math.max(SHORTEST, end - period.start().getEpochSecond());
    long span = Long.highestOneBit(length) * PERIODS;
    return new BlockKey(series, Math.floorDiv(end, span) * span, span);
  }

  @Override
  public int hashCode() {
    return (series.hashCode() * 31 + Long.hashCode(starts)) * 31 + Long.hashCode(span);
  }
}
