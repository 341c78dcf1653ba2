package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import se.framdrift.statistics.Effect.Hindrance;

/**
 * Worked in NumPy and SciPy from docs/statistics.md: numpy.linalg.lstsq of level, trend, step,
 * change of slope and one wave a year, with the errors of whole matrices; the placebo by the same
 * model at every date before the reform.
 */
class InterruptedSeriesTest {

  private static final Offset<Double> DIGITS = within(1e-8);

  private static List<Point> from(int step, double... values) {
    return new ArrayList<>(
        IntStream.range(0, values.length).mapToObj(i -> new Point(step + i, values[i])).toList());
  }

  /** Steps 1 to 19 without 6 and 17. */
  private static List<Point> yearly(int shift) {
    List<Point> points =
        from(
            1 + shift, 5.2, 5.9, 6.3, 5.1, 6.4, 0, 7.9, 8.7, 8.2, 9.4, 8.9, 9.8, 9.3, 10.9, 11.8,
            11.2, 0, 12.1, 13.4);
    points.remove(16);
    points.remove(5);
    return points;
  }

  private static Effect.Estimated estimated(Effect found) {
    assertThat(found).isInstanceOf(Effect.Estimated.class);
    return (Effect.Estimated) found;
  }

  private static void is(
      Effect.Coefficient found, double value, double error, double low, double high, double p) {
    assertThat(found.value()).isCloseTo(value, DIGITS);
    assertThat(found.standardError()).isCloseTo(error, DIGITS);
    assertThat(found.interval().low()).isCloseTo(low, within(1e-7));
    assertThat(found.interval().high()).isCloseTo(high, within(1e-7));
    assertThat(found.probability()).isCloseTo(p, within(1e-9));
  }

