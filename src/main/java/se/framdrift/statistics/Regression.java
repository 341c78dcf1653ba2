package se.framdrift.statistics;

import java.util.List;

/**
 * Least squares with errors that hold for a series with a memory: of the error under {@link Noise}
 * and that of Newey and West, whichever is wider. The latter sees any short memory but trusts a
 * short series too much; the former knows how short the series is but one kind of memory only.
 *
 * <p>Newey and West: {@code sum over i, j of k(|i−j|) w_i e_i w_j e_j · n / (n − p)} with
 * Bartlett's weights {@code k(l) = 1 − l / (L + 1)} over steps, and {@code L = ⌊4 (n /
 * 100)^(2/9)⌋}.
 *
 * @see "Newey and West, A simple, positive semi-definite, heteroskedasticity and autocorrelation
 *     consistent covariance matrix, Econometrica 55 (1987), 703–708"
 */
final class Regression {

  /**
   * The ρ that is believed in the shortest of series: more than when foretelling, so that an effect
   * is claimed too seldom rather than too often.
   */
  private static final double BELIEVED = 0.9;

  private final Design design;
  private final double[] coefficients;
  private final double[] residuals;
  private final Noise noise;

  /**
   * Fits.
   *
   * @param rows what the model says of each point
   * @throws IllegalArgumentException when columns say the same, or there are too few points
   */
  Regression(List<Point> points, double[][] rows) {
    design = new Design(Design.steps(points), rows);
    double[] values = points.stream().mapToDouble(Point::value).toArray();
    coefficients = design.solve(values);
    residuals = new double[values.length];
    double square = 0;
    for (int i = 0; i < values.length; i++) {
      residuals[i] = values[i] - dot(rows[i], coefficients);
      square += residuals[i] * residuals[i] / values.length;
    }
    noise = new Noise(design, residuals, square, BELIEVED);
  }

  /** A combination of the coefficients, with its interval. */
  Effect.Coefficient estimate(double[] contrast) {
    double variance = Math.max(noise.variance(contrast), neweyWest(contrast));
    return Effect.Coefficient.of(dot(contrast, coefficients), Math.sqrt(variance), noise.freedom());
  }

  private double neweyWest(double[] contrast) {
    double[] counted = design.weights(design.direction(contrast));
    int n = counted.length;
    int lags = (int) Math.floor(4 * StrictMath.pow(n / 100.0, 2.0 / 9));
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n && design.step(j) - design.step(i) <= lags; j++) {
        double weight = 1 - (design.step(j) - design.step(i)) / (lags + 1.0);
        double product = counted[i] * residuals[i] * counted[j] * residuals[j];
        sum += (i == j ? 1 : 2) * weight * product;
      }
    }
    return sum * n / (n - design.parameters());
  }

  double memory() {
    return noise.memory();
  }

  boolean remembersTooMuch() {
    return noise.remembersTooMuch();
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }
}
