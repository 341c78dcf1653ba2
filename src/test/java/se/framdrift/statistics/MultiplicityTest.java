package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.testing.Seeds;

class MultiplicityTest {

  static LongStream seeds() {
    return Seeds.upTo(20);
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void adjustsAsTheProcedureSays() {
    assertThat(Multiplicity.holm(List.of(0.01, 0.04, 0.03, 0.005)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(0.03, 0.06, 0.06, 0.02);
  }

  @Test
  void leavesASingleComparisonAsItIs() {
    assertThat(Multiplicity.holm(List.of(0.04))).containsExactly(0.04);
    assertThat(Multiplicity.holm(List.of())).isEmpty();
  }

  @Test
  void neverExceedsCertainty() {
    assertThat(Multiplicity.holm(List.of(0.9, 0.8, 0.7))).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Multiplicity.holm(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Multiplicity.holm(List.of(1.1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Multiplicity.holm(List.of(-0.1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Multiplicity.holm(List.of(1.0, 0.0))).containsExactly(1.0, 0.0);
  }

  @Test
  void whatIsCertainAloneMayBeUncertainAmongMany() {
    Difference clear = Difference.of(50, 3, 55, 3);
    assertThat(clear.certain(0.95)).isTrue();
    assertThat(Multiplicity.certain(List.of(clear), 0.95)).containsExactly(true);
    List<Difference> many = new ArrayList<>(Collections.nCopies(19, Difference.of(50, 3, 50, 3)));
    many.add(clear);
    assertThat(Multiplicity.certain(many, 0.95)).doesNotContain(true);
    many.set(0, Difference.of(50, 3, 65, 3));
    assertThat(Multiplicity.certain(many, 0.95)).containsOnlyOnce(true).startsWith(true);
  }

  /** Newcombe's kind of example: 60 % ± 3.04 and 54 % ± 3.09 of 1,000 answers each. */
  @Test
  void twoIntervalsThatOverlapCanDifferForCertain() {
    Difference difference = Difference.of(60, 3.04, 54.5, 3.09);
    assertThat(60 - 3.04).isLessThan(54.5 + 3.09);
    assertThat(difference.certain(0.95)).isTrue();
    assertThat(difference.probability()).isCloseTo(0.01288, within(1e-4));
    assertThat(difference.interval(0.95).high()).isCloseTo(-5.5 + 4.3347, within(1e-3));
  }

  /** What is below 1 − level is certain, and nothing is below 0 or below its own bound. */
  @Test
  void nothingIsCertainBeyondAllDoubtAndWhatIsEqualNeverDiffers() {
    Difference clear = Difference.of(1, 0, 2, 0);
    assertThat(clear.certain(1)).isFalse();
    assertThat(Multiplicity.certain(List.of(clear), 1)).containsExactly(false);
    Difference none = Difference.of(2, 0, 2, 0);
    assertThat(none.certain(0)).isFalse();
    assertThat(Multiplicity.certain(List.of(none), 0)).containsExactly(false);
  }

  @Test
  void registerFiguresDifferWheneverTheyDiffer() {
    assertThat(Difference.of(1, 0, 1, 0).certain(0.95)).isFalse();
    assertThat(Difference.of(1, 0, 1.001, 0).certain(0.95)).isTrue();
    assertThat(Difference.of(1, 0, 2, 0).interval(0.95)).isEqualTo(new Interval(1, 1));
  }

  @Test
  void refusesMarginsThatAreNone() {
    assertThatThrownBy(() -> Difference.of(1, -1, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Difference.of(1, Double.NaN, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Difference.of(Double.NaN, 1, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderDoesNotMatterAndNothingGetsMoreCertain(long seed) {
    Random random = new Random(seed);
    List<Double> raw = random.doubles(30).map(x -> x * x * x).boxed().toList();
    List<Double> adjusted = Multiplicity.holm(raw);
    List<Integer> order = new ArrayList<>(java.util.stream.IntStream.range(0, 30).boxed().toList());
    Collections.shuffle(order, random);
    List<Double> shuffled = Multiplicity.holm(order.stream().map(raw::get).toList());
    for (int i = 0; i < 30; i++) {
      assertThat(shuffled.get(i)).isEqualTo(adjusted.get(order.get(i)));
      assertThat(adjusted.get(i)).isGreaterThanOrEqualTo(raw.get(i));
    }
  }

  /** Two thousand pages of twenty surveys in which nothing has changed. */
  @Tag("simulation")
  @Test
  void fewPagesShowAnyWrongArrow() {
    Random random = new Random(4);
    int pages = 2_000;
    int wrong = 0;
    int wrongWithout = 0;
    for (int page = 0; page < pages; page++) {
      List<Difference> shown = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        shown.add(new Difference(random.nextGaussian() * 2, 2));
      }
      wrong += Multiplicity.certain(shown, 0.95).contains(true) ? 1 : 0;
      wrongWithout += shown.stream().anyMatch(each -> each.certain(0.95)) ? 1 : 0;
    }
    assertThat(wrong / (double) pages).isLessThan(0.065);
    assertThat(wrongWithout / (double) pages).isGreaterThan(0.5);
  }
}
