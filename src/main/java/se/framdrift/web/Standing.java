package se.framdrift.web;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Item;
import se.framdrift.model.Observation;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.View;
import se.framdrift.wire.StandingJson;

/**
 * How a municipality stands at one position, written once for all who ask. Shared by threads:
 * nobody may change the JSON in it.
 *
 * @param rebuilt whether tiles of the past had to be made anew
 * @param newest the newest observation of each series that has one
 */
record Standing(
    Catalog catalog,
    long position,
    boolean rebuilt,
    List<Promise> commitments,
    Map<String, JsonObject> indicators,
    Map<String, JsonObject> items,
    Map<SeriesId, Observation> newest) {

  /**
   * A commitment in a list.
   *
   * @param state empty before it was judged
   */
  record Promise(String id, String kind, String state, String document, JsonObject json) {}

  /** What is taken from a view, which is valid for a moment only. Cheap. */
  record Seen(
      Catalog catalog,
      long position,
      boolean rebuilt,
      List<Item> items,
      Map<SeriesId, Observation> newest) {

    static Seen of(View view) {
      Map<SeriesId, Observation> newest = new TreeMap<>();
      for (SeriesId id : view.catalog().series().keySet()) {
        view.observations(id, 1).forEach(observation -> newest.put(id, observation));
      }
      return new Seen(view.catalog(), view.position(), view.rebuilt(), view.items(), newest);
    }
  }

  /** Writes what was seen; takes milliseconds for a large municipality. */
  static Standing of(Seen seen) {
    Map<String, JsonObject> items = new HashMap<>();
    seen.items().forEach(item -> items.put(item.id(), new JsonObject(item.json())));
    Catalog catalog = seen.catalog();
    List<Promise> commitments =
        catalog.commitments().stream()
            .map(
                each -> {
                  JsonObject json = StandingJson.commitment(catalog, each, items.get(each.id()));
                  return new Promise(
                      each.id(), each.kind().code(), state(json), each.document(), json);
                })
            .toList();
    Map<String, JsonObject> indicators = new HashMap<>();
    catalog
        .indicators()
        .forEach(
            each ->
                indicators.put(
                    each.id(), StandingJson.indicator(catalog, each, items.get(each.id()))));
    return new Standing(
        catalog,
        seen.position(),
        seen.rebuilt(),
        commitments,
        Map.copyOf(indicators),
        Map.copyOf(items),
        seen.newest());
  }

  private static String state(JsonObject commitment) {
    JsonObject status = commitment.getJsonObject("status");
    return status == null ? "" : status.getString("state");
  }
}
