package se.framdrift.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  /** Half the width of a 95 % interval, in standard errors. */
  static final double Z95 = STANDARD.inverseCumulativeProbability(0.975);

  private Normal() {}

  /** Half the width of a two-sided interval of this level, in standard errors. */
  static double quantile(double level) {
    return STANDARD.inverseCumulativeProbability(0.5 + level / 2);
  }

  /** How probable a deviation at least this large is, in either direction. */
  static double twoSided(double deviation) {
    return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(deviation)));
  }
}
