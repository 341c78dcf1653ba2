package se.framdrift.testing;

import java.util.stream.LongStream;

/**
 * Seeds of random tests. The property {@code framdrift.histories} caps how many there are, for runs
 * that do the same tests very often.
 */
public final class Seeds {

  private Seeds() {}

  /** From 0 on, {@code count} of them unless there is a cap. */
  public static LongStream upTo(int count) {
    return LongStream.range(0, Math.min(count, Integer.getInteger("framdrift.histories", count)));
  }
}
