package se.framdrift.statistics;

/**
 * What is known of the noise around a fitted line when each period remembers some of the one
 * before: first-order autoregression with correlation {@code ρ} between neighbours, {@code ρ^k}
 * over k periods.
 *
 * <p>A short series cannot tell its own ρ: with fifteen points the correlation of neighbouring
 * residuals is off by a quarter, and is too small throughout, since the fitted line takes part of
 * the memory with it. So no single ρ is believed. For each ρ from 0 in steps of 0.05 (up to what
 * the caller says for short series, more for longer ones, 0.95 at most) the residuals' expected
 * square, {@code tr(MR)}, and expected correlation, {@code tr(LMRM) / tr(MR)}, follow from the
 * design exactly ({@code M} projects on what the model leaves, {@code R} holds ρ^|i−j|, {@code L}
 * picks neighbours). Each ρ then counts by how well the correlation that was seen fits to the one
 * expected (normal, with standard deviation 1/√pairs; all ρ equally likely beforehand), and
 * variances are averages over them. Degrees of freedom are Satterthwaite's, {@code tr(MR)² /
 * tr(MRMR)}, averaged in the same way.
 *
 * <p>How this fares is simulated, see docs/statistics.md. Where neighbours agree more than ρ = 0.65
 * can explain ({@link #remembersTooMuch}), nothing should be concluded.
 *
 * @see "Satterthwaite, An approximate distribution of estimates of variance components, Biometrics
 *     Bulletin 2 (1946), 110–114"
 */
final class Noise {

  private static final int GRID = 20;
  private static final double GRID_STEP = 0.05;

  /** The ρ beyond which a series wanders rather than deviates: 0.65. */
  private static final int DOUBTFUL = 13;

  private static final double TOLERATED = 1;

  private final Design design;
  private final double[][][] projected = new double[GRID][][];
  private final double[] weight = new double[GRID];
  private final double[] variance = new double[GRID];
  private final double freedom;
  private final boolean tooMuch;

  /**
   * Cost O(n² p).
   *
   * @param residuals what the model leaves of each point
   * @param meanSquare of the residuals, or a robust stand-in for it
   * @param least how large a ρ is believed in the shortest of series
   */
  Noise(Design design, double[] residuals, double meanSquare, double least) {
    this.design = design;
    int n = design.points();
    double seen = 0;
    double square = 0;
    int pairs = 0;
    for (int i = 0; i < n; i++) {
      square += residuals[i] * residuals[i];
      if (neighbours(i)) {
        seen += residuals[i] * residuals[i + 1];
        pairs++;
      }
    }
    double correlation = square > 0 ? seen / square : 0;
    double most = Math.max(least, mostBelieved(n - design.parameters()));
    double total = 0;
    double mean = 0;
    double doubtful = 0;
    for (int at = 0; at < GRID; at++) {
      Expected expected = expected(at);
      double off = correlation - expected.correlation();
      boolean believed = at * GRID_STEP < most + GRID_STEP / 10;
      weight[at] = believed ? StrictMath.exp(-off * off * pairs / 2) : 0;
      variance[at] = meanSquare * n / expected.squares();
      total += weight[at];
      mean += weight[at] * expected.freedom();
      doubtful = at <= DOUBTFUL ? expected.correlation() : doubtful;
    }
    for (int at = 0; at < GRID; at++) {
      weight[at] /= total;
    }
    freedom = mean / total;
    tooMuch = pairs > 0 && correlation > doubtful + TOLERATED / Math.sqrt(pairs);
  }

  private static double mostBelieved(int left) {
    return Math.min(0.6 + 0.02 * (left - 13), 0.95);
  }

  private boolean neighbours(int row) {
    return row + 1 < design.points() && design.step(row + 1) - design.step(row) == 1;
  }

  /** What residuals of this design look like under one ρ, for noise of variance 1. */
  private record Expected(double squares, double correlation, double freedom) {}

