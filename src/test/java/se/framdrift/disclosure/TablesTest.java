package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.disclosure.Figure.Measure;
import se.framdrift.disclosure.Figure.Output;
import se.framdrift.disclosure.Standing.Why;
import se.framdrift.model.Period;

/** Tables of a handful of answers, counted by hand. The threshold is 5. */
class TablesTest {

  private static final Set<String> YES = Set.of("yes");
  private static final Place WOMEN = new Place("gender", "K");

  private final List<Contribution> all = new ArrayList<>();

  private void say(String gender, int count, String answer, long micros, double amount) {
    for (int i = 0; i < count; i++) {
      all.add(new Contribution("q", Crowd.leaf("gender", gender), micros, answer, amount));
    }
  }

  private void say(String gender, int count, String answer) {
    say(gender, count, answer, Contribution.ONE, 0);
  }

  private static Figure figure(Set<String> yes, boolean sample, Measure... measures) {
    List<Output> outputs = new ArrayList<>();
    for (Measure measure : measures) {
      outputs.add(new Output(measure, measure.name()));
    }
    return new Figure("f", "q", Set.of("yes", "no"), yes, List.of("gender"), sample, outputs);
  }

  private Tables tables(Figure figure, Plan.Published... published) {
    Plan plan =
        new Plan(
            "9999",
            5,
            20,
            new TreeMap<>(),
            Map.of("gender", List.of("K", "M"), "area", List.of("x")),
            Map.of(),
            Map.of("q", List.of("yes", "no", "unknown")),
            List.of(figure),
            List.of(published));
    return new Tables(plan, figure, all);
  }

  private String told(Figure figure, Place place) {
    StringBuilder told = new StringBuilder();
    for (Cell cell : tables(figure).cells(place, Period.ofYear(2025))) {
      told.append(cell.series().kpi()).append(' ').append(cell.value()).append(" of ");
      told.append(cell.n()).append(cell.margin() == null ? "" : " ± " + cell.margin()).append(' ');
    }
    return told.toString().strip();
  }

  @Test
  void countWhoAnsweredAndOfThemWhoIsCounted() {
    say("K", 4, "yes");
    say("K", 2, "no");
    say("K", 3, "unknown");
    say("M", 1, "yes");
    Figure figure = figure(YES, false, Measure.COUNT, Measure.YES, Measure.SHARE);

    assertThat(tables(figure).asked(WOMEN)).isEqualTo(9);
    assertThat(tables(figure).n(WOMEN)).isEqualTo(6);
    assertThat(tables(figure).asked(Place.TOTAL)).isEqualTo(10);
    assertThat(told(figure, WOMEN)).isEqualTo("COUNT 6.0 of 6 YES 4.0 of 6 SHARE 66.6667 of 6");
    assertThat(told(figure, Place.TOTAL))
        .isEqualTo("COUNT 7.0 of 7 YES 5.0 of 7 SHARE 71.4286 of 7");
  }

  /**
   * 1.8 is the third of five; of four the mean of 1.8 and 2.9 is 2.35, of which the half is 2.5.
   */
  @Test
  void giveMediansInHalves() {
    Figure figure = figure(Set.of(), false, Measure.MEDIAN);
    for (double amount : new double[] {9, 1.8, 0.3, 2.9}) {
      say("K", 1, "yes", Contribution.ONE, amount);
    }
    assertThat(told(figure, WOMEN)).isEqualTo("MEDIAN 2.5 of 4");
    say("K", 1, "yes", Contribution.ONE, 1.1);
    assertThat(told(figure, WOMEN)).isEqualTo("MEDIAN 2.0 of 5");
    all.add(Contribution.of("q", Crowd.leaf("gender", "M"), "yes"));
    assertThat(told(figure, new Place("gender", "M"))).isEqualTo("MEDIAN 0.0 of 1");
  }

  /** 3 of weight 2 are yes and 3 of weight 1 no: 6 of 9, in whole percent with a whole margin. */
  @Test
  void roundWhatIsWeightedToWholePercent() {
    say("K", 3, "yes", 2 * Contribution.ONE, 0);
    say("K", 3, "no");
    Figure figure = figure(YES, true, Measure.SHARE);

    Cell cell = tables(figure).cells(WOMEN, Period.ofYear(2025)).getFirst();
    assertThat(cell.value()).isEqualTo(67);
    assertThat(cell.margin()).isEqualTo(Math.rint(cell.margin())).isBetween(30.0, 50.0);
    assertThat(tables(figure).shown(WOMEN, 2).yes()).as("means nothing").isZero();
    assertThat(tables(figure).shown(WOMEN, 2).weighted()).isTrue();
  }

