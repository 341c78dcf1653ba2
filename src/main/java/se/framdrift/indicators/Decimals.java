package se.framdrift.indicators;

import java.math.BigDecimal;

/**
 * The exact sum of the shortest decimals that denote some numbers, no more than 9,000 (a {@link
 * Chunk} has far fewer). Numbers of few decimals, which nearly all are, are added as whole numbers.
 * Not thread-safe.
 */
final class Decimals {

  private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};

  /**
   * Below it no two decimals are the same number, so one that denotes a number is the shortest; and
   * 9,000 of them fit into a long.
   */
  private static final double EXACT = 1e15;

  private final long[] sums = new long[POWERS.length];
  private BigDecimal rest = BigDecimal.ZERO;

  void add(double number) {
    for (int scale = 0; scale < POWERS.length; scale++) {
      double whole = Math.rint(number * POWERS[scale]);
      if (Math.abs(whole) < EXACT && whole / POWERS[scale] == number) {
        sums[scale] += (long) whole;
        return;
      }
    }
    rest = rest.add(BigDecimal.valueOf(number));
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
