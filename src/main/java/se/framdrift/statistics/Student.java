package se.framdrift.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution. */
final class Student {

  private Student() {}

  /** Half the width of a two-sided interval of this level, in standard errors. */
  static double quantile(double level, double freedom) {
    return TDistribution.of(freedom).inverseCumulativeProbability(0.5 + level / 2);
  }

  /** How probable a deviation at least this large is, in either direction. */
  static double twoSided(double deviation, double freedom) {
    return Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(deviation)));
  }
}
