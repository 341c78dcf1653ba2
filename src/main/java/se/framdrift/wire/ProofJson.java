package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.InputRows;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** How an indicator came to its value: the part of a proof that holds figures. */
public final class ProofJson {

  private ProofJson() {}

  /**
   * An indicator with its values and, for one of them, the rows it rests on.
   *
   * @param values oldest first
   * @param explained the period whose value is explained, null for none
   * @param inputs of that value
   */
  public static JsonObject indicator(
      Catalog catalog,
      Indicator indicator,
      List<IndicatorValue> values,
      @Nullable Period explained,
      List<InputRows> inputs) {
    return new JsonObject()
        .put("definition", DefinitionJson.indicator(catalog, indicator))
        .put(
            "declared",
            Json.array(indicator.inputs(), each -> DeclarationJson.input(catalog, each)))
        .put("values", Json.array(values, Json::indicatorValue))
        .put("explained", explained == null ? null : explained.text())
        .put("inputs", Json.array(inputs, input -> input(catalog, indicator, input)));
  }

  private static JsonObject input(Catalog catalog, Indicator indicator, InputRows input) {
    JsonObject json =
        indicator.inputs().stream()
            .filter(each -> each.name().equals(input.name()))
            .findFirst()
            .map(each -> DeclarationJson.input(catalog, each))
            .orElseGet(JsonObject::new);
    return json.put("name", input.name())
        .put("series", input.series().toString())
        .put("aggregateText", Json.text(input.aggregate()))
        .put("value", input.value())
        .put("missing", Json.reasonOrNull(input.missing()))
        .put("rows", rows(catalog, input.series(), input.rows()))
        .put(
            "others",
            Json.array(
                input.others(),
                other ->
                    new JsonObject()
                        .put("role", other.role())
                        .put("series", other.series().toString())
                        .put("rows", rows(catalog, other.series(), other.rows()))
                        .put("rowsInAll", other.rowsInAll())))
        .put("compared", compared(input.compared()))
        .put("rowsInAll", input.rowsInAll());
  }

  private static JsonArray rows(Catalog catalog, SeriesId series, List<Observation> rows) {
    return Json.array(
        rows,
        row ->
            Json.observation(row).put("qualityNote", Json.textOrNull(note(catalog, series, row))));
  }

  private static @Nullable LocalizedText note(
      Catalog catalog, SeriesId series, Observation observation) {
    return catalog.qualityNotes().stream()
        .filter(each -> each.series().equals(series))
        .filter(each -> each.period().equals(observation.period()))
        .findFirst()
        .map(Catalog.QualityNote::note)
        .orElse(null);
  }

  /** By municipality code; null for what compares with nobody. */
  private static @Nullable JsonObject compared(SortedMap<String, Comparison.Member> members) {
    if (members.isEmpty()) {
      return null;
    }
    JsonObject json = new JsonObject();
    members.forEach(
        (code, member) ->
            json.put(
                code,
                new JsonObject()
                    .put("value", member.value())
                    .put("flag", member.flag())
                    .put("sourcePosition", member.sourcePosition())));
    return json;
  }
}
