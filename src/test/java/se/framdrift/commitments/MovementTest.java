package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.commitments.Movement.Arrow;
import se.framdrift.commitments.Movement.Pair;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;

class MovementTest {

  private static Pair survey(String before, String after) {
    return new Pair(Scenario.figure("2022 = " + before), Scenario.figure("2023 = " + after), true);
  }

  private static Arrow alone(Pair pair) {
    return Movement.among(List.of(pair), 0.95).getFirst().arrow();
  }

  @Test
  void anArrowIsShownOnlyWhenTheDifferenceIsLargerThanItsOwnMargin() {
    assertThat(alone(survey("70 ±3", "74.2 ±3"))).isEqualTo(Arrow.NONE);
    assertThat(alone(survey("70 ±3", "74.3 ±3"))).isEqualTo(Arrow.UP);
    assertThat(alone(survey("74.3 ±3", "70 ±3"))).isEqualTo(Arrow.DOWN);
    assertThat(alone(survey("70 ±3", "70 ±3"))).isEqualTo(Arrow.NONE);
  }

  @Test
  void registerFiguresDifferWhenTheyDiffer() {
    Pair rates = new Pair(Scenario.figure("2022 = 20.65"), Scenario.figure("2023 = 20.66"), false);
    assertThat(alone(rates)).isEqualTo(Arrow.UP);
  }

  @Test
  void whatCannotBeToldSaysWhyAndMakesItNoHarderForTheOthers() {
    Pair clear = survey("70 ±3", "74.3 ±3");
    List<Pair> shown =
        List.of(
            survey("70", "75 ±3"),
            survey("70 ±3", "missing hidden"),
            survey("70 ±3", "80 ±3 break"),
            survey("70 ±9 n 29", "95 ±9 n 29"),
            survey("70 ±3", "80 ±3 note unit mistaken"),
            clear);
    List<Movement> movements = Movement.among(shown, 0.95);
    assertThat(movements.stream().filter(each -> each.reason() != null))
        .extracting(each -> Objects.requireNonNull(each.reason()).code())
        .containsExactly(
            "no-margin", "missing-hidden", "series-break", "small-group", "quality-note");
    assertThat(movements).extracting(Movement::arrow).filteredOn(Arrow.UP::equals).hasSize(1);
  }

  @Test
  void theMoreAreShownTogetherTheLargerADifferenceMustBe() {
    Pair small = survey("70 ±3", "74.3 ±3");
    Pair large = survey("70 ±3", "77 ±3");
    List<Pair> many = new ArrayList<>(Collections.nCopies(10, survey("70 ±3", "70 ±3")));
    many.add(small);
    many.add(large);
    List<Movement> movements = Movement.among(many, 0.95);
    assertThat(movements.get(10).arrow()).isEqualTo(Arrow.NONE);
    assertThat(movements.get(11).arrow()).isEqualTo(Arrow.UP);
  }

  /** 400 boards of 20 surveys each, in which nothing has happened. */
  @Tag("simulation")
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void onABoardWhereNothingHappenedAnArrowIsShownAtMostOneTimeInTwenty(long seed) {
    Random random = new Random(seed);
    int boards = 400;
    int wrong = 0;
    for (int board = 0; board < boards; board++) {
      List<Pair> shown = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        shown.add(new Pair(noisy(random, 2022), noisy(random, 2023), true));
      }
      boolean any =
          Movement.among(shown, 0.95).stream().anyMatch(each -> each.arrow() != Arrow.NONE);
      wrong += any ? 1 : 0;
    }
    assertThat(wrong).isBetween(1, 35);
  }

  private static IndicatorValue noisy(Random random, int year) {
    double margin = 1 + 3 * random.nextDouble();
    double value = 70 + random.nextGaussian() * margin / 1.96;
    return new IndicatorValue(Period.ofYear(year), value, null, margin, 900L, "A", null);
  }
}
