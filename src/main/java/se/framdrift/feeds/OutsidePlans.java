package se.framdrift.feeds;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import se.framdrift.disclosure.Place;
import se.framdrift.disclosure.Plan;

/** What the settings of surveys and of cases say alike of what may be shown. */
public final class OutsidePlans {

  private OutsidePlans() {}

  /** The fewest of whom it may be shown that all say the same. */
  public static int unanimous(JsonObject settings) {
    return settings.getInteger("unanimous", Plan.UNANIMOUS * settings.getInteger("threshold"));
  }

  /** {@code nested: {site: {group: area, within: {torget: centrum}}}}. */
  public static Map<String, Plan.Nesting> nested(JsonObject settings) {
    Map<String, Plan.Nesting> nested = new TreeMap<>();
    JsonObject declared = settings.getJsonObject("nested", new JsonObject());
    for (String name : declared.fieldNames()) {
      JsonObject each = declared.getJsonObject(name);
      TreeMap<String, String> within = new TreeMap<>();
      JsonObject values = each.getJsonObject("within");
      values.fieldNames().forEach(value -> within.put(value, values.getString(value)));
      nested.put(name, new Plan.Nesting(each.getString("group"), within));
    }
    return nested;
  }

  /** The groups that may be stated, and the larger ones that follow from them. */
  public static Map<String, List<String>> groups(
      Map<String, List<String>> stated, JsonObject settings) {
    Map<String, List<String>> all = new TreeMap<>(stated);
    nested(settings)
        .values()
        .forEach(
            each ->
                all.putIfAbsent(each.group(), List.copyOf(new TreeSet<>(each.within().values()))));
    return all;
  }

  /** {@code sums: [{series: …, figure: …, of: {area: centrum}}]}. */
  public static List<Plan.Published> published(JsonObject settings) {
    List<Plan.Published> published = new ArrayList<>();
    for (Object each : settings.getJsonArray("sums", new JsonArray())) {
      JsonObject sum = (JsonObject) each;
      JsonObject of = sum.getJsonObject("of", new JsonObject());
      Place place =
          of.fieldNames().stream()
              .findFirst()
              .map(name -> new Place(name, of.getString(name)))
              .orElse(Place.TOTAL);
      published.add(new Plan.Published(sum.getString("figure"), place));
    }
    return published;
  }
}
