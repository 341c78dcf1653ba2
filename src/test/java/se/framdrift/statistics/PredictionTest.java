package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import se.framdrift.statistics.Prediction.Hindrance;

/**
 * Worked with whole matrices in NumPy and SciPy from the definitions in docs/statistics.md: medians
 * of all pairs, {@code tr(MR)}, {@code tr(MRMB)} and {@code tr(MRMR)} for every ρ, Student's
 * quantile from scipy.stats.t.
 */
class PredictionTest {

  private static final Offset<Double> DIGITS = within(1e-8);

  private static List<Point> points(int from, double... values) {
    return new ArrayList<>(
        IntStream.range(0, values.length).mapToObj(i -> new Point(from + i, values[i])).toList());
  }

  private static void isMade(
      Prediction found, double slope, List<Double> levels, double memory, double[]... steps) {
    assertThat(found).isInstanceOf(Prediction.Made.class);
    Prediction.Made made = (Prediction.Made) found;
    assertThat(made.trend().slope()).isCloseTo(slope, DIGITS);
    assertThat(made.level()).isEqualTo(0.8);
    assertThat(made.trend().levels()).hasSameSizeAs(levels);
    for (int i = 0; i < levels.size(); i++) {
      assertThat(made.trend().levels().get(i)).isCloseTo(levels.get(i), DIGITS);
    }
    assertThat(made.memory()).isCloseTo(memory, DIGITS);
    assertThat(made.steps()).hasSameSizeAs(steps);
    for (int i = 0; i < steps.length; i++) {
      Prediction.Step step = made.steps().get(i);
      assertThat(step.step()).isEqualTo((int) steps[i][0]);
      assertThat(step.value()).isCloseTo(steps[i][1], DIGITS);
      assertThat(step.interval().low()).isCloseTo(steps[i][2], within(1e-6));
      assertThat(step.interval().high()).isCloseTo(steps[i][3], within(1e-6));
    }
  }

  private static Hindrance why(Prediction found) {
    assertThat(found).isInstanceOf(Prediction.None.class);
    return ((Prediction.None) found).hindrance();
  }

  private static List<Point> plain() {
    List<Point> points =
        points(3, 12.1, 11.4, 13.9, 13.2, 15.8, 14.1, 16.9, 18.3, 16.2, 19.7, 18.8, 20.4);
    points.remove(4);
    return points;
  }

  @Test
  void ofALineWithAGapIsWhatTheDefinitionsGive() {
    Prediction found = Prediction.of(plain(), 1, 0.8);
    isMade(
        found,
        0.8,
        List.of(9.05),
        0.19935555813910125,
        new double[] {15, 21.05, 18.978361571089234, 23.12163842891076},
        new double[] {16, 21.85, 19.584009379786856, 24.115990620213147},
        new double[] {17, 22.65, 20.24210981368471, 25.057890186315287});
    List<Point> shuffled = plain().reversed();
    assertThat(Prediction.of(shuffled, 1, 0.8)).isEqualTo(found);
  }

  @Test
  void ofFourSeasonsIsWhatTheDefinitionsGive() {
    isMade(
        Prediction.of(
            points(
                0, 5.0, 9.1, 14.2, 7.9, 6.1, 10.4, 14.8, 9.3, 6.9, 11.2, 16.1, 10.1, 8.2, 12.1,
                17.3, 10.9),
            4,
            0.8),
        0.25416666666666676,
        List.of(5.025, 8.895833333333332, 13.591666666666667, 7.2625),
        0.08044074119923286,
        new double[] {16, 9.091666666666669, 8.773797661507539, 9.409535671825799},
        new double[] {17, 13.216666666666667, 12.89485210395918, 13.538481229374154},
        new double[] {18, 18.166666666666668, 17.843925078266338, 18.489408255066998},
        new double[] {19, 12.091666666666669, 11.767936511690342, 12.415396821642995});
  }

