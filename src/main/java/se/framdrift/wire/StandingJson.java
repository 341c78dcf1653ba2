package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Observation;
import se.framdrift.model.SeriesId;

/** What is declared of a thing together with how it stands. */
public final class StandingJson {

  private StandingJson() {}

  /**
   * A commitment's definition and its tile in one.
   *
   * @param item the tile's JSON, null before it was computed; never changed
   */
  public static JsonObject commitment(
      Catalog catalog, Commitment commitment, @Nullable JsonObject item) {
    return together(catalog, DefinitionJson.commitment(commitment), item, "status");
  }

  /** An indicator's definition and its tile in one; {@code item} as above. */
  public static JsonObject indicator(
      Catalog catalog, Indicator indicator, @Nullable JsonObject item) {
    return together(catalog, DefinitionJson.indicator(catalog, indicator), item, "value");
  }

  private static JsonObject together(
      Catalog catalog, JsonObject definition, @Nullable JsonObject item, String vital) {
    definition
        .put("municipality", catalog.municipality().code())
        .put("simulated", catalog.municipality().simulated());
    if (item == null) {
      return definition.putNull(vital).putNull("position");
    }
    for (var field : item) {
      if (field.getKey().equals("claim")) {
        claimed(definition.getJsonObject("claim"), (JsonObject) field.getValue());
      } else if (!field.getKey().equals("kind")) {
        definition.put(field.getKey(), field.getValue());
      }
    }
    return definition;
  }

  /** What was computed goes before what was found by hand, which stays as {@code register}. */
  private static void claimed(JsonObject claim, JsonObject computed) {
    claim.put("register", claim.getString("verdict")).mergeIn(computed);
  }

  /** A declared series, what it measures, where it comes from, and its newest figure. */
  public static JsonObject series(Catalog catalog, SeriesId id, @Nullable Observation newest) {
    Catalog.Series series = catalog.series().get(id);
    String kpiId = series == null ? id.kpi() : series.kpi();
    JsonObject dimensions = new JsonObject();
    id.dimensions().forEach(dimensions::put);
    return measured(catalog.kpis().get(kpiId))
        .put("id", id.toString())
        .put("municipality", id.municipality())
        .put("simulated", catalog.municipality().simulated())
        .put("kpi", kpiId)
        .put("dimensions", dimensions)
        .put("feed", series == null ? null : series.feed())
        .put("feedMissing", series == null ? null : Json.textOrNull(series.feedMissing()))
        .put("newest", newest == null ? null : Json.observation(newest));
  }

  private static JsonObject measured(@Nullable Kpi kpi) {
    JsonObject json = new JsonObject();
    if (kpi == null) {
      return json;
    }
    return json.put("title", Json.text(kpi.title()))
        .put("definition", Json.text(kpi.definition()))
        .put("unit", kpi.unit())
        .put("decimals", kpi.decimals())
        .put("measured", kpi.measured())
        .put("resolution", kpi.resolution().toString())
        .put("reportingLag", kpi.reportingLag().toString())
        .put("survey", kpi.survey())
        .put("source", DefinitionJson.source(kpi.source()))
        .put("seriesBreak", Json.textOrNull(kpi.seriesBreak()));
  }
}
