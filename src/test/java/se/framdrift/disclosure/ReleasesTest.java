package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.framdrift.disclosure.Figure.Measure;
import se.framdrift.disclosure.Figure.Output;

class ReleasesTest {

  private static final Leaf WOMAN = Crowd.leaf("gender", "K");
  private static final Leaf MAN = Crowd.leaf("gender", "M");

  private final Crowd crowd = new Crowd(plan(5));

  private static Plan plan(int threshold) {
    return new Plan(
        "9999",
        threshold,
        Collections.emptySortedMap(),
        Map.of("gender", List.of("K", "M")),
        List.of(
            new Figure(
                "safe",
                List.of("gender"),
                true,
                List.of(new Output(Measure.SHARE, "safe"), new Output(Measure.COUNT, "asked")))));
  }

  private void answer(Leaf leaf, int from, int to, boolean yes) {
    for (int i = from; i < to; i++) {
      crowd.put(
          leaf.value("gender") + i, new Contribution("safe", leaf, Contribution.ONE, yes, null));
    }
  }

  private static Map<String, String> told(List<Cell> cells) {
    Map<String, String> told = new TreeMap<>();
    for (Cell cell : cells) {
      told.put(
          cell.series().toString().substring(5),
          cell.isHidden() ? "hidden" : cell.value() + " of " + cell.n());
    }
    return told;
  }

  @Test
  void saysNothingBelowTheThresholdNotEvenThatItIsHidden() {
    answer(WOMAN, 0, 4, true);

    assertThat(crowd.release(false)).isEmpty();
    assertThat(crowd.release(true)).isEmpty();
  }

  @Test
  void showsTheTotalAtTheThresholdAndHidesWhatIsSmallOrEmptyAlike() {
    answer(WOMAN, 0, 4, true);
    answer(WOMAN, 4, 5, false);

    assertThat(told(crowd.release(false)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "safe", "80.0 of 5",
                "asked", "5.0 of 5",
                "safe:gender=K", "hidden",
                "asked:gender=K", "hidden",
                "safe:gender=M", "hidden",
                "asked:gender=M", "hidden"));
  }

  @Test
  void waitsForAsManyChangesAsTheThreshold() {
    answer(WOMAN, 0, 5, true);
    assertThat(crowd.release(false)).isNotEmpty();

    answer(WOMAN, 5, 9, false);
    assertThat(crowd.release(false)).isEmpty();
    answer(WOMAN, 9, 10, false);

    assertThat(told(crowd.release(false))).containsEntry("safe", "50.0 of 10");
    assertThat(crowd.release(false)).as("nothing has changed").isEmpty();
  }

  @Test
  void showsTheTotalAloneWhereAGroupHasChangedByOne() {
    answer(WOMAN, 0, 6, true);
    answer(MAN, 0, 6, false);
    assertThat(told(crowd.release(false))).containsEntry("safe:gender=M", "0.0 of 6");

    answer(WOMAN, 6, 10, true);
    answer(MAN, 6, 7, true);
    Map<String, String> second = told(crowd.release(false));

    assertThat(second).containsOnlyKeys("safe", "asked").containsEntry("safe", "64.7059 of 17");
  }

  @Test
  void holdsBackWhatHasOnlyBeenDeletedAndSentAgain() {
    answer(WOMAN, 0, 20, true);
    assertThat(crowd.release(false)).isNotEmpty();

    for (int i = 0; i < 20; i++) {
      crowd.delete("K" + i);
    }
    answer(WOMAN, 0, 19, true);

    assertThat(crowd.release(true)).as("one person less than before").isEmpty();
  }

  @Test
  void hidesAtOnceWhatHasFallenBelowTheThreshold() {
    answer(WOMAN, 0, 6, true);
    answer(MAN, 0, 6, true);
    assertThat(told(crowd.release(false))).containsEntry("safe:gender=M", "100.0 of 6");

    crowd.delete("M0");
    crowd.delete("M1");

    assertThat(told(crowd.release(false)))
        .as("two are too few for another total, and enough to hide")
        .containsOnlyKeys("safe:gender=K", "asked:gender=K", "safe:gender=M", "asked:gender=M")
        .containsValue("hidden")
        .doesNotContainValue("100.0 of 6");
    for (int i = 2; i < 6; i++) {
      crowd.delete("M" + i);
    }
    for (int i = 0; i < 6; i++) {
      crowd.delete("K" + i);
    }
    assertThat(told(crowd.release(false)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("safe", "hidden", "asked", "hidden"));
  }

  @Test
  void waitsForATwentiethWhileThePeriodRuns() {
    answer(WOMAN, 0, 400, true);
    assertThat(crowd.release(false)).isNotEmpty();
    answer(WOMAN, 400, 410, false);

    assertThat(crowd.release(false)).isEmpty();
    assertThat(crowd.release(true)).isNotEmpty();
  }

  @Test
  void countsAnAnswerThatIsReplacedAgainAndAgainOnce() {
    answer(WOMAN, 0, 10, true);
    assertThat(crowd.release(false)).isNotEmpty();
    for (int i = 0; i < 9; i++) {
      answer(WOMAN, 0, 1, i % 2 == 0);
      assertThat(crowd.release(true)).isEmpty();
    }
  }

  @Test
  void givesTheMedianInHalves() {
    Plan plan =
        new Plan(
            "9999",
            5,
            Collections.emptySortedMap(),
            Map.of(),
            List.of(
                new Figure("days", List.of(), false, List.of(new Output(Measure.MEDIAN, "days")))));
    Crowd cases = new Crowd(plan);
    double[] days = {0.3, 1.1, 1.8, 2.2, 9};
    for (int i = 0; i < days.length; i++) {
      cases.put("c" + i, new Contribution("days", Crowd.leaf(), Contribution.ONE, false, days[i]));
    }

    assertThat(told(cases.release(true))).containsEntry("days", "2.0 of 5");
  }

  @Test
  void hasNoOtherThresholdThanTheThree() {
    assertThatThrownBy(() -> plan(4)).hasMessageContaining("5, 7 or 10");
  }

  @Test
  void readsAMarkAsItWasWritten() {
    Mark mark =
        new Mark(
            new Contribution("f-1", Crowd.leaf("area", "a_1", "gender", "K"), 1_250_000, true, 1.5),
            7);

    assertThat(Mark.parse(mark.text())).isEqualTo(mark);
    Mark plain = new Mark(Contribution.of("f", new Leaf(new TreeMap<>(), "north"), false), 1);
    assertThat(Mark.parse(plain.text())).isEqualTo(plain);
  }
}
