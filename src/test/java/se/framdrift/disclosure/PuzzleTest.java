package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.disclosure.Figure.Measure;

/**
 * What follows from shown cells, in cases that are small enough to be solved with pen and paper.
 * The threshold is 5, and from 20 on it may be shown that all say the same.
 */
class PuzzleTest {

  private static final Set<String> BOTH = Set.of("yes", "no");
  private static final Place WOMEN = new Place("gender", "K");
  private static final Place MEN = new Place("gender", "M");

  private final Map<Block, Tally> blocks = new LinkedHashMap<>();
  private final List<Shown> shown = new ArrayList<>();
  private Plan plan = plan(List.of("yes", "no"), figure(BOTH, Set.of("yes"), Measure.SHARE));

  private static Figure figure(Set<String> counted, Set<String> yes, Measure measure) {
    return new Figure(
        "f", "q", counted, yes, List.of(), false, List.of(new Figure.Output(measure, "f")));
  }

  private static Plan plan(List<String> answers, Figure figure, String... strata) {
    TreeMap<String, Long> populations = new TreeMap<>();
    for (String stratum : strata) {
      populations.put(stratum, 100L);
    }
    return new Plan(
        "9999",
        5,
        20,
        populations,
        Map.of("gender", List.of("K", "M"), "area", List.of("x", "y")),
        Map.of(),
        Map.of("q", answers),
        List.of(figure),
        List.of());
  }

  private static Block block(Leaf leaf) {
    return new Block("q", leaf, 1, Block.NEVER);
  }

  /** People of whom it is not known any more what they said. */
  private void people(Leaf leaf, int count) {
    blocks.computeIfAbsent(block(leaf), _ -> new Tally()).add(count);
  }

  private void said(Leaf leaf, int count, String answer) {
    for (int i = 0; i < count; i++) {
      blocks
          .computeIfAbsent(block(leaf), _ -> new Tally())
          .add(List.of(Contribution.of("q", leaf, answer)));
    }
  }

  private void show(Place place, long n, long yes) {
    show(place, false, new TreeMap<>(Map.of("", new Shown.Counts(n, yes))));
  }

  private void show(Place place, boolean weighted, TreeMap<String, Shown.Counts> counts) {
    shown.add(new Shown("f", place, 1, weighted, counts));
  }

  private boolean isSolvable(Puzzle.Secret... secrets) {
    return new Puzzle(plan, "q", blocks, shown).isSolvable(List.of(secrets));
  }

  private boolean isSafe() {
    return new Puzzle(plan, "q", blocks, shown).isSafe(List.of());
  }

  private void womenAndMen(int women, int men) {
    people(Crowd.leaf("gender", "K"), women);
    people(Crowd.leaf("gender", "M"), men);
  }

  /** The total less the men are the women. */
  @ParameterizedTest(name = "{0} women")
  @CsvSource({"1, true", "4, true", "5, false", "9, false"})
  void isSolvedWhereTheDifferenceOfTwoCellsIsSmall(int women, boolean solvable) {
    womenAndMen(women, 9);
    show(Place.TOTAL, 9 + women, 4);
    assertThat(isSolvable()).as("the total alone").isFalse();
    show(MEN, 9, 4);
    assertThat(isSolvable()).isEqualTo(solvable);
  }

  @Test
  void isNotAboutThoseWhoWereNotAskedOrWereNotThere() {
    people(Crowd.leaf("gender", "M"), 9);
    blocks.put(new Block("r", Crowd.leaf("gender", "K"), 1, Block.NEVER), new Tally());
    blocks.values().forEach(each -> each.add(3));
    blocks.put(new Block("q", Crowd.leaf("gender", "K"), 2, Block.NEVER), new Tally());
    show(Place.TOTAL, 12, 4);
    show(MEN, 12, 4);
    assertThat(isSolvable()).isFalse();
  }

