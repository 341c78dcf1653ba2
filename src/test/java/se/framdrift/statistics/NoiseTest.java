package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Worked with whole matrices in NumPy from docs/statistics.md: {@code M = I − X(X'X)⁻¹X'}, {@code
 * R} of ρ^|i−j| for each ρ, traces of their products, and the variance of a prediction as {@code
 * c'Rc} over the points and the coming steps together.
 */
class NoiseTest {

  private static final Offset<Double> DIGITS = within(1e-9);

  private static final double[] RESIDUALS = {
    3, 1, 2, -1, -2, 0, -3, -1, 1, 2, 4, 1, 0, -2, -4, -3, -1, 0, 2, 1, 3, -1, -2, 0
  };

  /** A line through 24 steps from −7 to 19, of which −3, 4 and 12 are missing. */
  private static Design line() {
    int[] steps =
        IntStream.range(-7, 20).filter(step -> step != -3 && step != 4 && step != 12).toArray();
    return new Design(
        steps,
        IntStream.of(steps).mapToObj(step -> new double[] {1, step - 6}).toArray(double[][]::new));
  }

  @Test
  void weighsEveryMemoryByHowWellItExplainsTheNeighbours() {
    Noise noise = new Noise(line(), RESIDUALS, 4.5, 0.6);
    assertThat(noise.memory()).isCloseTo(0.47889305609913746, DIGITS);
    assertThat(noise.freedom()).isCloseTo(14.8994305748486, DIGITS);
    assertThat(noise.variance(new double[] {0, 1})).isCloseTo(0.010035594135228159, DIGITS);
    assertThat(noise.variance(new double[] {1, 0})).isCloseTo(0.7361536761871373, DIGITS);
    assertThat(noise.variance(new double[] {1, 2.5})).isCloseTo(0.7975768618698241, DIGITS);
    assertThat(noise.remembersTooMuch()).isFalse();
  }

  @Test
  void foretellsAStepAndASumOfSteps() {
    Noise noise = new Noise(line(), RESIDUALS, 4.5, 0.6);
    assertThat(noise.predictionVariance(1, true, new double[] {1, 14}))
        .isCloseTo(6.4259628687466535, DIGITS)
        .isEqualTo(noise.predictionVariance(1, false, new double[] {1, 14}));
    assertThat(noise.predictionVariance(3, true, new double[] {1, 16}))
        .isCloseTo(8.245572083716931, DIGITS);
    assertThat(noise.predictionVariance(3, false, new double[] {3, 14 + 15 + 16}))
        .isCloseTo(46.08737126887825, DIGITS);
  }

  @Test
  void believesInMoreMemoryWhereTheCallerDoes() {
    assertThat(new Noise(line(), RESIDUALS, 4.5, 0.9).memory())
        .isCloseTo(0.5455341555985167, DIGITS);
  }

  /**
   * Twelve steps around a level: under ρ = 0.65 a correlation of 0.4249 is expected, and 1/√11 more
   * is tolerated: 0.72636. The first residuals have 0.726351, the second 0.726368.
   */
  @Test
  void remembersTooMuchOneStandardDeviationAboveWhatTwoThirdsExplain() {
    assertThat(twelve(-2, 1, 3, 5, 5, 4, 5, 3, -2, -4, -9, -9).remembersTooMuch()).isFalse();
    assertThat(twelve(4, 6, 5, 3, 6, 5, 2, -3, -2, -6, -9, -11).remembersTooMuch()).isTrue();
  }

  /** Without neighbours nothing says what is remembered. */
  @Test
  void nothingIsRememberedTooMuchWithoutNeighbours() {
    int[] apart = {0, 2, 4, 6, 8, 10};
    double[][] level = IntStream.of(apart).mapToObj(_ -> new double[] {1}).toArray(double[][]::new);
    double[] residuals = {1, 1, 1, -1, -1, -1};
    assertThat(new Noise(new Design(apart, level), residuals, 1, 0.6).remembersTooMuch()).isFalse();
  }

  private static Noise twelve(double... residuals) {
    int[] steps = IntStream.range(0, 12).toArray();
    double[][] level = IntStream.of(steps).mapToObj(_ -> new double[] {1}).toArray(double[][]::new);
    return new Noise(new Design(steps, level), residuals, 1, 0.6);
  }
}
