package se.framdrift.testing;

import java.util.stream.LongStream;

/**
 * Seeds of random tests. The property {@code framdrift.seeds} multiplies how many there are, for a
 * long search; {@code framdrift.histories} caps them, for runs that do the same tests very often.
 */
public final class Seeds {

  private Seeds() {}

  /** From 0 on, {@code count} of them unless the properties say otherwise. */
  public static LongStream upTo(int count) {
    long most = (long) count * Integer.getInteger("framdrift.seeds", 1);
    return LongStream.range(0, Math.min(most, Long.getLong("framdrift.histories", most)));
  }

  /** The same where a seed takes about a millisecond, so that none need be left out of any run. */
  public static LongStream quick(int count) {
    return LongStream.range(0, (long) count * Integer.getInteger("framdrift.seeds", 1));
  }
}
