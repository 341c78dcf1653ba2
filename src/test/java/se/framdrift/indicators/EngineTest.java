package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

@NullUnmarked
class EngineTest {

  private static final SeriesId OPENED = SeriesId.of("1441", "opened");
  private static final SeriesId NEEDED = SeriesId.of("1441", "needed");
  private static final LocalizedText NOTE = new LocalizedText("kan inte stämma", "cannot be");
  private static final Period YEAR = Period.parse("2025");

  private final Indicator share =
      indicator(
          "share",
          "opened / needed",
          new Input(
              "opened",
              OPENED,
              new Aggregate.Gathered(
                  new Gathering.Calendar(CalendarUnit.YEAR), new Statistic.Sum())),
          new Input("needed", NEEDED, new Aggregate.Latest()));

  private final Indicator place =
      indicator("place", null, new Input("x", NEEDED, new Aggregate.Rank("g", true)));

  @Test
  void explainsAValueDownToTheRows() {
    Engine engine = engine((_, _) -> in -> in.get("opened") / in.get("needed"), share, place);
    put(engine, OPENED, Observation.of(Period.parse("2025-03"), 2));
    put(engine, OPENED, Observation.of(Period.parse("2025-01"), 1));
    put(engine, OPENED, Observation.missing(Period.parse("2025-02"), Missing.NOT_REPORTED));
    put(engine, OPENED, Observation.of(Period.parse("2024-12"), 100));
    put(engine, NEEDED, Observation.of(YEAR, 6));

    Explanation explained = engine.explain("share", YEAR);
    assertThat(explained.value()).isEqualTo(engine.at("share", YEAR).orElseThrow());
    assertThat(explained.value().value()).isEqualTo(0.5);
    assertThat(explained.formula()).isEqualTo("opened / needed");
    assertThat(explained.qualityNotes())
        .containsExactly(new QualityNote(OPENED, Period.parse("2025-01"), NOTE));
    Explanation.Input opened = explained.inputs().getFirst();
    assertThat(opened.value()).isEqualTo(3.0);
    assertThat(opened.aggregate())
        .isEqualTo(new LocalizedText("summan per år", "the sum per year"));
    assertThat(opened.rows().stream().map(row -> row.period().text()))
        .containsExactly("2025-01", "2025-02", "2025-03");
    assertThat(opened.rowsInAll()).isEqualTo(3);
  }

  @Test
  void explainsARankWithEverybodysFigure() {
    Engine engine = engine(null, place);
    put(engine, NEEDED, Observation.of(YEAR, 6));
    var members = new TreeMap<String, Comparison.Member>();
    members.put("1480", new Comparison.Member(7.0, "A", 12L));
    members.put("1441", new Comparison.Member(99.0, "A", null));
    assertThat(engine.apply(new Comparison("needed", YEAR, "g", members))).containsExactly("place");
    Explanation.Input input = engine.explain("place", YEAR).inputs().getFirst();
    assertThat(input.value()).isEqualTo(2.0);
    assertThat(input.compared())
        .isEqualTo(
            Map.of(
                "1480", new Comparison.Member(7.0, "A", 12L),
                "1441", new Comparison.Member(6.0, "A", null)));
    assertThat(input.aggregate().en()).isEqualTo("place in the group Neighbours, highest first");
  }

  @Test
  void namesOnlyWhatRestsOnTheComparisonThatCame() {
    Indicator elsewhere =
        indicator("elsewhere", null, new Input("x", NEEDED, new Aggregate.Rank("nine", true)));
    Indicator other =
        indicator("other", null, new Input("x", OPENED, new Aggregate.Rank("g", true)));
    Engine engine = engine(null, place, elsewhere, other);
    var members = new TreeMap<>(Map.of("1001", new Comparison.Member(7.0, "A", null)));
    Comparison came = new Comparison("needed", YEAR, "g", members);

    assertThat(engine.comparison("needed", "g", YEAR)).isEmpty();
    assertThat(engine.apply(came)).containsExactly("place");
    assertThat(engine.apply(came)).as("nothing new").isEmpty();
    assertThat(engine.comparison("needed", "g", YEAR)).contains(came);
    assertThat(engine.comparison("needed", "nine", YEAR)).isEmpty();
  }

  /** Others that broke with the past or are provisional make the place so. */
  @Test
  void givesAPlaceTheFlagOfWhatItRestsOn() {
    for (String flag : List.of("P", "B", "A")) {
      Engine engine = engine(null, place);
      put(engine, NEEDED, Observation.of(YEAR, 6));
      var members = new TreeMap<>(Map.of("1001", new Comparison.Member(7.0, flag, null)));
      engine.apply(new Comparison("needed", YEAR, "g", members));
      assertThat(engine.latest("place").orElseThrow().flag()).isEqualTo(flag);
      assertThat(engine.latest("place").orElseThrow().value()).isEqualTo(2.0);
    }
  }

