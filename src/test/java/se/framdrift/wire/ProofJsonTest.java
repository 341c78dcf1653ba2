package se.framdrift.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Comparison;
import se.framdrift.model.InputRows;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** On the real catalog of Lund, whose street lights were once published in the wrong unit. */
class ProofJsonTest {

  private static final Catalog LUND =
      CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
          .catalogs()
          .stream()
          .map(loaded -> loaded.catalog())
          .filter(catalog -> catalog.municipality().code().equals("1281"))
          .findFirst()
          .orElseThrow();

  @Test
  void saysAtTheRowItselfThatItCannotBeRight() {
    JsonObject input =
        proof("lund-u07426", "1281:U07426", Observation.of(Period.ofYear(2017), 0.31), Map.of());

    JsonObject row = input.getJsonArray("rows").getJsonObject(0);
    assertThat(row.getJsonObject("qualityNote").getString("en")).contains("MWh");
    assertThat(input.getValue("compared")).isNull();
  }

  @Test
  void listsEverybodyThatAPlaceIsAmong() {
    JsonObject input =
        proof(
            "lund-n00610-rank",
            "1281:N00610",
            Observation.of(Period.ofYear(2022), 80.2),
            Map.of(
                "0586", new Comparison.Member(81.5, "A", null),
                "1281", new Comparison.Member(80.2, "A", 5L)));

    assertThat(input.getJsonObject("compared").fieldNames()).containsExactly("0586", "1281");
    assertThat(input.getJsonObject("compared").getJsonObject("0586").getDouble("value"))
        .isEqualTo(81.5);
  }

  @Test
  void isASurveysWhenAnyInputIsAndAsLateAsTheLatest() {
    Kpi register = kpi(false);
    Kpi survey = kpi(true);
    Indicator mixed =
        new Indicator(
            "mixed",
            LocalizedText.same("mixed"),
            "1",
            1,
            Indicator.Direction.NONE,
            List.of(input("a", register), input("b", survey)),
            "a + b");

    JsonObject said = DefinitionJson.indicator(LUND, mixed);

    assertThat(said.getBoolean("survey")).isTrue();
    Instant begin = Instant.EPOCH;
    assertThat(Span.parse(said.getString("reportingLag")).after(begin))
        .isAfterOrEqualTo(register.reportingLag().after(begin))
        .isAfterOrEqualTo(survey.reportingLag().after(begin));
  }

  private static Kpi kpi(boolean survey) {
    return LUND.kpis().values().stream()
        .filter(each -> each.survey() == survey)
        .findFirst()
        .orElseThrow();
  }

  private static Indicator.Input input(String name, Kpi kpi) {
    return new Indicator.Input(name, SeriesId.of("1281", kpi.id()), new Aggregate.Latest());
  }

  private static JsonObject proof(
      String indicator, String series, Observation row, Map<String, Comparison.Member> compared) {
    Indicator found =
        LUND.indicators().stream()
            .filter(each -> each.id().equals(indicator))
            .findFirst()
            .orElseThrow();
    InputRows input =
        new InputRows(
            found.inputs().getFirst().name(),
            SeriesId.parse(series),
            new LocalizedText("som den är", "as it is"),
            List.of(row),
            1,
            List.of(),
            new TreeMap<>(compared),
            row.value(),
            null);
    return ProofJson.indicator(LUND, found, List.of(), row.period(), List.of(input))
        .getJsonArray("inputs")
        .getJsonObject(0);
  }
}
