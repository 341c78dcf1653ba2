package se.framdrift.statistics;

/**
 * The difference of two figures that each carry a margin of error, such as the same question in two
 * years' surveys.
 *
 * <p>The samples are taken to be independent and large enough to be normal: {@code se = √(m₁² +
 * m₂²) / 1.96} with the margins {@code m} of 95 % intervals (Cochran, Sampling Techniques, 3rd ed.
 * 1977, section 2.9). A panel that asks the same persons twice has a smaller error than this, so
 * differences are claimed too seldom there, never too often. Two intervals that overlap may still
 * differ for certain, which is why intervals are never compared by eye.
 *
 * @param value second − first, in the figures' unit
 * @param standardError 0 for two register figures
 */
public record Difference(double value, double standardError) {

  public Difference {
    if (!Double.isFinite(value) || !(standardError >= 0) || Double.isInfinite(standardError)) {
      throw new IllegalArgumentException("no difference: " + value + " ± " + standardError);
    }
  }

  /**
   * From one figure to another.
   *
   * @param firstMargin half the width of the first figure's 95 % interval; 0 for a register figure
   * @throws IllegalArgumentException for a margin below zero or a number that is not finite
   */
  public static Difference of(
      double first, double firstMargin, double second, double secondMargin) {
    if (!(firstMargin >= 0) || !(secondMargin >= 0)) {
      throw new IllegalArgumentException("margins: " + firstMargin + ", " + secondMargin);
    }
    return new Difference(second - first, Math.hypot(firstMargin, secondMargin) / Normal.Z95);
  }

  /**
   * How probable at least this difference is, in either direction, when there is none (two-sided
   * p). Without error, 0 for any difference and 1 for none.
   */
  public double probability() {
    if (standardError == 0) {
      return value == 0 ? 1 : 0;
    }
    return Normal.twoSided(value / standardError);
  }

  /** The two-sided interval of a level such as 0.95, for this difference alone. */
  public Interval interval(double level) {
    return Interval.around(value, standardError == 0 ? 0 : Normal.quantile(level) * standardError);
  }

  /** Whether it is certain at this level, were it the only one that is shown. */
  public boolean certain(double level) {
    return probability() < 1 - level;
  }
}