  @Test
  void givesNoPlaceAmongFewerThanAQuarterOfTheGroup() {
    Input among = new Input("x", NEEDED, new Aggregate.Rank("nine", true));
    Engine engine = engine(null, indicator("place", null, among));
    put(engine, NEEDED, Observation.of(YEAR, 6));
    var members = new TreeMap<String, Comparison.Member>();
    members.put("1001", new Comparison.Member(7.0, "A", 12L));
    engine.apply(new Comparison("needed", YEAR, "nine", members));
    Explanation.Input two = engine.explain("place", YEAR).inputs().getFirst();
    assertThat(two.value()).isNull();
    assertThat(two.missing()).extracting(Reason::code).isEqualTo("too-few-compared");

    members.put("1002", new Comparison.Member(5.0, "A", 3L));
    engine.apply(new Comparison("needed", YEAR, "nine", members));
    assertThat(engine.explain("place", YEAR).inputs().getFirst().value()).isEqualTo(2.0);
  }

  @Test
  void explainsAtMostSoManyRowsAndSaysHowManyThereAre() {
    Indicator total =
        indicator(
            "total",
            null,
            new Input(
                "x",
                OPENED,
                new Aggregate.Gathered(
                    new Gathering.Since(LocalDate.of(2020, 1, 1)), new Statistic.Sum())));
    Engine engine = engine(null, total);
    LocalDate first = LocalDate.of(2020, 1, 1);
    for (int i = 0; i <= Explanation.MAX_ROWS; i++) {
      put(engine, OPENED, Observation.of(Period.ofDay(first.plusDays(i)), 1));
    }
    Period last = Period.ofDay(first.plusDays(Explanation.MAX_ROWS));
    Explanation.Input input = engine.explain("total", last).inputs().getFirst();
    assertThat(input.rows()).hasSize(Explanation.MAX_ROWS);
    assertThat(input.rows().getLast().period()).isEqualTo(last);
    assertThat(input.rowsInAll()).isEqualTo(Explanation.MAX_ROWS + 1);
  }

  @Test
  void explainsThatThereIsNothing() {
    Explanation explained = engine((_, _) -> _ -> 1, share).explain("share", YEAR);
    assertThat(explained.value()).isNull();
    assertThat(explained.inputs())
        .allSatisfy(input -> assertThat(input.value()).isNull())
        .allSatisfy(input -> assertThat(input.missing()).isNull());
  }

  @Test
  void saysThatAFormulaFailedInsteadOfThrowing() {
    Engine engine =
        engine(
            (_, _) ->
                _ -> {
                  throw new ArithmeticException("no");
                },
            share);
    put(engine, OPENED, Observation.of(Period.parse("2025-03"), 2));
    put(engine, NEEDED, Observation.of(YEAR, 6));
    assertThat(engine.latest("share").orElseThrow().missing().code()).isEqualTo("formula-failed");
  }

  @Test
  void namesTheInputThatIsMissingAndWhy() {
    Engine engine = engine((_, _) -> _ -> 1, share);
    put(engine, NEEDED, Observation.of(YEAR, 6));
    IndicatorValue value = engine.latest("share").orElseThrow();
    assertThat(value.missing().code()).isEqualTo("missing-input");
    assertThat(value.missing().params()).isEqualTo(Map.of("input", "opened"));
    put(engine, OPENED, Observation.missing(Period.parse("2025-02"), Missing.HIDDEN));
    value = engine.latest("share").orElseThrow();
    assertThat(value.missing().code()).isEqualTo("missing-hidden");
    assertThat(value.missing().params()).isEqualTo(Map.of("input", "opened", "period", "2025-02"));
    assertThat(value.missing().text())
        .isEqualTo(
            new LocalizedText("opened: Februari 2025: döljs", "opened: February 2025: hidden"));
  }

  @Test
  void keepsObservationsInForceOfEverySeries() {
    Engine engine = engine(null);
    SeriesId unknown = SeriesId.of("1441", "unknown");
    assertThat(put(engine, unknown, Observation.of(YEAR, 1))).isEmpty();
    put(engine, unknown, Observation.of(Period.parse("2024"), 2));
    put(engine, unknown, Observation.of(YEAR, 3));
    assertThat(engine.observation(unknown, YEAR)).contains(Observation.of(YEAR, 3));
    assertThat(engine.observation(unknown, Period.parse("2023"))).isEmpty();
    assertThat(engine.observation(OPENED, YEAR)).isEmpty();
    assertThat(engine.observations(unknown, 9))
        .containsExactly(Observation.of(Period.parse("2024"), 2), Observation.of(YEAR, 3));
    assertThat(engine.observations(unknown, 1)).containsExactly(Observation.of(YEAR, 3));
    assertThat(engine.observations(OPENED, 1)).isEmpty();
  }

  @Test
  void hasNothingForAnIndicatorThatItDoesNotKnow() {
    Engine engine = engine(null, place);
    assertThat(engine.latest("none")).isEmpty();
    assertThat(engine.values("none", 5)).isEmpty();
    assertThat(engine.at("none", YEAR)).isEmpty();
    assertThatThrownBy(() -> engine.explain("none", YEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no indicator none");
  }

  private static Indicator indicator(String id, String formula, Input... inputs) {
    return new Indicator(
        id, LocalizedText.same(id), "1", 1, Indicator.Direction.NONE, List.of(inputs), formula);
  }

  private static Engine engine(Formula.Compiler compiler, Indicator... indicators) {
    var notes = List.of(new QualityNote(OPENED, Period.parse("2025-01"), NOTE));
    return new Engine(Catalogs.of("1441", List.of(indicators), notes), compiler);
  }

  private static java.util.Set<String> put(Engine engine, SeriesId series, Observation after) {
    return engine.apply(new Change(series, after.period(), null, after));
  }
}