  /**
   * Women in x (2), men in x (2), women in y (9), men in y (9). Shown are all, the women, the men
   * and y. No single cell of the crossed table follows, but all less y is x, of whom there are 4.
   */
  private void cross() {
    people(Crowd.leaf("gender", "K", "area", "x"), 2);
    people(Crowd.leaf("gender", "M", "area", "x"), 2);
    people(Crowd.leaf("gender", "K", "area", "y"), 9);
    people(Crowd.leaf("gender", "M", "area", "y"), 9);
    show(Place.TOTAL, 22, 11);
    show(WOMEN, 11, 6);
    show(MEN, 11, 5);
    show(new Place("area", "y"), 18, 9);
  }

  @Test
  void isSolvedWhereASmallPlaceFollowsOfSeveralGroupsTogether() {
    cross();
    assertThat(isSolvable()).isFalse();
    assertThat(isSolvable(new Puzzle.Secret(new Place("area", "x"), 1))).isTrue();
  }

  @Test
  void isNotSolvedWhereNobodyWasInThePlaceOrOnlyAPartOfAGroup() {
    cross();
    blocks.put(
        new Block("q", Crowd.leaf("gender", "K", "area", "x", "age", "old"), 1, Block.NEVER),
        new Tally());
    blocks.values().forEach(each -> each.add(1));
    assertThat(isSolvable(new Puzzle.Secret(new Place("age", "old"), 1))).isFalse();
    assertThat(isSolvable(new Puzzle.Secret(new Place("age", "young"), 1))).isFalse();
    assertThat(isSolvable(new Puzzle.Secret(new Place("area", "x"), 0)))
        .as("before anybody was there")
        .isFalse();
  }

  /** Where no answer is yes nothing is counted but people, whom everybody may know. */
  @Test
  void isSolvedByTheSumOfAmountsThatAMedianMayGiveAway() {
    womenAndMen(3, 9);
    show(Place.TOTAL, 12, 0);
    show(MEN, 9, 0);
    plan = plan(List.of("closed"), figure(Set.of("closed"), Set.of(), Measure.COUNT));
    assertThat(isSolvable()).isFalse();
    plan = plan(List.of("closed"), figure(Set.of("closed"), Set.of(), Measure.MEDIAN));
    assertThat(isSolvable()).isTrue();
    assertThat(isSafe()).isFalse();
  }

  @Test
  void ofAmountsIsNotSolvedWhereAllDifferencesAreLarge() {
    womenAndMen(6, 9);
    show(Place.TOTAL, 15, 0);
    show(MEN, 9, 0);
    plan = plan(List.of("closed"), figure(Set.of("closed"), Set.of(), Measure.MEDIAN));
    assertThat(isSolvable()).isFalse();
    assertThat(isSafe()).isTrue();
  }

  /** A weighted sum and a number say nothing of each other. */
  @Test
  void doesNotTakeWeightedSumsAndNumbersFromEachOther() {
    womenAndMen(3, 9);
    TreeMap<String, Shown.Counts> men = new TreeMap<>(Map.of("", new Shown.Counts(9, 0)));
    show(Place.TOTAL, 12, 4);
    show(MEN, true, men);
    assertThat(isSolvable()).isFalse();
    show(Place.TOTAL, true, men);
    assertThat(isSolvable()).isTrue();
  }

  private static Leaf in(String gender, String stratum) {
    return new Leaf(new TreeMap<>(Map.of("gender", gender)), stratum);
  }

  private static TreeMap<String, Shown.Counts> strata(long north, long south) {
    return new TreeMap<>(
        Map.of("north", new Shown.Counts(north, 2), "south", new Shown.Counts(south, 2)));
  }

  /** There are 6 women, 3 in each stratum, and every cell says how many of each. */
  @Test
  void isSolvedWithinAStratum() {
    for (String stratum : List.of("north", "south")) {
      people(in("K", stratum), 3);
      people(in("M", stratum), 9);
    }
    show(Place.TOTAL, false, strata(12, 12));
    show(MEN, false, strata(9, 9));
    Figure share = figure(BOTH, Set.of("yes"), Measure.SHARE);
    plan = plan(List.of("yes", "no"), share, "north", "south");
    assertThat(isSolvable()).isTrue();
  }

