package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Indicator.Compared;
import se.framdrift.catalog.Indicator.Direction;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

class IndicatorTest {

  private static final SeriesId USE = SeriesId.of("1281", "USE");
  private static final SeriesId WEATHER = SeriesId.of("1281", "WEATHER");
  private static final SeriesId AREA = SeriesId.of("1281", "AREA");

  private static final Input SHARE =
      new Input(
          "a",
          USE,
          new Aggregate.Gathered(
              new Gathering.Calendar(CalendarUnit.YEAR), new Statistic.Share(WEATHER)));

  private static Indicator of(List<Input> inputs, Reform... reforms) {
    return new Indicator(
        "i",
        LocalizedText.same("i"),
        "kWh",
        0,
        Direction.LOWER,
        inputs,
        inputs.size() == 1 ? null : "a + b",
        List.of(reforms));
  }

  private static Reform reform(String id, String day, @Nullable String group) {
    return new Reform(id, LocalDate.parse(day), LocalizedText.same(id), "KF § 1", group, List.of());
  }

  @Test
  void restsOnEverySeriesOnceInTheOrderOfItsInputs() {
    Input weather = new Input("b", WEATHER, new Aggregate.Latest());
    Input area = new Input("c", AREA, new Aggregate.Latest());
    assertThat(SHARE.allSeries()).containsExactly(USE, WEATHER);
    assertThat(of(List.of(area, SHARE, weather)).series()).containsExactly(AREA, USE, WEATHER);
  }

  /** A share of itself is 100 %, and still rests on one series. */
  @Test
  void namesASeriesOnceThatIsComparedWithItself() {
    Input same =
        new Input(
            "a",
            USE,
            new Aggregate.Gathered(
                new Gathering.Calendar(CalendarUnit.YEAR), new Statistic.Share(USE)));
    assertThat(same.allSeries()).containsExactly(USE);
  }

  @Test
  void asksForTheUsualCoverageWhereNothingIsSaid() {
    assertThat(SHARE.minimumCoverage()).isEqualTo(SHARE.aggregate().enough());
  }

  /** The reform asks for the first input's KPI, whatever the second is compared by. */
  @Test
  void isComparedWithTheGroupsOfItsInputsAndItsReforms() {
    Indicator indicator =
        of(
            List.of(
                new Input("a", USE, new Aggregate.Rank("G", false)),
                new Input("b", AREA, new Aggregate.Distance("H", "median")),
                new Input("c", WEATHER, new Aggregate.Latest())),
            reform("r2", "2025-01-01", "K"),
            reform("r1", "2024-01-01", null),
            reform("r3", "2026-01-01", "G"));

    assertThat(indicator.compared())
        .containsExactly(
            new Compared("USE", "G"), new Compared("AREA", "H"), new Compared("USE", "K"));
    assertThat(indicator.reforms()).extracting(Reform::id).containsExactly("r1", "r2", "r3");
    assertThat(of(List.of(SHARE)).compared()).isEmpty();
  }

  @Test
  void isBetterInADirectionThatOneWordNames() {
    assertThat(Arrays.stream(Direction.values()).map(Direction::code))
        .containsExactly("higher", "lower", "none", "by-policy");
  }

  private static Kpi kpi(String id, String lag, boolean survey) {
    return new Kpi(
        id,
        LocalizedText.same(id),
        LocalizedText.same(id),
        "kWh",
        0,
        Span.parse("P1Y"),
        "year-total",
        Span.parse(lag),
        survey,
        Map.of(),
        null,
        null,
        new Kpi.Source("source", null, null),
        null);
  }

  private static Catalog catalog(Kpi... kpis) {
    Map<String, Kpi> byId = new TreeMap<>();
    for (Kpi kpi : kpis) {
      byId.put(kpi.id(), kpi);
    }
    return new Catalog(
        new Catalog.Municipality("1281", "Lund", "lund", false, List.of(), List.of()),
        byId,
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        null);
  }

  /** 60 days are longer than a month, though 1 is less than 60. */
  @Test
  void waitsForTheSeriesThatComesLast() {
    Catalog catalog = catalog(kpi("USE", "P60D", false), kpi("WEATHER", "P1M", false));
    assertThat(catalog.reportingLag(of(List.of(SHARE)))).hasValue(Span.parse("P60D"));
    assertThat(catalog().reportingLag(of(List.of(SHARE)))).as("nothing known").isEmpty();
  }

  @Test
  void isASurveyWhenAnyOfItsSeriesIs() {
    Indicator indicator = of(List.of(SHARE));
    assertThat(catalog(kpi("USE", "P1M", false), kpi("WEATHER", "P1M", true)).survey(indicator))
        .isTrue();
    assertThat(catalog(kpi("USE", "P1M", false), kpi("AREA", "P1M", true)).survey(indicator))
        .isFalse();
  }
}
