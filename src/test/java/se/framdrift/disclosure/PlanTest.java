package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.disclosure.CellState.State;
import se.framdrift.disclosure.Figure.Measure;
import se.framdrift.disclosure.Standing.Told;
import se.framdrift.disclosure.Standing.Why;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;

class PlanTest {

  private static Plan plan(
      int threshold, int unanimous, Map<String, Plan.Nesting> nested, String... strata) {
    TreeMap<String, Long> populations = new TreeMap<>();
    Arrays.stream(strata).forEach(each -> populations.put(each, 100L));
    return new Plan(
        "9999",
        threshold,
        unanimous,
        populations,
        Map.of("gender", List.of("K", "M"), "area", List.of("a")),
        nested,
        Map.of("q", List.of("yes", "no")),
        List.of(
            Surveys.figure(
                "f",
                "q",
                java.util.Set.of("yes", "no"),
                java.util.Set.of("yes"),
                List.of("gender", "area"))),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 8, 9, 11, 0})
  void hasNoOtherThresholdThanFiveSevenAndTen(int threshold) {
    assertThatThrownBy(() -> plan(threshold, 20, Map.of()))
        .hasMessage("the threshold is 5, 7 or 10");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 10})
  void showsThatAllSayTheSameOfTheThresholdAtLeast(int threshold) {
    assertThatCode(() -> plan(threshold, threshold, Map.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> plan(threshold, threshold - 1, Map.of()))
        .hasMessage("unanimous is the threshold at least");
  }

  private static Plan.Nesting within(String group, String value, String larger) {
    return new Plan.Nesting(group, new TreeMap<>(Map.of(value, larger)));
  }

  /** The house says which block it is in, and the block which part of the town. */
  @Test
  void knowsTheLargerGroupsOfASmallerOneThroughEveryLevel() {
    Plan plan =
        plan(
            5,
            20,
            Map.of(
                "house", within("block", "h7", "b2"),
                "block", within("part", "b2", "south"),
                "part", within("half", "south", "lower")));

    assertThat(plan.leaf(Map.of("house", "h7"), "s").text())
        .isEqualTo("block=b2,half=lower,house=h7,part=south|s");
    assertThat(plan.leaf(Map.of("house", "h8"), "").text()).isEqualTo("house=h8|");
    assertThat(plan.leaf(Map.of(), "").text()).isEqualTo("|");
  }

  @Test
  void knowsStrataOnlyWhereItsSampleHasThem() {
    Leaf leaf = new Leaf(new TreeMap<>(), "north");
    assertThat(plan(5, 20, Map.of(), "north").stratum(leaf)).isEqualTo("north");
    assertThat(plan(5, 20, Map.of()).stratum(leaf)).isEmpty();
  }

  @Test
  void findsAFigureByItsId() {
    Plan plan = plan(5, 20, Map.of());
    assertThat(plan.figure("f").subject()).isEqualTo("q");
    assertThatThrownBy(() -> plan.figure("g")).hasMessage("no figure g");
  }

  @Test
  void hasThePlacesOfAFigureWithTheTotalFirst() {
    Plan plan = plan(5, 20, Map.of());
    assertThat(Place.all(plan, plan.figure("f")))
        .extracting(Place::text)
        .containsExactly("", "gender=K", "gender=M", "area=a");
    assertThat(Place.of(plan, "age")).isEmpty();
  }

  @Test
  void writesAPlaceAsTextAndAsASeries() {
    Place women = Place.parse("gender=K");
    assertThat(women).isEqualTo(new Place("gender", "K"));
    assertThat(women.series("1281", "N1")).isEqualTo(SeriesId.parse("1281:N1:gender=K"));
    assertThat(Place.parse("")).isEqualTo(Place.TOTAL);
    assertThat(Place.TOTAL.text()).isEmpty();
    assertThat(Place.TOTAL.series("1281", "N1")).isEqualTo(SeriesId.of("1281", "N1"));
    assertThat(women).isGreaterThan(Place.TOTAL).isLessThan(new Place("gender", "M"));
  }

  @Test
  void holdsInAPlaceThoseWhoStateIt() {
    assertThat(new Place("gender", "K").holds(Crowd.leaf("gender", "K"))).isTrue();
    assertThat(new Place("gender", "K").holds(Crowd.leaf("gender", "M"))).isFalse();
    assertThat(new Place("gender", "K").holds(Leaf.NONE)).isFalse();
    assertThat(Place.TOTAL.holds(Leaf.NONE)).isTrue();
  }

  @Test
  void tellsItsOperatorWhatBecameOfEveryCellInItsOrder() {
    Standing standing =
        new Standing(
            4,
            List.of(),
            new TreeMap<>(
                Map.of(
                    "f;gender=M", new Told(false, 0, Why.EMPTY),
                    "f;gender=K", new Told(false, 2, Why.TOO_FEW),
                    "f;", new Told(true, 4, Why.NOTHING))));

    assertThat(CellState.all(plan(5, 20, Map.of()), standing))
        .containsExactly(
            new CellState(SeriesId.parse("9999:f"), State.SHOWN, 4, Why.NOTHING),
            new CellState(SeriesId.parse("9999:f:gender=K"), State.SUPPRESSED, 2, Why.TOO_FEW),
            new CellState(SeriesId.parse("9999:f:gender=M"), State.EMPTY, 0, Why.EMPTY));
    assertThat(Arrays.stream(State.values()).map(State::code))
        .containsExactly("shown", "suppressed", "empty");
  }

  @Test
  void givesARowForTheLedgerWithPlainNumbers() {
    SeriesId series = SeriesId.of("9999", "f");
    Period year = Period.ofYear(2025);
    assertThat(new Cell(series, year, 1e7, 12L, 0.00001).row(3))
        .isEqualTo(new RawFact(3, "9999:f", "2025", "10000000", "12", "0.000010", null, null));
    assertThat(Cell.hidden(series, year).row(1))
        .isEqualTo(new RawFact(1, "9999:f", "2025", null, null, null, null, Missing.HIDDEN.code()));
  }

  @Test
  void asksForAmountsOnlyWhereThereIsAMedian() {
    Figure share = plan(5, 20, Map.of()).figure("f");
    assertThat(share.hasMedian()).isFalse();
    assertThat(
            new Figure(
                    "m",
                    "q",
                    java.util.Set.of("yes"),
                    java.util.Set.of(),
                    List.of(),
                    false,
                    List.of(
                        new Figure.Output(Measure.COUNT, "n"),
                        new Figure.Output(Measure.MEDIAN, "m")))
                .hasMedian())
        .isTrue();
  }
}
