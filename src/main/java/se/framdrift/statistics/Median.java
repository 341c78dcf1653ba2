package se.framdrift.statistics;

import java.util.Arrays;

/** Middles that a few wild figures do not move. */
final class Median {

  private Median() {}

  /** The middle value, or the mean of the two middle ones. Sorts the values it is given. */
  static double of(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /**
   * The median of the means of all pairs, each value with itself included: nearly as exact as the
   * mean for normal values (95.5 %), and far more so for values with wild ones among them. Cost
   * O(n² log n).
   *
   * @see "Hodges and Lehmann, Estimates of location based on rank tests, Annals of Mathematical
   *     Statistics 34 (1963), 598–611"
   */
  static double ofPairs(double[] values) {
    double[] means = new double[values.length * (values.length + 1) / 2];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i; j < values.length; j++) {
        means[count++] = (values[i] + values[j]) / 2;
      }
    }
    return of(means);
  }
}
