package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Worked with whole matrices in NumPy and SciPy: coefficients by numpy.linalg.lstsq; Newey and
 * West's variance as {@code u'Ku · n / (n − p)} with {@code u = X(X'X)⁻¹c ∘ e} and {@code K =
 * max(0, 1 − |i − j| / (L + 1))} over all pairs; the error under {@link Noise} as {@code g'Rg} for
 * every ρ.
 */
class RegressionTest {

  private static final Offset<Double> DIGITS = within(1e-8);

  /** 19 quiet years and 4 wild ones, two years missing; L = ⌊4 · 0.23^(2/9)⌋ = 2. */
  private static Regression quietThenWild() {
    double[] values = {
      10.2, 10.9, 9.8, 10.1, 10.6, 9.7, 10.3, 10.4, 9.9, 10.5, 10.2, 9.6, 10.0, 10.7, 9.9, 10.4,
      10.1, 9.8, 10.3, 19.1, 18.2, 12.2, 13.7
    };
    List<Point> points = new ArrayList<>();
    int step = 3;
    for (double value : values) {
      points.add(new Point(step, value));
      step += step == 7 || step == 16 ? 2 : 1;
    }
    return new Regression(
        points,
        points.stream()
            .map(point -> new double[] {1, point.step() >= 24 ? 1 : 0})
            .toArray(double[][]::new));
  }

  private static void is(
      Effect.Coefficient found, double value, double error, double low, double high, double p) {
    assertThat(found.value()).isCloseTo(value, DIGITS);
    assertThat(found.standardError()).isCloseTo(error, DIGITS);
    assertThat(found.interval().low()).isCloseTo(low, within(1e-7));
    assertThat(found.interval().high()).isCloseTo(high, within(1e-7));
    assertThat(found.probability()).isCloseTo(p, within(1e-10));
  }

  @Test
  void takesTheErrorOfNeweyAndWestWhereItIsTheWider() {
    is(
        quietThenWild().estimate(new double[] {0, 1}),
        5.621052631578948,
        1.4783113354483075,
        2.485686361112313,
        8.756418902045583,
        0.0015794186461620134);
    is(
        quietThenWild().estimate(new double[] {1, 1}),
        15.8,
        1.476784634651532,
        12.667871725528208,
        18.932128274471804,
        1.1294557415712773e-08);
  }

  @Test
  void takesTheErrorUnderANoiseWithAMemoryWhereThatIsTheWider() {
    is(
        quietThenWild().estimate(new double[] {1, 0}),
        10.178947368421053,
        0.5260228314244804,
        9.063299937737238,
        11.294594799104878,
        1.7694729633209528e-12);
    is(
        quietThenWild().estimate(new double[] {2, 0.5}),
        23.16842105263158,
        0.9810463600580227,
        21.087709369420967,
        25.249132735842213,
        8.23580975394272e-14);
  }

  @Test
  void saysHowMuchIsRememberedAndWhetherItIsTooMuch() {
    assertThat(quietThenWild().memory()).isCloseTo(0.37502626413507045, DIGITS);
    assertThat(quietThenWild().remembersTooMuch()).isFalse();
    List<Point> waves = new ArrayList<>();
    for (int step = 0; step < 20; step++) {
      waves.add(new Point(step, 10 * StrictMath.sin(step / 4.0)));
    }
    double[][] level = waves.stream().map(_ -> new double[] {1}).toArray(double[][]::new);
    assertThat(new Regression(waves, level).remembersTooMuch()).isTrue();
  }

  /** Nothing lies off the line: no error, and the noise's memory is all ρ alike. */
  @Test
  void fitsWithoutErrorWhatDoesNotVary() {
    List<Point> zeros = new ArrayList<>();
    for (int step = 0; step < 12; step++) {
      zeros.add(new Point(step, 0));
    }
    Regression fit =
        new Regression(zeros, zeros.stream().map(_ -> new double[] {1}).toArray(double[][]::new));
    assertThat(fit.estimate(new double[] {1}))
        .isEqualTo(new Effect.Coefficient(0, 0, new Interval(0, 0), 1));
    assertThat(fit.remembersTooMuch()).isFalse();
  }
}
