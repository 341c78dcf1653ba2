package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Effects that are there are found, and such as are not are seldom claimed; every case has a fixed
 * seed.
 */
class EffectTest {

  private static final int SERIES = 600;

  /** Nominally one in twenty. */
  @Tag("simulation")
  @ParameterizedTest(name = "{0}: {1} before, {2} after, {3} seasons")
  @CsvSource({
    "white, 8, 8, 1",
    "ar-0.4, 8, 4, 1",
    "ar-0.4, 8, 8, 1",
    "ar-0.4, 12, 8, 1",
    "ar-0.4, 15, 5, 1",
    "heavy, 12, 8, 1",
    "ar-0.4, 20, 20, 1",
    "ar-0.4, 12, 8, 4",
    "ar-0.4, 24, 12, 12"
  })
  void itsOwnPastSeldomMakesAnEffectOfNothing(String noise, int before, int after, int seasons) {
    Tally tally = interrupted(noise, before, after, seasons, 0);
    assertThat(tally.claimed()).isLessThanOrEqualTo(0.055);
    assertThat(tally.covered()).isGreaterThanOrEqualTo(0.94);
  }

  @Tag("simulation")
  @ParameterizedTest(name = "{0}: {1} before, {2} after")
  @CsvSource({"white, 15, 8, 0.7", "ar-0.4, 15, 8, 0.4", "white, 20, 20, 0.7"})
  void itsOwnPastShowsALargeEffect(String noise, int before, int after, double often) {
    Tally tally = interrupted(noise, before, after, 1, 4);
    assertThat(tally.claimed()).isGreaterThan(often);
    assertThat(tally.mean()).isBetween(3.6, 4.4);
    assertThat(tally.covered()).isGreaterThanOrEqualTo(0.93);
  }

  @Tag("simulation")
  @ParameterizedTest(name = "{0}: {1} before, {2} after, {3} others")
  @CsvSource({
    "white, 6, 4, 4",
    "ar-0.4, 6, 4, 4",
    "ar-0.4, 8, 8, 20",
    "heavy, 8, 8, 10",
    "ar-0.4, 15, 8, 10"
  })
  void othersSeldomMakeAnEffectOfNothing(String noise, int before, int after, int others) {
    Tally tally = compared(noise, before, after, others, 0);
    assertThat(tally.claimed()).isLessThanOrEqualTo(0.05);
    assertThat(tally.covered()).isGreaterThanOrEqualTo(0.95);
  }

  @Tag("simulation")
  @Test
  void othersShowAnEffectThatAllWouldHideInTheirCommonCourse() {
    Tally tally = compared("ar-0.4", 12, 8, 10, 3);
    assertThat(tally.claimed()).isGreaterThan(0.7);
    assertThat(tally.mean()).isBetween(2.8, 3.2);
  }

  @Test
  void tellsALevelFromASlope() {
    List<Point> points = new ArrayList<>();
    Random random = new Random(2);
    for (int i = 0; i < 40; i++) {
      points.add(
          new Point(
              i, 10 + 0.5 * i + (i >= 20 ? 5 + 2 * (i - 20) : 0) + 0.1 * random.nextGaussian()));
    }
    Effect.Estimated found = (Effect.Estimated) InterruptedSeries.of(points, 20, 1);
    assertThat(found.step()).isNotNull();
    assertThat(found.slope()).isNotNull();
    assertThat(found.step().value()).isBetween(4.7, 5.3);
    assertThat(found.slope().value()).isBetween(1.95, 2.05);
    assertThat(found.change().value()).isBetween(23.5, 24.5);
    assertThat(found.certain()).isTrue();
    assertThat(found.inTime().tried()).isEqualTo(13);
    assertThat(found.inTime().asLarge()).isZero();
  }

  @Test
  void saysWhyThereIsNoEstimate() {
    assertThat(InterruptedSeries.of(line(7, 4), 7, 1))
        .isEqualTo(new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_BEFORE, 7, 4));
    assertThat(InterruptedSeries.of(line(8, 3), 8, 1))
        .isEqualTo(new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_AFTER, 8, 3));
    assertThat(InterruptedSeries.of(line(24, 11), 24, 12))
        .isEqualTo(new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_AFTER, 24, 11));
    assertThat(DifferenceInDifferences.of(line(8, 8), List.of(line(8, 8), line(8, 8)), 8))
        .isEqualTo(new Effect.NotEstimable(Effect.Hindrance.NO_COMPARISON, 8, 8));
    assertThat(
            DifferenceInDifferences.of(line(8, 3), List.of(line(8, 3), line(8, 3), line(8, 3)), 8))
        .isEqualTo(new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_AFTER, 8, 3));
  }

  @ParameterizedTest(name = "apart by {0} a step")
  @ValueSource(doubles = {0.3, 0.5, 1})
  void claimsNothingWhenTheyWentApartBefore(double apart) {
    Random random = new Random(6);
    List<List<Point>> all = new ArrayList<>();
    for (int member = 0; member <= 6; member++) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        points.add(new Point(i, (member == 0 ? apart * i : 0) + 0.5 * random.nextGaussian()));
      }
      all.add(points);
    }
    Effect found = DifferenceInDifferences.of(all.getFirst(), all.subList(1, 7), 12);
    assertThat(found instanceof Effect.Estimated estimated && estimated.certain()).isFalse();
  }

  private static List<Point> line(int before, int after) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < before + after; i++) {
      points.add(new Point(i, i % 3));
    }
    return points;
  }

  record Tally(double claimed, double covered, double mean) {

    static Tally of(List<Effect> found, double truth) {
      int claimed = 0;
      int covered = 0;
      int estimated = 0;
      double sum = 0;
      for (Effect effect : found) {
        if (effect instanceof Effect.Estimated each) {
          estimated++;
          claimed += each.certain() ? 1 : 0;
          covered += each.change().interval().contains(truth) ? 1 : 0;
          sum += each.change().value();
        }
      }
      return new Tally(
          claimed / (double) found.size(), covered / (double) estimated, sum / estimated);
    }
  }

  static Tally interrupted(String noise, int before, int after, int seasons, double truth) {
    Random random = new Random(100L * before + after);
    List<Effect> found = new ArrayList<>();
    for (int k = 0; k < SERIES; k++) {
      double[] draws = Processes.noise(noise, before + after, random);
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < draws.length; i++) {
        double season = 2 * Math.cos(2 * Math.PI * i / seasons);
        points.add(new Point(i, draws[i] + 0.1 * i + season + (i >= before ? truth : 0)));
      }
      found.add(InterruptedSeries.of(points, before, seasons));
    }
    return Tally.of(found, truth);
  }

  static Tally compared(String noise, int before, int after, int others, double truth) {
    Random random = new Random(100L * before + others);
    List<Effect> found = new ArrayList<>();
    for (int k = 0; k < SERIES; k++) {
      double[] common = Processes.noise("walk", before + after, random);
      List<List<Point>> all = new ArrayList<>();
      for (int member = 0; member <= others; member++) {
        double[] draws = Processes.noise(noise, before + after, random);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < draws.length; i++) {
          double effect = member == 0 && i >= before ? truth : 0;
          points.add(new Point(i, draws[i] + 3 * member + 3 * common[i] + effect));
        }
        all.add(points);
      }
      found.add(DifferenceInDifferences.of(all.getFirst(), all.subList(1, all.size()), before));
    }
    return Tally.of(found, truth);
  }
}
