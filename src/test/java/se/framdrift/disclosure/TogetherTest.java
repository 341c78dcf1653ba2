package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What tables, figures and other publications say together, and by bounds. */
class TogetherTest {

  private static final Set<String> ALL = Set.of("yes", "no");

  private static Plan plan(
      List<String> dimensions,
      Map<String, Plan.Nesting> nested,
      List<Plan.Published> published,
      Figure... more) {
    List<Figure> figures = new java.util.ArrayList<>();
    figures.add(Surveys.figure("q", "q", ALL, Set.of("yes"), dimensions));
    figures.addAll(List.of(more));
    return new Plan(
        "9999",
        5,
        20,
        Collections.emptySortedMap(),
        Map.of(
            "gender", List.of("K", "M"),
            "site", List.of("byn", "parken", "torget"),
            "area", List.of("centrum", "landsbygd")),
        nested,
        Map.of("q", List.of("yes", "no")),
        figures,
        published);
  }

  private static Map<String, String> shown(Crowd crowd) {
    Map<String, String> shown = new TreeMap<>();
    for (Cell cell : crowd.release(true)) {
      if (!cell.isHidden()) {
        shown.put(cell.series().toString().substring(5), cell.value() + " of " + cell.n());
      }
    }
    return shown;
  }

  private static void say(Crowd crowd, Plan plan, String group, String value, int no, int yes) {
    Leaf leaf = plan.leaf(Map.of(group, value), "");
    for (int i = 0; i < no + yes; i++) {
      crowd.put(value + i, Contribution.of("q", leaf, i < no ? "no" : "yes"));
    }
  }

  @Test
  void aSmallCellIsNotABoundOfTheTotal() {
    Plan plan = plan(List.of("gender"), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "K", 0, 3);
    say(crowd, plan, "gender", "M", 0, 9);

    assertThat(shown(crowd)).as("12 of 12 say that the 3 are yes too").isEmpty();
  }

  @Test
  void aGroupThatIsAllOfOneMindIsShownWhenItIsLarge() {
    Plan plan = plan(List.of(), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "M", 0, 20);

    assertThat(shown(crowd)).containsOnly(Map.entry("q", "100.0 of 20"));
  }

  @Test
  void aGroupIsNotShownWhenTheOtherWouldBeOfOneMind() {
    Plan plan = plan(List.of("gender"), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "K", 5, 3);
    say(crowd, plan, "gender", "M", 0, 9);

    assertThat(shown(crowd)).containsOnly(Map.entry("q", "70.5882 of 17"));
  }

  @Test
  void whatIsPublishedElsewhereIsKnown() {
    Plan alone = plan(List.of(), Map.of(), List.of());
    Plan beside =
        plan(List.of(), Map.of(), List.of(new Plan.Published("q", new Place("gender", "K"))));
    for (Plan plan : List.of(alone, beside)) {
      Crowd crowd = new Crowd(plan);
      say(crowd, plan, "gender", "K", 3, 4);
      say(crowd, plan, "gender", "M", 1, 3);

      assertThat(shown(crowd).isEmpty()).isEqualTo(plan == beside);
    }
  }

  @Test
  void aSiteIsHiddenWithTheSmallOneBesideItInTheSameArea() {
    TreeMap<String, String> within = new TreeMap<>();
    within.putAll(Map.of("torget", "centrum", "parken", "centrum", "byn", "landsbygd"));
    Plan plan =
        plan(List.of("area", "site"), Map.of("site", new Plan.Nesting("area", within)), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "site", "torget", 4, 5);
    say(crowd, plan, "site", "parken", 2, 2);
    say(crowd, plan, "site", "byn", 3, 4);

    assertThat(shown(crowd))
        .containsOnlyKeys("q", "q:area=centrum", "q:area=landsbygd")
        .containsEntry("q:area=centrum", "53.8462 of 13");
  }

  @Test
  void anotherFigureOfTheSameQuestionGivesNothingAway() {
    Figure opposite = Surveys.figure("not", "q", ALL, Set.of("no"), List.of("gender"));
    Plan plan = plan(List.of(), Map.of(), List.of(), opposite);
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "K", 2, 6);
    say(crowd, plan, "gender", "M", 3, 6);
    assertThat(shown(crowd)).containsKeys("q", "not", "not:gender=K", "not:gender=M");
    for (int i = 8; i < 12; i++) { // four women more: their cell waits, and so does the total
      crowd.put("K" + i, Contribution.of("q", Crowd.leaf("gender", "K"), "yes"));
    }
    crowd.put("M9", Contribution.of("q", Crowd.leaf("gender", "M"), "no"));