  private Expected expected(int at) {
    int n = design.points();
    int p = design.parameters();
    double[][] q = design.orthonormal();
    double[] powers = powers(at, 1);
    double[][] seen = new double[n][p];
    double whole = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double shared = powers[Math.abs(design.step(i) - design.step(j))];
        whole += shared * shared;
        for (int k = 0; k < p; k++) {
          seen[i][k] += shared * q[j][k];
        }
      }
    }
    double[][] inside = product(q, seen);
    projected[at] = inside;
    double[][] beside = new double[n][p];
    double neighbouring = 0;
    for (int i = 0; i < n; i++) {
      if (neighbours(i)) {
        neighbouring += powers[1];
        for (int k = 0; k < p; k++) {
          beside[i][k] += q[i + 1][k] / 2;
          beside[i + 1][k] += q[i][k] / 2;
        }
      }
    }
    double squares = n - trace(inside);
    double products =
        neighbouring - 2 * dot(seen, beside) + traceOfProduct(product(q, beside), inside);
    double spread = whole - 2 * dot(seen, seen) + traceOfProduct(inside, inside);
    return new Expected(squares, products / squares, squares * squares / spread);
  }

  private double[] powers(int at, int ahead) {
    int longest = design.step(design.points() - 1) - design.step(0);
    double[] powers = new double[longest + ahead + 1];
    powers[0] = 1;
    for (int k = 1; k < powers.length; k++) {
      powers[k] = powers[k - 1] * at * GRID_STEP;
    }
    return powers;
  }

  /** The variance of a combination of the fitted coefficients. */
  double variance(double[] contrast) {
    double[] direction = design.direction(contrast);
    double sum = 0;
    for (int at = 0; at < GRID; at++) {
      sum += weight[at] * variance[at] * form(projected[at], direction);
    }
    return sum;
  }

  /**
   * The mean square error of predicting the sum of the figures of the next steps.
   *
   * @param ahead how many steps after the last point are summed or, when {@code alone}, which of
   *     them is meant
   * @param row the model's row of that step, or the sum of the rows
   */
  double predictionVariance(int ahead, boolean alone, double[] row) {
    double[] direction = design.direction(row);
    double[] counted = design.weights(direction);
    double sum = 0;
    for (int at = 0; at < GRID; at++) {
      if (weight[at] > 0) {
        double[] powers = powers(at, ahead);
        double shared = 0;
        double own = 0;
        for (int step = alone ? ahead : 1; step <= ahead; step++) {
          shared += remembered(counted, powers, step);
          own += powers[0] + (alone ? 0 : 2 * among(powers, step));
        }
        double error = own + form(projected[at], direction) - 2 * shared;
        sum += weight[at] * variance[at] * error;
      }
    }
    return sum;
  }

  /** What a coming step shares with the fitted combination. */
  private double remembered(double[] counted, double[] powers, int ahead) {
    int last = design.step(design.points() - 1);
    double shared = 0;
    for (int i = 0; i < counted.length; i++) {
      shared += counted[i] * powers[last + ahead - design.step(i)];
    }
    return shared;
  }

  /** What a coming step shares with the coming ones before it. */
  private static double among(double[] powers, int ahead) {
    double shared = 0;
    for (int apart = 1; apart < ahead; apart++) {
      shared += powers[apart];
    }
    return shared;
  }

  /** Degrees of freedom for a t distribution, at least 1. */
  double freedom() {
    return freedom;
  }

  /** The ρ that fits on average. */
  double memory() {
    double sum = 0;
    for (int at = 0; at < GRID; at++) {
      sum += weight[at] * at * GRID_STEP;
    }
    return sum;
  }

  /** Whether neighbours agree more than any ρ that is believed makes credible. */
  boolean remembersTooMuch() {
    return tooMuch;
  }

  private static double[][] product(double[][] left, double[][] right) {
    int p = left[0].length;
    double[][] result = new double[p][p];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < p; k++) {
        for (int m = 0; m < p; m++) {
          result[k][m] += left[i][k] * right[i][m];
        }
      }
    }
    return result;
  }

  private static double trace(double[][] square) {
    double sum = 0;
    for (int k = 0; k < square.length; k++) {
      sum += square[k][k];
    }
    return sum;
  }

  private static double traceOfProduct(double[][] left, double[][] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      for (int m = 0; m < left.length; m++) {
        sum += left[k][m] * right[m][k];
      }
    }
    return sum;
  }

  private static double dot(double[][] left, double[][] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left[i].length; k++) {
        sum += left[i][k] * right[i][k];
      }
    }
    return sum;
  }

  private static double form(double[][] square, double[] vector) {
    double sum = 0;
    for (int k = 0; k < vector.length; k++) {
      for (int m = 0; m < vector.length; m++) {
        sum += vector[k] * square[k][m] * vector[m];
      }
    }
    return sum;
  }
}