  /** How many of the 3 women would not say is the total's number less the men's. */
  @Test
  void isSolvedByTheNumbersThatAreCountedWhereAnAnswerIsNot() {
    womenAndMen(3, 9);
    show(Place.TOTAL, 10, 0);
    show(MEN, 8, 0);
    List<String> answers = List.of("yes", "no", "unknown");
    plan = plan(answers, figure(BOTH, Set.of(), Measure.COUNT));
    assertThat(isSolvable()).isTrue();
    plan = plan(answers, figure(Set.copyOf(answers), Set.of(), Measure.COUNT));
    assertThat(isSolvable()).as("all are counted").isFalse();
  }

  @Test
  void saysNothingOfAQuestionWithoutAnswers() {
    womenAndMen(3, 9);
    show(Place.TOTAL, 12, 4);
    show(MEN, 9, 4);
    plan = plan(List.of(), figure(BOTH, Set.of("yes"), Measure.SHARE));
    assertThat(isSolvable()).isFalse();
  }

  /** Nobody may follow to be yes, or not to be, unless 20 at least say the same. */
  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({
    "10, 0, false", "10, 1, true", "10, 9, true", "10, 10, false",
    "19, 19, false", "20, 20, true", "20, 0, true", "19, 0, false"
  })
  void isSafeWhereEachMayBeYesAndMayNotBe(int people, int yes, boolean safe) {
    people(Leaf.NONE, people);
    show(Place.TOTAL, people, yes);
    assertThat(isSafe()).isEqualTo(safe);
  }

  /** 12 of 17 are yes, and 9 of the 9 men: what is safe of the total is not of the men. */
  @Test
  void isNotSafeWhereOneCellIsOfOneMindThoughTheOtherIsNot() {
    womenAndMen(8, 9);
    show(Place.TOTAL, 17, 12);
    assertThat(isSafe()).isTrue();
    show(MEN, 9, 9);
    assertThat(isSafe()).isFalse();
  }

  /** Of 17 are 9 yes; of the 9 men 1: then all the 8 women are yes. */
  @Test
  void isNotSafeWhereTheRestOfACellIsOfOneMind() {
    womenAndMen(8, 9);
    show(Place.TOTAL, 17, 9);
    show(MEN, 9, 1);
    assertThat(isSafe()).isFalse();
    shown.clear();
    show(Place.TOTAL, 17, 8);
    show(MEN, 9, 1);
    assertThat(isSafe()).as("7 of 8").isTrue();
  }

  @Test
  void isSafeByWhatIsKnownOfThoseWhoAreThere() {
    said(Crowd.leaf("gender", "K"), 7, "yes");
    said(Crowd.leaf("gender", "K"), 1, "no");
    said(Crowd.leaf("gender", "M"), 1, "yes");
    said(Crowd.leaf("gender", "M"), 8, "no");
    show(Place.TOTAL, 17, 8);
    show(MEN, 9, 1);
    assertThat(isSafe()).isTrue();
  }

  /** A weighted share bounds nobody, and where no answer is yes there is nothing to be found. */
  @Test
  void isSafeInWholeNumbersWhereNoNumberOfYesIsShown() {
    people(Leaf.NONE, 10);
    show(Place.TOTAL, true, new TreeMap<>(Map.of("", new Shown.Counts(10, 0))));
    assertThat(isSafe()).isTrue();
    shown.clear();
    show(Place.TOTAL, 10, 0);
    assertThat(isSafe()).isFalse();
    plan = plan(List.of("yes", "no"), figure(BOTH, Collections.emptySet(), Measure.COUNT));
    assertThat(isSafe()).isTrue();
  }
}
