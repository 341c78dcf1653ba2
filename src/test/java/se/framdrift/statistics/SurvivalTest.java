package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.statistics.Survival.Spell;
import se.framdrift.testing.Seeds;

class SurvivalTest {

  private static final Offset<Double> DIGITS = within(5e-5);

  static LongStream seeds() {
    return Seeds.upTo(20);
  }

  /**
   * Remission times of 21 leukaemia patients on 6-MP (Freireich et al. 1963), as worked in Cox and
   * Oakes, Analysis of Survival Data, 1984, and in every textbook since; standard errors as R's
   * survfit gives them.
   */
  @Test
  void givesTheCurveOfTheTextbooks() {
    Survival curve = Survival.of(freireich());
    assertThat(curve.steps().stream().map(Survival.Step::time).toList())
        .containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
    assertThat(curve.steps().stream().map(Survival.Step::atRisk).toList())
        .containsExactly(21, 17, 15, 12, 11, 7, 6);
    double[] open = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
    double[] error = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
    for (int i = 0; i < open.length; i++) {
      assertThat(curve.steps().get(i).open()).isCloseTo(open[i], DIGITS);
      assertThat(curve.steps().get(i).standardError()).isCloseTo(error[i], DIGITS);
    }
    assertThat(curve.median()).hasValue(23);
    assertThat(curve.openAt(5.9)).isEqualTo(1);
    assertThat(curve.openAt(12)).isCloseTo(0.7529, DIGITS);
  }

  /** R: survfit(..., conf.type = "log-log") at time 6: 0.620, 0.952. */
  @Test
  void givesAnIntervalThatStaysBetweenZeroAndOne() {
    Interval first = Survival.of(freireich()).steps().getFirst().interval();
    assertThat(first.low()).isCloseTo(0.6197, DIGITS);
    assertThat(first.high()).isCloseTo(0.9516, DIGITS);
  }

  @Test
  void withoutOpenCasesIsTheShareThatIsLeft() {
    Survival curve = Survival.of(closed(1, 2, 3, 4));
    assertThat(curve.openAt(2)).isEqualTo(0.5);
    assertThat(curve.median()).hasValue(2);
    assertThat(curve.openAt(4)).isZero();
    assertThat(curve.steps().getLast().interval()).isEqualTo(new Interval(0, 0));
  }

  @Test
  void knowsNoMedianWhereMostAreOpen() {
    List<Spell> spells = new ArrayList<>(closed(1, 2));
    spells.add(new Spell(3, false));
    spells.add(new Spell(3, false));
    spells.add(new Spell(3, false));
    assertThat(Survival.of(spells).median()).isEmpty();
    assertThat(Survival.of(List.of()).steps()).isEmpty();
    assertThatThrownBy(() -> new Spell(-1, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fallsInAnyOrderAndOpenCasesOnlyRaiseIt(long seed) {
    Random random = new Random(seed);
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      spells.add(new Spell(random.nextInt(30), random.nextInt(4) > 0));
    }
    Survival curve = Survival.of(spells);
    Collections.shuffle(spells, random);
    assertThat(Survival.of(spells)).isEqualTo(curve);
    Survival hasty =
        Survival.of(spells.stream().map(spell -> new Spell(spell.time(), true)).toList());
    double before = 1;
    for (Survival.Step step : curve.steps()) {
      assertThat(step.open()).isLessThanOrEqualTo(before);
      assertThat(step.interval().contains(step.open())).isTrue();
      assertThat(step.open()).isGreaterThanOrEqualTo(hasty.openAt(step.time()) - 1e-12);
      before = step.open();
    }
  }

  private static List<Spell> closed(double... times) {
    return java.util.Arrays.stream(times).mapToObj(time -> new Spell(time, true)).toList();
  }

  private static List<Spell> freireich() {
    List<Spell> spells = new ArrayList<>(closed(6, 6, 6, 7, 10, 13, 16, 22, 23));
    for (double time : new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      spells.add(new Spell(time, false));
    }
    return spells;
  }
}
