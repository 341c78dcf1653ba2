package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.feeds.Wave;
import se.framdrift.model.Period;

/**
 * A survey tool that sends answers to Exempelby's survey, and somebody who reads what comes of it.
 */
record SurveyTool(OutsideNode node) {

  static final String RESPONSES = "/api/v1/surveys/" + OutsideNode.SURVEY + "/responses";
  static final String DARK = "9999:safety-dark-answers";
  static final String WOMEN = DARK + ":gender=K";

  static LocalDate quartersAgo(int quarters) {
    return LocalDate.ofInstant(Instant.now(), Period.ZONE).minusMonths(3L * quarters);
  }

  static String period(LocalDate day) {
    return Wave.QUARTER.of(day).text();
  }

  static JsonObject answer(String id, LocalDate day, String said, String gender) {
    return new JsonObject()
        .put("id", id)
        .put("answeredAt", day + "T13:14:15Z")
        .put("answers", new JsonObject().put("safe-dark", said))
        .put("stratum", "centrum")
        .put("groups", new JsonObject().put("gender", gender));
  }

  static String body(List<JsonObject> rows) {
    return new JsonObject().put("responses", new JsonArray(rows)).encode();
  }

  JsonObject posted(List<JsonObject> rows) {
    HttpResponse<String> response = node.post(RESPONSES, body(rows));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  void removed(List<String> ids) {
    for (String id : ids) {
      HttpResponse<String> response = node.delete(RESPONSES + "/" + id);
      assertThat(response.body()).isEqualTo("{\"deleted\":1}");
    }
  }

  static List<JsonObject> answers(String name, int n, LocalDate day, String gender) {
    List<JsonObject> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String said = i % 4 == 3 ? "mycket-otrygg" : "ganska-trygg";
      rows.add(answer(name + i, day, said, gender));
    }
    return rows;
  }

  static List<String> ids(List<JsonObject> rows) {
    return rows.stream().map(row -> row.getString("id")).toList();
  }

  JsonObject told(String series, String period) {
    JsonArray items =
        new JsonObject(
                node.operatorGet("/api/v1/series/" + series + "/observations?limit=1000").body())
            .getJsonArray("items");
    for (int i = 0; i < items.size(); i++) {
      if (items.getJsonObject(i).getString("period").equals(period)) {
        return items.getJsonObject(i);
      }
    }
    return new JsonObject();
  }

  long position() {
    return Long.parseLong(
        node.sql("select position from municipality where code = '9999'").getFirst());
  }
}
