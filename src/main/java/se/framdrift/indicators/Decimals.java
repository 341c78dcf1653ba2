package se.framdrift.indicators;

import java.math.BigDecimal;

/**
 * The exact sum of the shortest decimals that denote some numbers. Numbers of few decimals, which
 * nearly all are, are added as whole numbers. Not thread-safe.
 */
final class Decimals {

  private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};

  /** Below it no two decimals are the same number, so one that denotes a number is the shortest. */
  private static final double EXACT = 1e15;

  /** So many numbers below {@link #EXACT} cannot be too much for a long. */
  private static final int MOST = 9_000;

  private final long[] sums = new long[POWERS.length];
  private int added;
  private BigDecimal rest = BigDecimal.ZERO;

  void add(double number) {
    for (int scale = 0; scale < POWERS.length; scale++) {
      double whole = Math.rint(number * POWERS[scale]);
      if (Math.abs(whole) < EXACT && whole / POWERS[scale] == number) {
        sums[scale] += (long) whole;
        carry();
        return;
      }
    }
    rest = rest.add(BigDecimal.valueOf(number));
  }

  private void carry() {
    added++;
    if (added == MOST) {
      rest = sum();
      java.util.Arrays.fill(sums, 0);
      added = 0;
    }
  }

  BigDecimal sum() {
    BigDecimal sum = rest;
    for (int scale = 0; scale < sums.length; scale++) {
      if (sums[scale] != 0) {
        sum = sum.add(BigDecimal.valueOf(sums[scale], scale));
      }
    }
    return sum;
  }
}