    assertThat(shown(crowd))
        .as("both totals move by the same five, the groups by fewer")
        .containsOnlyKeys("q", "not");
  }

  @Test
  void emptyAndSuppressedAreToldAlikeInPublicAndApartInside() {
    Plan plan = plan(List.of("gender"), Map.of(), List.of());
    Crowd none = new Crowd(plan);
    Crowd few = new Crowd(plan);
    say(none, plan, "gender", "M", 4, 8);
    say(few, plan, "gender", "M", 3, 7);
    say(few, plan, "gender", "K", 1, 1);

    List<Cell> first = none.release(true);
    List<Cell> other = few.release(true);

    assertThat(first).isEqualTo(other);
    assertThat(first.stream().filter(Cell::isHidden)).hasSize(2);
    assertThat(CellState.all(plan, none.standing()))
        .extracting(CellState::state)
        .containsExactly(CellState.State.SHOWN, CellState.State.EMPTY, CellState.State.SUPPRESSED);
    assertThat(CellState.all(plan, few.standing()))
        .extracting(CellState::rule)
        .containsExactly(Standing.Why.NOTHING, Standing.Why.TOO_FEW, Standing.Why.COMPLEMENTARY);
  }

  private static void live(Crowd crowd, String gender, String area, int no, int yes) {
    for (int i = 0; i < no + yes; i++) {
      crowd.put(
          gender + area + i,
          Contribution.of("q", Crowd.leaf("gender", gender, "area", area), i < no ? "no" : "yes"));
    }
  }

  private static Standing.Why why(Crowd crowd, String place) {
    return crowd.standing().inForce().get("q;" + place).why();
  }

  /**
   * Five women and nobody else live in the country, six women and all five men in town: the women
   * less those in the country are the one woman in town. Every cell has five at least.
   */
  @Test
  void theSecondOfTwoTablesIsHeldBackWhereTheyCrossInOne() {
    Crowd crowd = new Crowd(plan(List.of("gender", "area"), Map.of(), List.of()));
    live(crowd, "K", "centrum", 0, 1);
    live(crowd, "K", "landsbygd", 3, 2);
    live(crowd, "M", "centrum", 3, 2);

    assertThat(shown(crowd)).containsOnlyKeys("q", "q:gender=K", "q:gender=M");
    assertThat(why(crowd, "area=centrum")).isEqualTo(Standing.Why.COMPLEMENTARY);
    assertThat(why(crowd, "area=landsbygd")).isEqualTo(Standing.Why.COMPLEMENTARY);
    assertThat(why(crowd, "gender=K")).isEqualTo(Standing.Why.NOTHING);
  }

  @Test
  void aCellIsHeldBackForWhatWasSaidWhereItsNumbersAloneGiveNothingAway() {
    Plan plan = plan(List.of("gender"), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "K", 5, 3);
    say(crowd, plan, "gender", "M", 0, 9);
    assertThat(shown(crowd)).containsOnlyKeys("q");
    assertThat(why(crowd, "gender=K")).isEqualTo(Standing.Why.GIVES_AWAY);
    assertThat(why(crowd, "gender=M")).isEqualTo(Standing.Why.GIVES_AWAY);
  }

  /** Whoever saw nothing of six who are all yes would know it when seven others show a share. */
  @Test
  void whatWasHeldBackForWhatWasSaidIsShownOnlyWhenItIsLarge() {
    Plan plan = plan(List.of(), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "K", 0, 6);
    assertThat(shown(crowd)).isEmpty();
    assertThat(why(crowd, "")).isEqualTo(Standing.Why.GIVES_AWAY);

    say(crowd, plan, "gender", "M", 7, 0);
    assertThat(shown(crowd)).as("13 are few").isEmpty();
    assertThat(why(crowd, "")).isEqualTo(Standing.Why.GIVES_AWAY);

    say(crowd, plan, "gender", "M", 14, 0);
    assertThat(shown(crowd)).containsExactly(Map.entry("q", "30.0 of 20"));
  }

  @Test
  void whatWasHiddenForTooFewIsShownWhenTheyAreEnough() {
    Plan plan = plan(List.of("gender"), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "M", 4, 4);
    say(crowd, plan, "gender", "K", 1, 1);
    assertThat(shown(crowd)).containsOnlyKeys("q");

    say(crowd, plan, "gender", "M", 6, 7);
    say(crowd, plan, "gender", "K", 4, 3);

    assertThat(shown(crowd)).containsOnlyKeys("q", "q:gender=K", "q:gender=M");
  }

  @Test
  void aCellThatHasChangedByTooFewKeepsItsOldValueAndSaysWhy() {
    Plan plan = plan(List.of("gender"), Map.of(), List.of());
    Crowd crowd = new Crowd(plan);
    say(crowd, plan, "gender", "K", 2, 4);
    say(crowd, plan, "gender", "M", 4, 2);
    assertThat(shown(crowd)).containsOnlyKeys("q", "q:gender=K", "q:gender=M");

    say(crowd, plan, "gender", "K", 2, 8);
    crowd.put("M6", Contribution.of("q", Crowd.leaf("gender", "M"), "no"));

    assertThat(shown(crowd)).containsExactly(Map.entry("q", "58.8235 of 17"));
    assertThat(crowd.standing().inForce().get("q;gender=K"))
        .isEqualTo(new Standing.Told(true, 1, Standing.Why.TOO_FEW_CHANGED));
    assertThat(crowd.standing().inForce().get("q;"))
        .isEqualTo(new Standing.Told(true, 2, Standing.Why.NOTHING));
  }

  /** Six say how safe they feel and seven others whom they trust. */
  @Test
  void twoQuestionsAreCountedEachForItself() {
    Crowd crowd = new Crowd(Surveys.plan(5, false, List.of()));
    for (int i = 0; i < 6; i++) {
      crowd.put("s" + i, Contribution.of("safe", Leaf.NONE, i < 3 ? "not" : "very"));
    }
    for (int i = 0; i < 7; i++) {
      crowd.put("t" + i, Contribution.of("trust", Leaf.NONE, i < 3 ? "low" : "high"));
    }

    assertThat(shown(crowd))
        .containsEntry("safe", "50.0 of 6")
        .containsEntry("trust", "57.1429 of 7");
  }
}