  @Test
  void ofASumThatGrowsWidensWithEveryStepAndForgetsWhatPrecedesAGap() {
    List<Point> sums = points(4, 10, 14, 17, 23, 26, 28, 35, 37, 43, 45, 51, 58);
    sums.addFirst(new Point(1, 3));
    Prediction found = Prediction.ofSum(sums, 0.8);
    isMade(
        found,
        4.363636363636363,
        List.of(58 - 15 * 4.363636363636363),
        0.16207376647532096,
        new double[] {16, 62.36363636363636, 59.356030570048965, 65.37124215722376},
        new double[] {17, 66.72727272727272, 61.94762558975539, 71.50691986479005},
        new double[] {18, 71.0909090909091, 64.79179940726476, 77.39001877455343});
    Collections.reverse(sums);
    assertThat(Prediction.ofSum(sums, 0.8)).isEqualTo(found);
  }

  @Test
  void isRefusedOfTooFewPoints() {
    assertThat(why(Prediction.of(plain().subList(0, 7), 1, 0.8)))
        .isEqualTo(Hindrance.TOO_FEW_POINTS);
    assertThat(Prediction.of(plain().subList(0, 8), 1, 0.8)).isInstanceOf(Prediction.Made.class);
    List<Point> sums = points(0, 1, 3, 4, 7, 8, 10, 11, 14, 15);
    assertThat(Prediction.ofSum(sums, 0.8)).isInstanceOf(Prediction.Made.class);
    assertThat(why(Prediction.ofSum(sums.subList(0, 8), 0.8))).isEqualTo(Hindrance.TOO_FEW_POINTS);
  }

