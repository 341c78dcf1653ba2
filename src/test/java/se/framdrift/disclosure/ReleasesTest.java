package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        4 * threshold,
        Collections.emptySortedMap(),
        Map.of("gender", List.of("K", "M")),
        Map.of(),
        Map.of("safe", List.of("yes", "no")),
        List.of(
            new Figure(
                "safe",
                "safe",
                Set.of("yes", "no"),
                Set.of("yes"),
                List.of("gender"),
                true,
                List.of(new Output(Measure.SHARE, "safe"), new Output(Measure.COUNT, "asked")))),
        List.of());
  }

  private void answer(Leaf leaf, int from, int to, boolean yes) {
    for (int i = from; i < to; i++) {
      crowd.put(leaf.value("gender") + i, Contribution.of("safe", leaf, yes ? "yes" : "no"));
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
  void doNotLookAgainWhereTheCatalogHasChangedWhatCanBeSaid() {
    Crowd crowd = new Crowd(Surveys.simple(5, List.of()));
    for (int i = 0; i < 12; i++) {
      crowd.put("p" + i, Contribution.of("q", Leaf.NONE, "maybe"));
    }
    assertThat(crowd.release(true)).isNotEmpty();
    for (int i = 0; i < 12; i++) {
      crowd.put("p" + i, Contribution.of("q", Leaf.NONE, i < 6 ? "yes" : "no"));
    }

    assertThat(crowd.release(true)).isEmpty();
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
    answer(WOMAN, 0, 4, true);
    answer(WOMAN, 4, 5, false);
    assertThat(crowd.release(false)).isNotEmpty();

    answer(WOMAN, 5, 9, true);
    assertThat(crowd.release(false)).isEmpty();
    answer(WOMAN, 9, 10, false);

    assertThat(told(crowd.release(false))).containsEntry("safe", "80.0 of 10");
    assertThat(crowd.release(false)).as("nothing has changed").isEmpty();
  }

  @Test
  void showsTheTotalAloneWhereAGroupHasChangedByOne() {
    answer(WOMAN, 0, 4, true);
    answer(WOMAN, 4, 6, false);
    answer(MAN, 0, 2, true);
    answer(MAN, 2, 6, false);
    assertThat(told(crowd.release(false))).containsEntry("safe:gender=M", "33.3333 of 6");

    answer(WOMAN, 6, 10, true);
    answer(MAN, 6, 7, false);
    Map<String, String> second = told(crowd.release(false));

    assertThat(second).containsOnlyKeys("safe", "asked").containsEntry("safe", "58.8235 of 17");
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
    answer(WOMAN, 0, 3, true);
    answer(WOMAN, 3, 6, false);
    answer(MAN, 0, 3, true);
    answer(MAN, 3, 6, false);
    assertThat(told(crowd.release(false))).containsEntry("safe:gender=M", "50.0 of 6");

    crowd.delete("M0");
    crowd.delete("M1");

    assertThat(told(crowd.release(false)))
        .as("two are too few for another total, and enough to hide")
        .containsOnlyKeys("safe:gender=K", "asked:gender=K", "safe:gender=M", "asked:gender=M")
        .containsValue("hidden")
        .doesNotContainValue("50.0 of 6");
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
    answer(WOMAN, 400, 405, false);
    answer(WOMAN, 405, 410, true);

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
            20,
            Collections.emptySortedMap(),
            Map.of(),
            Map.of(),
            Map.of("c", List.of("closed")),
            List.of(
                new Figure(
                    "days",
                    "c",
                    Set.of("closed"),
                    Set.of(),
                    List.of(),
                    false,
                    List.of(new Output(Measure.MEDIAN, "days")))),
            List.of());
    Crowd cases = new Crowd(plan);
    double[] days = {0.3, 1.1, 1.8, 2.2, 9};
    for (int i = 0; i < days.length; i++) {
      cases.put("c" + i, new Contribution("c", Crowd.leaf(), Contribution.ONE, "closed", days[i]));
    }

    assertThat(told(cases.release(true))).containsEntry("days", "2.0 of 5");
  }

  @Test
  void hasNoOtherThresholdThanTheThree() {
    assertThatThrownBy(() -> plan(4)).hasMessageContaining("5, 7 or 10");
  }

  @Test
  void readsAMarkAsItWasWritten() {
    Leaf leaf = Crowd.leaf("area", "a_1", "gender", "K");
    Mark mark =
        new Mark(
            List.of(
                new Contribution("f;1", leaf, 1_250_000, "ja, gärna;", 1.5),
                Contribution.of("g", leaf, "nej")),
            3,
            7);

    assertThat(Mark.parse(mark.text())).isEqualTo(mark);
    assertThat(mark.gone()).isEqualTo(new Gone(mark.gone().subjects(), leaf, 3, 7, 0, 1));
  }

  private static Part part(String now, String before) {
    List<Contribution> said =
        now.isEmpty() ? List.of() : List.of(Contribution.of("safe", WOMAN, now));
    return new Part(said, new Mark(List.of(Contribution.of("safe", WOMAN, before)), 1, 1));
  }

  /** Of twelve who were looked at before, four are now yes and three say nothing any more. */
  @Test
  void keepsHowManyAreSoNoMoreAndNothingOfWhoTheyAre() {
    List<Part> parts = new ArrayList<>();
    parts.addAll(Collections.nCopies(4, part("yes", "no")));
    parts.addAll(Collections.nCopies(3, part("", "no")));
    parts.addAll(Collections.nCopies(5, part("no", "no")));
    parts.add(new Part(List.of(), new Mark(List.of(), 1, 1)));
    List<Gone> gone = List.of(new Gone("safe", MAN, 1, 1, 0, 6), new Gone("safe", MAN, 1, 1, 2, 8));
    Standing standing = new Standing(2, List.of(), Collections.emptySortedMap());

    Release release = Releases.next(plan(5), Crowd.WAVE, true, standing, parts, gone).orElseThrow();

    assertThat(release.standing().release()).isEqualTo(3);
    assertThat(release.gone())
        .containsExactlyInAnyOrder(
            new Gone("safe", WOMAN, 0, 1, 3, 4),
            new Gone("safe", WOMAN, 1, 1, 3, 3),
            new Gone("safe", MAN, 1, 1, 3, 6),
            new Gone("safe", MAN, 1, 1, 2, 8));
    assertThat(release.marks().subList(0, 4))
        .allSatisfy(mark -> assertThat(mark.orElseThrow().entered()).isEqualTo(3))
        .allSatisfy(mark -> assertThat(mark.orElseThrow().first()).isEqualTo(1));
    assertThat(release.marks().subList(4, 7)).allMatch(java.util.Optional::isEmpty);
    assertThat(release.marks().get(7)).contains(parts.get(7).mark());
  }

  /** Four are left of six: too few to look, though all six have changed. */
  @Test
  void looksOnlyAtThoseWhoSaySomething() {
    List<Part> parts = new ArrayList<>(Collections.nCopies(4, part("yes", "no")));
    parts.addAll(Collections.nCopies(2, part("", "no")));
    TreeMap<String, Standing.Told> told =
        new TreeMap<>(Map.of("safe;", new Standing.Told(true, 1, Standing.Why.NOTHING)));

    Release hidden =
        Releases.next(plan(5), Crowd.WAVE, true, new Standing(1, List.of(), told), parts, List.of())
            .orElseThrow();

    assertThat(hidden.standing().release()).isEqualTo(1);
    assertThat(told(hidden.cells())).isEqualTo(Map.of("safe", "hidden", "asked", "hidden"));
    assertThat(hidden.marks()).allMatch(mark -> mark.orElseThrow().entered() == 1);
  }
}
