package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Change;
import se.framdrift.model.InputRows;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.verify.Checked;
import se.framdrift.verify.Verification;
import se.framdrift.wire.ProofJson;

/** An index of 2022 on 2018, between which the way of counting changed, in 2020. */
@NullUnmarked
class BetweenTest {

  private static final SeriesId OWN = SeriesId.of("1441", "own");
  private static final Indicator INDEX =
      new Indicator(
          "it",
          LocalizedText.same("it"),
          "1",
          1,
          Indicator.Direction.NONE,
          List.of(
              new Indicator.Input("x", OWN, new Aggregate.IndexToBaseline(Period.ofYear(2018)))),
          null);
  private static final Catalog CATALOG =
      Catalogs.of("1441", Map.of("own", "P1Y"), List.of(INDEX), List.of());

  private JsonObject proof;

  @BeforeEach
  void prove() {
    Engine engine = new Engine(CATALOG, (_, _) -> _ -> Double.NaN);
    for (int year = 2017; year <= 2023; year++) {
      Period period = Period.ofYear(year);
      String flag = year == 2020 ? "B" : "A";
      Observation row = new Observation(period, 100.0 + year, null, null, null, flag, null);
      engine.apply(new Change(OWN, period, null, row));
    }
    Period explained = Period.ofYear(2022);
    Explanation.Input input = engine.explain("it", explained).inputs().getFirst();
    Explanation.Other between = input.others().getFirst();
    InputRows rows =
        new InputRows(
            input.name(),
            input.series(),
            input.aggregate(),
            input.rows(),
            input.rowsInAll(),
            List.of(
                new InputRows.Other(
                    between.role(), between.series(), between.rows(), between.rowsInAll())),
            input.compared(),
            input.value(),
            input.missing());
    proof =
        new JsonObject()
            .put("municipality", new JsonObject().put("code", "1441"))
            .put(
                "indicators",
                new JsonArray()
                    .add(
                        ProofJson.indicator(
                            CATALOG, INDEX, engine.values("it", 20), explained, List.of(rows))));
  }

  private List<String> checked() {
    return new Verification((_, _) -> Double.NaN, List.of())
        .of(proof).stream().map(Checked::toString).toList();
  }

  private JsonObject between() {
    return proof
        .getJsonArray("indicators")
        .getJsonObject(0)
        .getJsonArray("inputs")
        .getJsonObject(0)
        .getJsonArray("others")
        .getJsonObject(0);
  }

  private JsonObject value() {
    return proof
        .getJsonArray("indicators")
        .getJsonObject(0)
        .getJsonArray("values")
        .getJsonObject(5);
  }

  @Test
  void theRowsBetweenStandInTheProofAndGiveTheFlag() {
    assertThat(between().getString("role")).isEqualTo("between");
    assertThat(between().getJsonArray("rows"))
        .extracting(each -> ((JsonObject) each).getString("period"))
        .containsExactly("2019", "2020", "2021");
    assertThat(checked())
        .contains("same: it: 2022 flag B")
        .noneMatch(line -> line.startsWith("DIFFERENT") || line.startsWith("note: it"));
  }

  @Test
  void aBreakThatIsKeptQuietAboutIsFound() {
    value().put("flag", "A");

    assertThat(checked()).contains("DIFFERENT: the proof says it: 2022 flag A, recomputed B");
  }

  @Test
  void aBreakThatIsMadeUpIsFound() {
    between().getJsonArray("rows").getJsonObject(1).put("flag", "A");

    assertThat(checked()).contains("DIFFERENT: the proof says it: 2022 flag B, recomputed A");
  }

  @Test
  void rowsThatAreLeftOutAreMissed() {
    value().put("flag", "A");
    between().put("rowsInAll", 2).getJsonArray("rows").remove(1);

    assertThat(checked())
        .anyMatch(line -> line.startsWith("note: it x: 1 periods between those that are compared"));
  }
}
