package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import se.framdrift.statistics.Effect.Hindrance;

/**
 * Worked in NumPy and SciPy from docs/statistics.md: the distance to the mean of the others, its
 * change by numpy.linalg.lstsq with the errors of whole matrices, and what each of the others shows
 * against the rest.
 */
class DifferenceInDifferencesTest {

  private static final Offset<Double> DIGITS = within(1e-8);

  private static final int[] STEPS = {3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21};

  private static final double[][] OTHERS = {
    {5.1, 5.3, 5.2, 5.6, 5.4, 5.8, 5.7, 6.0, 6.2, 6.1, 6.3, 6.6, 6.4, 6.9, 6.7, 7.0, 7.2},
    {7.9, 8.2, 8.0, 8.3, 8.4, 8.6, 8.5, 8.9, 8.8, 9.1, 9.0, 9.2, 9.4, 9.3, 9.7, 9.6, 9.9},
    {2.0, 2.3, 2.4, 2.2, 2.7, 2.6, 2.9, 2.8, 3.1, 3.3, 3.2, 3.5, 3.4, 3.8, 3.6, 4.0, 3.9},
    {
      9.5, 9.4, 9.9, 9.7, 10.1, 9.9, 10.3, 10.2, 10.6, 10.4, 10.8, 10.7, 11.1, 10.9, 11.4, 11.3,
      11.5
    }
  };

  /** The same, but the first rises and the second falls at step 16, without any reform. */
  private static final double[][] RESTLESS = {
    {5.1, 5.3, 5.2, 5.6, 5.4, 5.8, 5.7, 6.0, 6.2, 6.1, 6.3, 6.6, 8.4, 8.1, 8.3, 8.6, 8.4},
    {7.9, 8.2, 8.0, 8.3, 8.4, 8.6, 8.5, 8.9, 8.8, 9.1, 9.0, 9.2, 7.8, 8.1, 8.0, 8.2, 8.4},
    OTHERS[2],
    OTHERS[3]
  };

  private static List<Point> at(int[] steps, int shift, double... values) {
    return new ArrayList<>(
        IntStream.range(0, values.length)
            .mapToObj(i -> new Point(steps[i] + shift, values[i]))
            .toList());
  }

  private static List<List<Point>> all(int shift, double[]... values) {
    return new ArrayList<>(Arrays.stream(values).map(each -> at(STEPS, shift, each)).toList());
  }

  private static List<Point> reformed(int shift) {
    return at(
        STEPS, shift, 4.1, 5.2, 3.6, 5.0, 3.9, 5.9, 4.6, 5.2, 5.9, 6.4, 5.3, 6.1, 8.8, 7.4, 9.6,
        8.1, 9.9);
  }

  private static Effect.Estimated estimated(Effect found) {
    assertThat(found).isInstanceOf(Effect.Estimated.class);
    return (Effect.Estimated) found;
  }

  private static void isChange(
      Effect.Estimated found, double value, double error, double low, double high, double p) {
    assertThat(found.change().value()).isCloseTo(value, DIGITS);
    assertThat(found.change().standardError()).isCloseTo(error, DIGITS);
    assertThat(found.change().interval().low()).isCloseTo(low, within(1e-7));
    assertThat(found.change().interval().high()).isCloseTo(high, within(1e-7));
    assertThat(found.change().probability()).isCloseTo(p, within(1e-9));
  }

