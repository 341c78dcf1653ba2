package se.framdrift.statistics;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * What a linear model says of each point: its rows, split into an orthonormal part {@code q} and a
 * triangle {@code r} ({@code X = Q R}), which is all that least squares and its errors need.
 */
final class Design {

  private static final double SINGULAR = 1e-9;

  private final int[] steps;
  private final double[][] q;
  private final double[][] r;

  /**
   * Cost O(n p² + n²).
   *
   * @param steps ascending, one for each row
   * @throws IllegalArgumentException when columns say the same, or there are fewer rows than
   *     columns
   */
  Design(int[] steps, double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    if (rows.length <= columns || columns == 0) {
      throw new IllegalArgumentException(rows.length + " points for " + columns + " parameters");
    }
    for (int i = 1; i < steps.length; i++) {
      if (steps[i] <= steps[i - 1]) {
        throw new IllegalArgumentException("steps do not ascend at " + steps[i]);
      }
    }
    QRDecomposition split = new QRDecomposition(new Array2DRowRealMatrix(rows, false));
    RealMatrix whole = split.getQ();
    this.steps = steps.clone();
    this.q = whole.getSubMatrix(0, rows.length - 1, 0, columns - 1).getData();
    this.r = split.getR().getSubMatrix(0, columns - 1, 0, columns - 1).getData();
    double largest = 0;
    for (int i = 0; i < columns; i++) {
      largest = Math.max(largest, Math.abs(r[i][i]));
    }
    for (int i = 0; i < columns; i++) {
      if (Math.abs(r[i][i]) < SINGULAR * largest) {
        throw new IllegalArgumentException("column " + i + " says nothing of its own");
      }
    }
  }

  static int[] steps(List<Point> points) {
    return points.stream().mapToInt(Point::step).toArray();
  }

  int points() {
    return q.length;
  }

  int parameters() {
    return r.length;
  }

  int step(int row) {
    return steps[row];
  }

  double[][] orthonormal() {
    return q;
  }

  /** The coefficients of least squares. */
  double[] solve(double[] values) {
    int p = r.length;
    double[] projected = new double[p];
    for (int i = 0; i < q.length; i++) {
      for (int k = 0; k < p; k++) {
        projected[k] += q[i][k] * values[i];
      }
    }
    double[] found = new double[p];
    for (int k = p - 1; k >= 0; k--) {
      double rest = projected[k];
      for (int m = k + 1; m < p; m++) {
        rest -= r[k][m] * found[m];
      }
      found[k] = rest / r[k][k];
    }
    return found;
  }

  /** The combination {@code g} with {@code contrast · coefficients = (Q g) · values}. */
  double[] direction(double[] contrast) {
    int p = r.length;
    double[] g = new double[p];
    for (int k = 0; k < p; k++) {
      double rest = contrast[k];
      for (int m = 0; m < k; m++) {
        rest -= r[m][k] * g[m];
      }
      g[k] = rest / r[k][k];
    }
    return g;
  }

  /** How much each point counts in the combination: {@code Q g}. */
  double[] weights(double[] direction) {
    double[] weights = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      for (int k = 0; k < direction.length; k++) {
        weights[i] += q[i][k] * direction[k];
      }
    }
    return weights;
  }
}