  /** Two dates of five before it show more standard errors: 1.31 and 1.23 against 0.72. */
  @Test
  void ofYearsWithGapsIsWhatTheDefinitionsGive() {
    Effect.Estimated found = estimated(InterruptedSeries.of(yearly(0).reversed(), 14, 1));
    is(
        found.change(),
        0.5749700598802423,
        0.8013582146494139,
        -1.1943744632588023,
        2.344314583019287,
        0.4884044768631676);
    is(
        Objects.requireNonNull(found.step()),
        0.5492174863153882,
        0.7414979043712597,
        -1.0879595364375874,
        2.186394509068364,
        0.47479003921899454);
    is(
        Objects.requireNonNull(found.slope()),
        0.010730238985355873,
        0.21342648751153856,
        -0.460500953093397,
        0.4819614310641087,
        0.9608266465278009);
    assertThat(found.before()).isEqualTo(12);
    assertThat(found.after()).isEqualTo(5);
    assertThat(found.memory()).isCloseTo(0.3745622046776021, DIGITS);
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(5, 2));
    assertThat(found.inSpace()).isEqualTo(new Effect.Placebo(0, 0));
    assertThat(found.parallel()).isTrue();
    assertThat(found.certain()).isFalse();
  }

  @Test
  void ofHalfYearsIsWhatTheDefinitionsGive() {
    Effect.Estimated found =
        estimated(
            InterruptedSeries.of(
                from(
                    3, 5.2, 7.9, 6.3, 8.8, 6.9, 9.1, 7.4, 10.2, 8.4, 10.1, 8.8, 10.9, 10.1, 12.4,
                    12.0, 14.1, 12.2, 15.4),
                15,
                2));
    is(
        found.change(),
        1.4796048970506346,
        0.42468699593178494,
        0.5471768468614749,
        2.412032947239794,
        0.004963390138649296);
    assertThat(found.memory()).isCloseTo(0.3093882892768036, DIGITS);
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(5, 0));
    assertThat(found.certain()).isTrue();
  }

  @Test
  void ofQuartersIsWhatTheDefinitionsGive() {
    Effect.Estimated found =
        estimated(
            InterruptedSeries.of(
                from(
                    5, 5.2, 7.9, 6.3, 3.8, 6.9, 9.1, 7.4, 4.2, 7.4, 10.1, 7.8, 5.9, 8.1, 10.4, 9.0,
                    6.1, 11.2, 13.4, 11.9, 8.8, 12.6, 14.1),
                21,
                4));
    is(
        found.change(),
        2.0222560975609825,
        0.3588718325515709,
        1.2596683658903676,
        2.7848438292315976,
        4.1506274888036594e-05);
    is(
        Objects.requireNonNull(found.slope()),
        -0.02826473577235305,
        0.10894615756247351,
        -0.25977079346178483,
        0.20324132191707872,
        0.7987020008355962);
    assertThat(found.memory()).isCloseTo(0.0923310851452647, DIGITS);
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(9, 0));
  }

  @Test
  void isTheSameFromAnyBeginningOfTheCount() {
    Effect.Estimated near = estimated(InterruptedSeries.of(yearly(0), 14, 1));
    Effect.Estimated far = estimated(InterruptedSeries.of(yearly(1_000_000_000), 1_000_000_014, 1));
    assertThat(far.change().value()).isCloseTo(near.change().value(), within(1e-11));
    assertThat(far.change().standardError())
        .isCloseTo(near.change().standardError(), within(1e-11));
    assertThat(far.inTime()).isEqualTo(near.inTime());
  }

  /** Nothing changes: no change, and every date before it shows as much. */
  @Test
  void ofASeriesThatNeverChangesIsNothing() {
    Effect.Estimated found = estimated(InterruptedSeries.of(from(0, new double[16]), 12, 1));
    assertThat(found.change()).isEqualTo(new Effect.Coefficient(0, 0, new Interval(0, 0), 1));
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(5, 5));
    assertThat(found.certain()).isFalse();
  }

  @Test
  void isRefusedWhereTheSeriesWanders() {
    double[] waves =
        IntStream.range(0, 30).mapToDouble(step -> 10 * StrictMath.sin(step / 2.0)).toArray();
    assertThat(InterruptedSeries.of(from(0, waves), 18, 1))
        .isEqualTo(new Effect.NotEstimable(Hindrance.REMEMBERS_TOO_MUCH, 18, 12));
  }

  @Test
  void needsEightBeforeAndFourAfterOrAWholeYear() {
    double[] uneven = IntStream.range(0, 24).mapToDouble(step -> step % 3 + step % 7).toArray();
    List<Point> points = from(0, uneven);
    assertThat(InterruptedSeries.of(points.subList(0, 12), 8, 1))
        .isInstanceOf(Effect.Estimated.class);
    assertThat(InterruptedSeries.of(points.subList(0, 12), 7, 1))
        .isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_BEFORE, 7, 5));
    assertThat(InterruptedSeries.of(points.subList(0, 12), 9, 1))
        .isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_AFTER, 9, 3));
    assertThat(InterruptedSeries.of(points, 12, 12)).isInstanceOf(Effect.Estimated.class);
    assertThat(InterruptedSeries.of(points, 11, 12))
        .isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_BEFORE, 11, 13));
    assertThat(InterruptedSeries.of(points, 13, 12))
        .isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_AFTER, 13, 11));
  }

  @Test
  void looksAtTheNearestPointsAlone() {
    double[] uneven = IntStream.range(0, 242).mapToDouble(step -> step % 3 + step % 7).toArray();
    List<Point> points = from(0, uneven);
    Effect found = InterruptedSeries.of(points, 121, 1);
    assertThat(estimated(found).before()).isEqualTo(120);
    assertThat(estimated(found).after()).isEqualTo(120);
    assertThat(InterruptedSeries.of(points.subList(1, 241), 121, 1)).isEqualTo(found);
    assertThat(InterruptedSeries.of(points.subList(2, 241), 121, 1)).isNotEqualTo(found);
  }
}
