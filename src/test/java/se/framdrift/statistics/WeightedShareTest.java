package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.framdrift.statistics.WeightedShare.Answer;

class WeightedShareTest {

  /**
   * Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
   */
  @Test
  void givesWilsonsIntervalAsNewcombeWorkedIt() {
    assertThat(WeightedShare.wilson(81 / 263.0, 263).low()).isCloseTo(0.2553, within(5e-5));
    assertThat(WeightedShare.wilson(81 / 263.0, 263).high()).isCloseTo(0.3662, within(5e-5));
    assertThat(WeightedShare.wilson(15 / 148.0, 148).low()).isCloseTo(0.0624, within(5e-5));
    assertThat(WeightedShare.wilson(15 / 148.0, 148).high()).isCloseTo(0.1605, within(5e-5));
    assertThat(WeightedShare.wilson(0, 20).low()).isZero();
    assertThat(WeightedShare.wilson(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(WeightedShare.wilson(1 / 29.0, 29).low()).isCloseTo(0.0061, within(5e-5));
    assertThat(WeightedShare.wilson(1 / 29.0, 29).high()).isCloseTo(0.1718, within(5e-5));
  }

  /**
   * Cochran 1977, section 3.2: of N = 500 departments n = 200 (simple random sample) answer, 120
   * yes: standard error {@code √((1 − n/N) p q / (n − 1))} = 0.0269.
   */
  @Test
  void givesTheDesignBasedErrorOfASimpleSample() {
    WeightedShare share = WeightedShare.of(answers(120, 80), 500);
    double half = share.designBased().width() / 2;
    assertThat(half / 1.97196).isCloseTo(Math.sqrt(0.6 * 0.6 * 0.4 / 199), within(1e-5));
    assertThat(share.designEffect()).isEqualTo(1);
    assertThat(share.effective()).isEqualTo(200);
  }

  /** Weights 1 and 3 in equal numbers: deff = n Σw²/(Σw)² = 2 · 10 / 16 = 1.25. */
  @Test
  void unequalWeightsCostAnswers() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(new Answer(i % 2 == 0 ? 1 : 3, i % 4 < 2));
    }
    WeightedShare share = WeightedShare.of(answers, 0);
    assertThat(share.designEffect()).isCloseTo(1.25, within(1e-12));
    assertThat(share.effective()).isCloseTo(80, within(1e-9));
    assertThat(share.share()).isCloseTo(0.5, within(1e-12));
    assertThat(share.wilson().width())
        .isGreaterThan(WeightedShare.of(answers(50, 50), 0).wilson().width());
  }

  /** t(0.975; 9) = 2.262157163; variance 10/9 · 2.5/100 = 1/36: 0.5 ± 2.262157163 / 6. */
  @Test
  void aSmallSampleHasStudentsInterval() {
    Interval found = WeightedShare.of(answers(5, 5), 0).designBased();
    assertThat(found.low()).isCloseTo(0.5 - 2.262157162798205 / 6, within(1e-12));
    assertThat(found.high()).isCloseTo(0.5 + 2.262157162798205 / 6, within(1e-12));
  }

  /** The largest variance that a share can have, 1/4, and one standard error. */
  @Test
  void aSingleAnswerSaysNearlyNothing() {
    assertThat(WeightedShare.of(answers(1, 0), 0).designBased()).isEqualTo(new Interval(0.5, 1));
    assertThat(WeightedShare.of(answers(0, 1), 4).designBased())
        .isEqualTo(new Interval(0, Math.sqrt(0.25 * 0.75)));
  }

  @Test
  void whoHasAskedEveryoneKnows() {
    WeightedShare share = WeightedShare.of(answers(30, 10), 40);
    assertThat(share.wilson()).isEqualTo(new Interval(0.75, 0.75));
    assertThat(share.designBased()).isEqualTo(new Interval(0.75, 0.75));
    assertThat(WeightedShare.of(answers(30, 10), 60).wilson().width())
        .isLessThan(WeightedShare.of(answers(30, 10), 0).wilson().width());
  }

  @Test
  void refusesWhatIsNoSample() {
    assertThatThrownBy(() -> WeightedShare.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeightedShare.of(answers(3, 3), 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Answer(0, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Tag("simulation")
  @Test
  void wilsonsIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(11);
    for (double truth : new double[] {0.1, 0.3, 0.5, 0.8}) {
      int inside = 0;
      for (int i = 0; i < 4_000; i++) {
        List<Answer> answers = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
          answers.add(new Answer(k % 2 == 0 ? 1 : 2, random.nextDouble() < truth));
        }
        inside += WeightedShare.of(answers, 0).wilson().contains(truth) ? 1 : 0;
      }
      assertThat(inside / 4_000.0).isBetween(0.93, 0.975);
    }
  }

  private static List<Answer> answers(int yes, int no) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < yes + no; i++) {
      answers.add(new Answer(1, i < yes));
    }
    return answers;
  }
}