  @Test
  void ofASeriesThatRisesAgainstSteadyOthersHasTheErrorOfItsOwnPast() {
    Effect.Estimated found = estimated(DifferenceInDifferences.of(reformed(0), all(0, OTHERS), 16));
    isChange(
        found,
        2.61625,
        0.4577620358969932,
        1.6359560980259558,
        3.5965439019740417,
        5.009637485776675e-05);
    assertThat(found.memory()).isCloseTo(0.13706198742074938, DIGITS);
    assertThat(found.before()).isEqualTo(12);
    assertThat(found.after()).isEqualTo(5);
    assertThat(found.step()).isNull();
    assertThat(found.slope()).isNull();
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(5, 0));
    assertThat(found.inSpace()).isEqualTo(new Effect.Placebo(4, 0));
    assertThat(found.parallel()).isTrue();
    assertThat(found.certain()).isTrue();
  }

  /**
   * The others change by 2.0417, −2.0383, −0.085 and 0.0817 against the rest: the root of their
   * mean square, 1.4437, is the error, with four degrees of freedom. Before the reform the distance
   * rises with p = 0.0917, and one date of five shows a change of 4.7 standard errors against 2.8.
   */
  @Test
  void ofASeriesAmongRestlessOthersHasTheErrorThatTheyShow() {
    List<Point> own =
        at(
            STEPS, 0, 4.1, 4.6, 4.0, 4.4, 4.5, 5.9, 5.6, 5.8, 6.5, 6.0, 6.3, 6.1, 7.5, 7.2, 7.9,
            7.4, 8.1);
    Effect.Estimated found = estimated(DifferenceInDifferences.of(own, all(0, RESTLESS), 16));
    isChange(
        found,
        1.2495833333333335,
        1.4437018390235568,
        -2.758775570988673,
        5.257942237655341,
        0.4355673474016935);
    assertThat(found.memory()).isCloseTo(0.4760815581747879, DIGITS);
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(5, 1));
    assertThat(found.inSpace()).isEqualTo(new Effect.Placebo(4, 2));
    assertThat(found.parallel()).isFalse();
    assertThat(found.certain()).isFalse();
  }

  private static double[] times(double factor, double... values) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  /** Metres or kilometres: the same certainty, and the change in the other unit. */
  @Test
  void saysTheSameInAnyUnit() {
    for (double factor : new double[] {0.01, 100}) {
      for (double[][] others : new double[][][] {OTHERS, RESTLESS}) {
        Effect.Estimated plain =
            estimated(DifferenceInDifferences.of(reformed(0), all(0, others), 16));
        double[] own = reformed(0).stream().mapToDouble(Point::value).toArray();
        double[][] scaled =
            Arrays.stream(others).map(each -> times(factor, each)).toArray(double[][]::new);
        Effect.Estimated found =
            estimated(
                DifferenceInDifferences.of(at(STEPS, 0, times(factor, own)), all(0, scaled), 16));
        assertThat(found.change().standardError() / factor)
            .isCloseTo(plain.change().standardError(), within(1e-9));
        assertThat(found.change().probability())
            .isCloseTo(plain.change().probability(), within(1e-9));
      }
    }
  }

  @Test
  void isTheSameInAnyOrderAndFromAnyBeginningOfTheCount() {
    Effect.Estimated near = estimated(DifferenceInDifferences.of(reformed(0), all(0, OTHERS), 16));
    List<List<Point>> backwards = new ArrayList<>(all(0, OTHERS).reversed());
    backwards.replaceAll(List::reversed);
    Effect.Estimated turned =
        estimated(DifferenceInDifferences.of(reformed(0).reversed(), backwards, 16));
    assertThat(turned.change().value()).isCloseTo(near.change().value(), within(1e-12));
    assertThat(turned.inSpace()).isEqualTo(near.inSpace());
    Effect.Estimated far =
        estimated(
            DifferenceInDifferences.of(
                reformed(1_000_000_000), all(1_000_000_000, OTHERS), 1_000_000_016));
    assertThat(far.change()).isEqualTo(near.change());
    assertThat(far.inTime()).isEqualTo(near.inTime());
    assertThat(far.parallel()).isTrue();
  }

  /** Nothing changes anywhere: no change, and every placebo shows as much. */
  @Test
  void ofSeriesThatNeverChangeIsNothing() {
    double[] zeros = new double[17];
    Effect.Estimated found =
        estimated(DifferenceInDifferences.of(at(STEPS, 0, zeros), all(0, zeros, zeros, zeros), 16));
    assertThat(found.change()).isEqualTo(new Effect.Coefficient(0, 0, new Interval(0, 0), 1));
    assertThat(found.inTime()).isEqualTo(new Effect.Placebo(5, 5));
    assertThat(found.inSpace()).isEqualTo(new Effect.Placebo(3, 3));
    assertThat(found.parallel()).isTrue();
    assertThat(found.certain()).isFalse();
  }

  @Test
  void isRefusedWhereTheDistanceWanders() {
    int[] steps = IntStream.range(0, 20).toArray();
    double[] waves =
        IntStream.of(steps).mapToDouble(step -> 10 * StrictMath.sin(step / 2.0)).toArray();
    List<Point> flat = at(steps, 0, new double[20]);
    assertThat(DifferenceInDifferences.of(at(steps, 0, waves), List.of(flat, flat, flat), 12))
        .isEqualTo(new Effect.NotEstimable(Hindrance.REMEMBERS_TOO_MUCH, 12, 8));
  }

  private static List<Point> uneven(int from, int to) {
    return new ArrayList<>(
        IntStream.range(from, to).mapToObj(step -> new Point(step, step % 3 + step % 7)).toList());
  }

  private static Effect amongLikes(int before, int after) {
    List<Point> own = uneven(0, before + after);
    List<Point> other = own.stream().map(point -> new Point(point.step(), 1)).toList();
    return DifferenceInDifferences.of(own, List.of(other, other, other), before);
  }

  @Test
  void needsFourBeforeFourAfterAndTenInAll() {
    assertThat(amongLikes(4, 6)).isInstanceOf(Effect.Estimated.class);
    assertThat(amongLikes(6, 4)).isInstanceOf(Effect.Estimated.class);
    assertThat(amongLikes(3, 7)).isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_BEFORE, 3, 7));
    assertThat(amongLikes(5, 4)).isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_BEFORE, 5, 4));
    assertThat(amongLikes(7, 3)).isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_AFTER, 7, 3));
    assertThat(amongLikes(4, 3)).isEqualTo(new Effect.NotEstimable(Hindrance.TOO_FEW_AFTER, 4, 3));
  }

  @Test
  void looksBackOnTheNewestPointsAlone() {
    List<Point> others = uneven(0, 241).stream().map(p -> new Point(p.step(), 1)).toList();
    List<Point> fewer = others.subList(1, 241);
    Effect found =
        DifferenceInDifferences.of(uneven(0, 241), List.of(fewer, fewer, fewer, others), 200);
    Effect.Estimated estimated = estimated(found);
    assertThat(estimated.before()).isEqualTo(199);
    assertThat(estimated.after()).isEqualTo(41);
    assertThat(estimated.inSpace().tried()).isEqualTo(4);
  }

  private static Effect.Estimated amongOthers(List<List<Point>> others) {
    return estimated(DifferenceInDifferences.of(uneven(0, 16), others, 8));
  }

  private static List<Point> lacking(int step) {
    return uneven(0, 16).stream()
        .filter(point -> point.step() != step)
        .map(point -> new Point(point.step(), point.step() % 5))
        .toList();
  }

  private static List<List<Point>> some(int count, int lacking) {
    return Stream.generate(() -> lacking(lacking)).limit(count).toList();
  }

  @Test
  void leavesOutOthersThatLackAStepAsLongAsThreeRemain() {
    List<List<Point>> others = new ArrayList<>(some(3, -1));
    others.addAll(some(6, 15));
    Effect.Estimated found = amongOthers(others);
    assertThat(found.after()).isEqualTo(8);
    assertThat(found.inSpace().tried()).isEqualTo(3);
  }

  @Test
  void leavesOutAStepThatMostLackWhereFewerThanThreeWouldRemain() {
    List<List<Point>> others = new ArrayList<>(some(2, -1));
    others.addAll(some(6, 15));
    Effect.Estimated found = amongOthers(others);
    assertThat(found.after()).isEqualTo(7);
    assertThat(found.inSpace().tried()).isEqualTo(8);
  }

  /** Nobody has the newest step; the one at 3 is kept by nine in ten, and costs the tenth. */
  @Test
  void keepsAStepThatNineInTenHave() {
    List<List<Point>> others = new ArrayList<>();
    for (List<Point> each : some(9, 15)) {
      others.add(each);
    }
    others.add(lacking(15).stream().filter(point -> point.step() != 3).toList());
    Effect.Estimated found = amongOthers(others);
    assertThat(found.before()).isEqualTo(8);
    assertThat(found.after()).isEqualTo(7);
    assertThat(found.inSpace().tried()).isEqualTo(9);
    others.set(0, others.getLast());
    found = amongOthers(others);
    assertThat(found.before()).isEqualTo(7);
    assertThat(found.inSpace().tried()).isEqualTo(10);
  }

  @Test
  void knowsNoComparisonWithFewerThanThreeOthersOrNoneOfItsSteps() {
    List<List<Point>> none = List.of(uneven(40, 56), uneven(40, 56), uneven(40, 56));
    assertThat(DifferenceInDifferences.of(uneven(0, 16), none, 8))
        .isEqualTo(new Effect.NotEstimable(Hindrance.NO_COMPARISON, 0, 0));
    assertThat(DifferenceInDifferences.of(uneven(0, 16), some(2, -1), 8))
        .isEqualTo(new Effect.NotEstimable(Hindrance.NO_COMPARISON, 8, 8));
  }
}
