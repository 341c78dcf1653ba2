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
import org.junit.jupiter.params.provider.ValueSource;
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

  /** Whatever stands beside a value and can be recounted, a falsified one is found. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsFalsifiedBesideAValueIsFound(long seed) {
    List<String> unseen = new ArrayList<>();
    int falsified = 0;
    for (int i = 0; i < 4; i++) {
      falsified += falsified(new Histories(seed * 1000 + 500 + i).history(), unseen);
    }
    assertThat(unseen).isEmpty();
    assertThat(falsified).isPositive();
  }

  private static int falsified(History history, List<String> unseen) {
    int falsified = 0;
    Engine engine = Trial.engine(history, false);
    for (Indicator indicator : history.indicators()) {
      List<IndicatorValue> values = engine.values(indicator.id(), 12);
      for (IndicatorValue value : values) {
        JsonObject proof = proof(history.catalog(), indicator, values, engine, value);
        List<Checked> honest = VERIFICATION.of(proof);
        for (String what : List.of("flag", "break", "coverage", "margin", "n", "qualityNote")) {
          String checked =
              switch (what) {
                case "qualityNote" -> " doubtful ";
                case "break" -> " flag ";
                default -> " " + what + " ";
              };
          if (honest.stream().anyMatch(each -> isSame(each) && each.text().contains(checked))) {
            falsified++;
            JsonObject other = proof.copy();
            falsify(explained(other, value), what);
            if (VERIFICATION.of(other).stream().noneMatch(RecountProperties::isDifferent)) {
              unseen.add(what + " of " + proof.getJsonArray("indicators"));
            }
          }
        }
      }
    }
    return falsified;
  }

  private static boolean isSame(Checked checked) {
    return checked.result() == Checked.Result.SAME;
  }

  private static boolean isDifferent(Checked checked) {
    return checked.result() == Checked.Result.DIFFERENT;
  }

  private static JsonObject explained(JsonObject proof, IndicatorValue value) {
    return proof.getJsonArray("indicators").getJsonObject(0).getJsonArray("values").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("period").equals(value.period().text()))
        .findFirst()
        .orElseThrow();
  }

  private static void falsify(JsonObject value, String what) {
    switch (what) {
      case "flag" -> value.put("flag", value.getString("flag").equals("P") ? "A" : "P");
      case "break" ->
          value.put(
              "flag",
              switch (value.getString("flag")) {
                case "B" -> "A";
                case "BP" -> "P";
                case "P" -> "BP";
                default -> "B";
              });
      case "coverage" -> {
        JsonObject coverage = value.getJsonObject("coverage");
        value.put(
            "coverage",
            coverage == null
                ? new JsonObject().put("present", 1).put("expected", 1)
                : coverage.put("present", coverage.getLong("present") + 1));
      }
      case "margin" ->
          value.put(
              "margin",
              value.getDouble("margin") == null ? 1.5 : 2 * value.getDouble("margin") + 1);
      case "n" -> value.put("n", value.getLong("n") == null ? 7 : value.getLong("n") + 1);
      default -> {
        if (value.getValue("qualityNote") == null) {
          value.put("qualityNote", new JsonObject().put("sv", "fel").put("en", "wrong"));
        } else {
          value.putNull("qualityNote");
        }
      }
    }
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
