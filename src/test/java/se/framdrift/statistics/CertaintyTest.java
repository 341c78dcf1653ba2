package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import se.framdrift.statistics.Effect.Coefficient;
import se.framdrift.statistics.Effect.Placebo;

/** When an estimate is a certain one. Quantiles and probabilities: scipy.stats.t. */
class CertaintyTest {

  private static Effect.Estimated effect(
      Interval interval, Placebo inTime, Placebo inSpace, boolean parallel) {
    Coefficient change = new Coefficient(2, 1, interval, 0.01);
    return new Effect.Estimated(change, null, null, 12, 6, 0.2, inTime, inSpace, parallel);
  }

  @Test
  void anEffectIsCertainWhenItsIntervalLeavesOutZeroAndHardlyAnythingElseShowsAsMuch() {
    Interval clear = new Interval(0.1, 3.9);
    Placebo few = new Placebo(10, 1);
    assertThat(effect(clear, few, few, true).certain()).isTrue();
    assertThat(effect(clear, Placebo.NONE, Placebo.NONE, true).certain()).isTrue();
    assertThat(effect(new Interval(0, 4), few, few, true).certain()).isFalse();
    assertThat(effect(new Interval(-3.9, -0.1), few, few, true).certain()).isTrue();
    assertThat(effect(clear, few, few, false).certain()).isFalse();
    assertThat(effect(clear, new Placebo(10, 2), few, true).certain()).isFalse();
    assertThat(effect(clear, few, new Placebo(9, 1), true).certain()).isFalse();
  }

  @Test
  void aPlacebosShareIsOfThoseThatWereTried() {
    assertThat(new Placebo(8, 2).share()).isEqualTo(0.25);
    assertThat(Placebo.NONE.share()).isZero();
  }

  /** t(0.975; 7) = 2.364624252; 2 P(T > 2.5) = 0.040992219. */
  @Test
  void aCoefficientHasStudentsInterval() {
    Coefficient found = Coefficient.of(-1, 0.4, 7);
    assertThat(found.interval().low()).isCloseTo(-1 - 0.4 * 2.364624251592785, within(1e-12));
    assertThat(found.interval().high()).isCloseTo(-1 + 0.4 * 2.364624251592785, within(1e-12));
    assertThat(found.probability()).isCloseTo(0.04099221858575289, within(1e-12));
    assertThat(found.ratio()).isEqualTo(2.5);
    assertThat(Coefficient.of(0, 0.4, 7).probability()).isEqualTo(1);
    assertThat(Coefficient.of(0, 0.4, 7).ratio()).isZero();
  }

  @Test
  void aCoefficientWithoutErrorIsWhatItIs() {
    assertThat(Coefficient.of(0, 0, 7)).isEqualTo(new Coefficient(0, 0, new Interval(0, 0), 1));
    assertThat(Coefficient.of(3, 0, 7)).isEqualTo(new Coefficient(3, 0, new Interval(3, 3), 0));
  }
}