  @Test
  void isRefusedWhereMoreThanHalfIsMissing() {
    List<Point> sparse = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sparse.add(new Point(2 * i, i + i % 3));
    }
    assertThat(Prediction.of(sparse, 1, 0.8)).isInstanceOf(Prediction.Made.class);
    sparse.set(9, new Point(20, 9));
    assertThat(why(Prediction.of(sparse, 1, 0.8))).isEqualTo(Hindrance.TOO_MANY_GAPS);
  }

  @Test
  void isMadeWhereJustHalfIsMissing() {
    List<Point> half = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      half.add(new Point(31 + (i == 9 ? 19 : 2 * i), i + i % 3));
    }
    assertThat(Prediction.of(half, 1, 0.8)).isInstanceOf(Prediction.Made.class);
    half.set(9, new Point(31 + 20, 9));
    assertThat(why(Prediction.of(half, 1, 0.8))).isEqualTo(Hindrance.TOO_MANY_GAPS);
  }

  /** Theil and Sen's slope of these is exactly 0.5, so that nothing is lost far from zero. */
  @Test
  void isTheSameFromAnyBeginningOfTheCount() {
    double[] values = {1, 1.75, 2, 2.25, 3, 3.75, 4, 4.25, 5, 5.75, 6, 6.25};
    Prediction.Made near = (Prediction.Made) Prediction.of(points(0, values), 1, 0.8);
    Prediction.Made far = (Prediction.Made) Prediction.of(points(1_000_000_000, values), 1, 0.8);
    assertThat(near.trend().slope()).isEqualTo(0.5);
    assertThat(far.trend().slope()).isEqualTo(0.5);
    assertThat(far.memory()).isCloseTo(near.memory(), within(1e-12));
    for (int i = 0; i < near.steps().size(); i++) {
      Prediction.Step there = far.steps().get(i);
      Prediction.Step here = near.steps().get(i);
      assertThat(there.step()).isEqualTo(1_000_000_000 + here.step());
      assertThat(there.value()).isEqualTo(here.value());
      assertThat(there.interval().low()).isCloseTo(here.interval().low(), within(1e-11));
    }
  }

  @Test
  void isRefusedWhereNothingOrHardlyAnythingVaries() {
    double[] line = IntStream.range(0, 12).mapToDouble(i -> 0.1 * i + 0.7).toArray();
    assertThat(why(Prediction.of(points(0, line), 1, 0.8))).isEqualTo(Hindrance.TOO_EVEN);
    double[] large = IntStream.range(0, 12).mapToDouble(i -> 1e9 * (0.1 * i + 0.7)).toArray();
    assertThat(why(Prediction.of(points(0, large), 1, 0.8))).isEqualTo(Hindrance.TOO_EVEN);
    assertThat(why(Prediction.of(points(0, 3, 3, 4, 4, 3, 4, 3, 3, 4), 1, 0.8)))
        .isEqualTo(Hindrance.TOO_EVEN);
    assertThat(Prediction.of(points(0, 3, 3, 4, 4, 3, 5, 3, 3, 4), 1, 0.8))
        .isInstanceOf(Prediction.Made.class);
    double[] sum = IntStream.range(0, 12).mapToDouble(i -> 0.1 * i + 0.7).toArray();
    assertThat(why(Prediction.ofSum(points(0, sum), 0.8))).isEqualTo(Hindrance.TOO_EVEN);
  }

  /** Added: 0 1 0 2 0 1 1 2, one of them fewer; 0 and seven ones with 7, half of all, or 8. */
  @Test
  void ofASumNeedsFiveStepsThatAddSomethingAndNoneThatAddsMoreThanHalf() {
    assertThat(Prediction.ofSum(points(0, 0, 0, 1, 1, 3, 3, 4, 5, 7), 0.8))
        .isInstanceOf(Prediction.Made.class);
    assertThat(why(Prediction.ofSum(points(0, 0, 0, 1, 1, 3, 3, 4, 4, 6), 0.8)))
        .isEqualTo(Hindrance.STEPS);
    assertThat(Prediction.ofSum(points(0, 0, 1, 2, 3, 4, 5, 6, 7, 14), 0.8))
        .isInstanceOf(Prediction.Made.class);
    assertThat(why(Prediction.ofSum(points(0, 0, 1, 2, 3, 4, 5, 6, 7, 15), 0.8)))
        .isEqualTo(Hindrance.STEPS);
  }

  @Test
  void ofASumForgetsAllThatPrecedesItsLastGap() {
    List<Point> sums = points(0, 0, 1, 3, 4, 7, 8, 10, 11, 14, 15);
    sums.addAll(points(11, 20, 21, 23, 24, 27, 28, 30, 31, 34, 35));
    Prediction found = Prediction.ofSum(sums, 0.8);
    assertThat(found).isEqualTo(Prediction.ofSum(sums.subList(10, 20), 0.8));
    assertThat(((Prediction.Made) found).trend().slope()).isCloseTo(15.0 / 9, DIGITS);
    assertThat(why(Prediction.ofSum(sums.subList(0, 18), 0.8))).isEqualTo(Hindrance.TOO_FEW_POINTS);
  }

  @Test
  void isRefusedOfTooFewSeasons() {
    List<Point> years = points(0, 1, 5, 2, 6, 1, 5, 3, 6, 2, 5, 2, 7);
    assertThat(Prediction.of(years, 4, 0.8)).isInstanceOf(Prediction.Made.class);
    assertThat(why(Prediction.of(years.subList(1, 12), 4, 0.8)))
        .isEqualTo(Hindrance.TOO_FEW_SEASONS);
  }

  @Test
  void isRefusedWhereASeriesWanders() {
    double[] waves = IntStream.range(0, 20).mapToDouble(i -> 10 * Math.sin(i / 4.0)).toArray();
    assertThat(why(Prediction.of(points(0, waves), 1, 0.8)))
        .isEqualTo(Hindrance.REMEMBERS_TOO_MUCH);
    double[] sums = new double[30];
    for (int i = 1; i < sums.length; i++) {
      sums[i] = sums[i - 1] + 5 + 4 * Math.sin(i / 5.0);
    }
    assertThat(why(Prediction.ofSum(points(0, sums), 0.8))).isEqualTo(Hindrance.REMEMBERS_TOO_MUCH);
  }

  @Test
  void looksBackOnTheNewestPointsAlone() {
    double[] values = IntStream.range(0, 121).mapToDouble(i -> i % 7 + i % 3 + 0.1 * i).toArray();
    List<Point> all = points(0, values);
    assertThat(Prediction.of(all, 1, 0.8))
        .isEqualTo(Prediction.of(all.subList(1, 121), 1, 0.8))
        .isNotEqualTo(Prediction.of(all.subList(2, 121), 1, 0.8));
  }
}
