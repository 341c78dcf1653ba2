package se.framdrift.feeds.pxweb;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.reading.Decimal;

/** Reads the settings of a feed, and holds its mapping against the catalog. */
final class PxWebSettings {

  private final FeedDeclaration declaration;
  private final JsonObject settings;

  PxWebSettings(FeedDeclaration declaration) {
    this.declaration = declaration;
    this.settings = declaration.settings();
  }

  /** Name of the PX file to read, null for a server. */
  @Nullable String file() {
    return settings.getString("file");
  }

  TableQuery query() {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    JsonObject query = settings.getJsonObject("query", new JsonObject());
    for (String variable : query.fieldNames()) {
      JsonArray codes = query.getJsonArray(variable);
      choices.put(variable, codes.stream().map(String::valueOf).toList());
    }
    return new TableQuery(choices);
  }

  @Nullable Limits limits() {
    return Limits.of(settings.getJsonObject("limits"));
  }

  PxWebApi api(SeriesMap map) {
    String address = settings.getString("address", "").replaceFirst("/+$", "");
    String table = settings.getString("table", "");
    if (address.isEmpty() || table.isEmpty()) {
      throw new IllegalArgumentException("neither file, nor both address and table are given");
    }
    Map<String, String> codelists = texts(settings.getJsonObject("codelists", new JsonObject()));
    return settings.getInteger("version", 2) == 1
        ? new PxWebApi.Version1(address, table, codelists, map.contents())
        : new PxWebApi.Version2(address, table, settings.getString("language", "sv"), codelists);
  }

  SeriesMap map() {
    JsonObject map = settings.getJsonObject("map", new JsonObject());
    Map<String, SeriesMap.Figure> kpis = new LinkedHashMap<>();
    JsonObject declared = map.getJsonObject("kpis", new JsonObject());
    for (String code : declared.fieldNames()) {
      kpis.put(code, figure("map.kpis." + code, declared.getJsonObject(code)));
    }
    String contents = map.getString("contents");
    if (kpis.isEmpty() || (contents == null && !kpis.containsKey(SeriesMap.ANY))) {
      throw new IllegalArgumentException(
          "map.kpis names no KPI that cells can be of; expected a code of contents, or \"*\"");
    }
    return new SeriesMap(
        declaration.municipality(),
        map.getString("region"),
        map.getString("time", ""),
        contents,
        kpis,
        dimensions(map.getJsonObject("dimensions", new JsonObject()), kpis),
        PxSymbols.of(texts(map.getJsonObject("symbols", new JsonObject()))));
  }

  private SeriesMap.Figure figure(String setting, JsonObject declared) {
    String kpi = declared.getString("kpi", "");
    if (!declaration.catalog().kpis().containsKey(kpi)) {
      throw new IllegalArgumentException(
          "%s.kpi is %s, which the catalog does not have".formatted(setting, kpi));
    }
    return new SeriesMap.Figure(
        kpi,
        declared.getString("unit"),
        Decimal.factor(setting + ".factor", declared.getNumber("factor")));
  }

  private Map<String, SeriesMap.Dimension> dimensions(
      JsonObject declared, Map<String, SeriesMap.Figure> kpis) {
    Map<String, SeriesMap.Dimension> dimensions = new LinkedHashMap<>();
    for (String variable : declared.fieldNames()) {
      JsonObject one = declared.getJsonObject(variable);
      SeriesMap.Dimension dimension =
          new SeriesMap.Dimension(
              one.getString("name", ""), texts(one.getJsonObject("values", new JsonObject())));
      kpis.values().forEach(figure -> check(variable, dimension, figure.kpi()));
      dimensions.put(variable, dimension);
    }
    return dimensions;
  }

  private void check(String variable, SeriesMap.Dimension dimension, String id) {
    Kpi kpi = declaration.catalog().kpis().get(id);
    List<String> allowed = kpi == null ? null : kpi.dimensions().get(dimension.name());
    if (allowed == null) {
      throw new IllegalArgumentException(
          "map.dimensions.%s.name is %s, which %s does not have"
              .formatted(variable, dimension.name(), id));
    }
    dimension
        .values()
        .forEach(
            (code, value) -> {
              if (!value.isEmpty() && !allowed.contains(value)) {
                throw new IllegalArgumentException(
                    "map.dimensions.%s.values.%s is %s; expected one of %s, or \"\" for the total"
                        .formatted(variable, code, value, allowed));
              }
            });
  }

  private static Map<String, String> texts(JsonObject object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue())));
    return texts;
  }
}
