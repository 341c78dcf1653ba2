package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.InputRows;
import se.framdrift.testing.Seeds;
import se.framdrift.verify.Checked;
import se.framdrift.verify.Verification;
import se.framdrift.wire.ProofJson;

/** Every value can be recounted, to the last bit, from the rows that explain it. */
@NullUnmarked
class RecountProperties {

  private static final Verification VERIFICATION =
      new Verification(
          (formula, inputs) -> Trial.CEL.compile(formula, inputs.keySet()).apply(inputs),
          List.of());

  static LongStream seeds() {
    return Seeds.upTo(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void itsRowsGiveTheValue(long seed) {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      History history = new Histories(seed * 1000 + i).history();
      Engine engine = Trial.engine(history, false);
      for (Indicator indicator : history.indicators()) {
        List<IndicatorValue> values = engine.values(indicator.id(), 12);
        for (IndicatorValue value : values) {
          JsonObject proof = proof(history.catalog(), indicator, values, engine, value);
          VERIFICATION.of(proof).stream()
              .filter(each -> each.result() == Checked.Result.DIFFERENT)
              .forEach(each -> different.add(each + "\n  " + proof.getJsonArray("indicators")));
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static JsonObject proof(
      Catalog catalog,
      Indicator indicator,
      List<IndicatorValue> values,
      Engine engine,
      IndicatorValue explained) {
    List<InputRows> inputs =
        engine.explain(indicator.id(), explained.period()).inputs().stream()
            .map(RecountProperties::rows)
            .toList();
    JsonObject json = ProofJson.indicator(catalog, indicator, values, explained.period(), inputs);
    return new JsonObject()
        .put("municipality", new JsonObject().put("code", Objects.requireNonNull(Histories.OWN)))
        .put("indicators", new JsonArray().add(json));
  }

  private static InputRows rows(Explanation.Input input) {
    return new InputRows(
        input.name(),
        input.series(),
        input.aggregate(),
        input.rows(),
        input.rowsInAll(),
        input.others().stream()
            .map(
                each ->
                    new InputRows.Other(each.role(), each.series(), each.rows(), each.rowsInAll()))
            .toList(),
        input.compared(),
        input.value(),
        input.missing());
  }
}
