package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.testing.RunningServer;

/** Figures that the real catalog takes, and how they are sent and read back. */
final class Figures {

  /** One row. */
  record Row(String series, int year, double value) {

    JsonObject json() {
      return new JsonObject()
          .put("series", series)
          .put("period", Integer.toString(year))
          .put("value", value);
    }
  }

  private Figures() {}

  /** Ids of the series of a municipality that take percentages, without dimensions. */
  static List<String> shares(RunningServer server, String municipality) {
    return List.of("N00610", "N00901", "N07609").stream()
        .map(kpi -> municipality + ":" + kpi)
        .filter(id -> server.get("/api/v1/series/" + id).statusCode() == 200)
        .toList();
  }

  static String body(List<Row> rows) {
    JsonArray array = new JsonArray();
    rows.forEach(row -> array.add(row.json()));
    return new JsonObject().put("observations", array).encode();
  }

  /** What a server says of a series: value by period, each once, as many as it says there are. */
  static Map<String, Double> stored(RunningServer server, String series) {
    Map<String, Double> values = new TreeMap<>();
    int total = 1;
    for (int offset = 0; offset < total; offset += 500) {
      JsonObject page =
          new JsonObject(
              server
                  .operatorGet(
                      "/api/v1/series/" + series + "/observations?limit=500&offset=" + offset)
                  .body());
      total = page.getInteger("total");
      page.getJsonArray("items").stream()
          .map(JsonObject.class::cast)
          .forEach(
              item ->
                  assertThat(values.put(item.getString("period"), item.getDouble("value")))
                      .as("%s %s twice", series, item.getString("period"))
                      .isNull());
      assertThat(values).as(series).hasSize(Math.min(total, offset + 500));
    }
    return values;
  }
}
