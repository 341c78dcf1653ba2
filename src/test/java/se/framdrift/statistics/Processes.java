package se.framdrift.statistics;

import java.util.Random;

/** Noise of several kinds to try methods on. */
final class Processes {

  private Processes() {}

  /**
   * Noise of a kind.
   *
   * @param kind {@code white}, {@code ar-0.5} (remembers half of the step before), {@code heavy} (t
   *     with three degrees of freedom) or {@code walk} (each step adds to the one before)
   */
  static double[] noise(String kind, int length, Random random) {
    double[] noise = new double[length];
    double memory = kind.startsWith("ar-") ? Double.parseDouble(kind.substring(3)) : 0;
    for (int i = 0; i < length; i++) {
      double fresh = random.nextGaussian();
      double before = i == 0 ? 0 : noise[i - 1];
      noise[i] =
          switch (kind) {
            case "white" -> fresh;
            case "heavy" -> fresh / Math.sqrt(chiSquare(random) / 3);
            case "walk" -> before + fresh;
            default -> i == 0 ? fresh : memory * before + Math.sqrt(1 - memory * memory) * fresh;
          };
    }
    return noise;
  }

  private static double chiSquare(Random random) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double each = random.nextGaussian();
      sum += each * each;
    }
    return sum;
  }
}