  /** Wilson's interval for 5 of 10 is 23.659 to 76.341, as every statistics package says. */
  @Test
  void giveAShareOfASampleItsMargin() {
    say("K", 5, "yes");
    say("K", 5, "no");
    assertThat(told(figure(YES, true, Measure.SHARE), WOMEN)).startsWith("SHARE 50.0 of 10 ± 26.3");
    assertThat(tables(figure(YES, true)).shown(WOMEN, 2))
        .isEqualTo(
            new Shown("f", WOMEN, 2, false, new TreeMap<>(Map.of("", new Shown.Counts(10, 5)))));
  }

  @Test
  void hideByWhoAnsweredAlone() {
    say("K", 4, "yes");
    say("M", 9, "unknown");
    assertThat(tables(figure(YES, true)).hidden())
        .isEqualTo(Map.of(WOMEN, Why.TOO_FEW, new Place("gender", "M"), Why.COMPLEMENTARY));
    say("K", 1, "no");
    assertThat(tables(figure(YES, true)).hidden()).isEmpty();
  }

  @Test
  void hideEverythingWhereAllAreTooFewAndSayWhereThereIsNobody() {
    say("K", 4, "yes");
    assertThat(tables(figure(YES, true)).hidden())
        .isEqualTo(
            Map.of(
                Place.TOTAL, Why.TOO_FEW, WOMEN, Why.TOO_FEW, new Place("gender", "M"), Why.EMPTY));
  }

  @ParameterizedTest(name = "{0} yes, {1} no, weighted {2}, cautious {3}")
  @CsvSource({
    "3, 2, false, false, true",
    "5, 0, false, false, false",
    "0, 5, false, false, false",
    "19, 0, false, false, false",
    "20, 0, false, false, true",
    "0, 20, true, true, true",
    "3, 2, false, true, false",
    "10, 9, false, true, false",
    "10, 10, false, true, true",
    "3, 2, true, false, false",
    "10, 10, true, false, true"
  })
  void areShowableWhereNoFewAreOfOneMind(
      int yes, int no, boolean weighted, boolean cautious, boolean showable) {
    say("K", yes, "yes", weighted ? 2 * Contribution.ONE : Contribution.ONE, 0);
    say("K", no, "no", weighted ? 2 * Contribution.ONE : Contribution.ONE, 0);
    assertThat(tables(figure(YES, true)).isShowable(WOMEN, cautious)).isEqualTo(showable);
  }

  @Test
  void areShowableWhereNoAnswerIsYes() {
    say("K", 5, "no");
    assertThat(tables(figure(Set.of(), true)).isShowable(WOMEN, false)).isTrue();
  }

  @Test
  void holdWhatIsPublishedElsewhereThoughTheyDoNotShowIt() {
    Place area = new Place("area", "x");
    for (int i = 0; i < 6; i++) {
      all.add(Contribution.of("q", Crowd.leaf("area", "x"), i < 2 ? "yes" : "no"));
    }
    Figure figure = figure(YES, true);
    assertThat(tables(figure).n(area)).isZero();
    assertThat(tables(figure, new Plan.Published("f", area)).n(area)).isEqualTo(6);
    assertThat(tables(figure, new Plan.Published("g", area)).n(area)).isZero();
  }

  /**
   * In town are torget (2), parken (9) and slottet (9), in the country byn (9) and skogen (9). Of
   * all five byn is hidden with torget, the first of the smallest; within the town parken is,
   * though the table of the areas is not shown.
   */
  @Test
  void hideBesideASmallSiteOneOfTheSameArea() {
    TreeMap<String, String> within = new TreeMap<>();
    within.putAll(Map.of("torget", "town", "parken", "town", "slottet", "town"));
    within.putAll(Map.of("byn", "country", "skogen", "country"));
    Figure figure = new Figure("f", "q", Set.of("yes"), YES, List.of("site"), true, List.of());
    Plan plan =
        new Plan(
            "9999",
            5,
            20,
            new TreeMap<>(),
            Map.of("site", List.copyOf(within.keySet()), "area", List.of("town", "country")),
            Map.of("site", new Plan.Nesting("area", within)),
            Map.of("q", List.of("yes")),
            List.of(figure),
            List.of());
    for (String site : within.keySet()) {
      for (int i = 0; i < (site.equals("torget") ? 2 : 9); i++) {
        all.add(Contribution.of("q", plan.leaf(Map.of("site", site), ""), "yes"));
      }
    }

    assertThat(new Tables(plan, figure, all).hidden())
        .isEqualTo(
            Map.of(
                new Place("site", "torget"), Why.TOO_FEW,
                new Place("site", "byn"), Why.COMPLEMENTARY,
                new Place("site", "parken"), Why.COMPLEMENTARY));
  }
}
