package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What is kept of a set of observations. The sum is exact (of the shortest decimals that denote the
 * values), so that it does not depend on the order in which it was formed.
 *
 * @param present how many have a value
 * @param missing how many have none
 * @param provisional how many have a value with flag {@code P} or {@code E}
 * @param breaks how many have a value with flag {@code B}, from which on the series is another
 * @param doubtful how many have a value with flag {@code U}, which nobody is to be judged by
 * @param regular how many have a value and are of the periods that the series should have
 * @param min smallest value, plus infinity when none is present
 * @param max largest value, minus infinity when none is present
 */
record Summary(
    int present,
    int missing,
    int provisional,
    int breaks,
    int doubtful,
    int regular,
    BigDecimal sum,
    double min,
    double max) {

  static final Summary NONE =
      new Summary(
          0, 0, 0, 0, 0, 0, BigDecimal.ZERO, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  Summary and(Summary other) {
    return new Summary(
        present + other.present,
        missing + other.missing,
        provisional + other.provisional,
        breaks + other.breaks,
        doubtful + other.doubtful,
        regular + other.regular,
        sum.add(other.sum),
        Math.min(min, other.min),
        Math.max(max, other.max));
  }

  /** Exact sum divided by the number present, to 34 digits, as the nearest double. */
  double mean() {
    return sum.divide(BigDecimal.valueOf(present), MathContext.DECIMAL128).doubleValue();
  }
}
