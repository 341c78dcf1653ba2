package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.feeds.Wave;
import se.framdrift.model.Period;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;

/** Cases and statements from the sender to the series, on a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesIT {

  private final OutsideNode node;
  private final SurveyTool tool;

  CasesIT(DatabaseAddress address) {
    this.node = new OutsideNode(address, "a key for the tests only");
    this.tool = new SurveyTool(node);
  }

  @AfterAll
  void stop() throws Exception {
    node.close();
  }

  @Test
  void casesCountInAnyOrderOfTheirEventsAndOpenOnesAreMisses() {
    LocalDate tenth = LocalDate.now(Period.ZONE).minusMonths(2).withDayOfMonth(10); // all due in it
    Instant opened = tenth.atTime(12, 0).atZone(Period.ZONE).toInstant();
    String month = Wave.MONTH.of(tenth).text();
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(event("c" + i, "opened", opened).put("kind", "klotter").put("area", "centrum"));
      if (i < 6) { // in time, thanks to a pause of two days
        events.add(event("c" + i, "paused", opened.plus(Duration.ofHours(40))));
        events.add(event("c" + i, "resumed", opened.plus(Duration.ofHours(41))));
        events.add(event("c" + i, "closed", opened.plus(Duration.ofHours(48))));
      } else if (i < 9) {
        events.add(event("c" + i, "closed", opened.plus(Duration.ofHours(60))));
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < 3; i++) {
      Collections.shuffle(events, random);
      for (int from = 0; from < events.size(); from += 7) {
        List<JsonObject> some = events.subList(from, Math.min(events.size(), from + 7));
        HttpResponse<String> response =
            node.post("/api/v1/cases", new JsonObject().put("cases", new JsonArray(some)).encode());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      }
    }
    JsonObject wrong = event("c0", "closed", opened.minus(Duration.ofHours(1)));
    assertThat(
            node.post(
                    "/api/v1/cases",
                    new JsonObject().put("cases", new JsonArray().add(wrong)).encode())
                .body())
        .contains("before it was opened");

    node.release(OutsideNode.CASES);

    assertThat(tool.told("9999:graffiti-due", month).getDouble("value")).isEqualTo(12);
    assertThat(tool.told("9999:graffiti-in-time", month).getDouble("value")).isEqualTo(6);
    assertThat(tool.told("9999:graffiti-share-in-time", month).getDouble("value")).isEqualTo(50);
    assertThat(tool.told("9999:graffiti-open-overdue", month).getDouble("value")).isEqualTo(3);
    assertThat(tool.told("9999:graffiti-median-days", month).getDouble("value")).isEqualTo(2);
    assertThat(tool.told("9999:graffiti-due:area=landsbygd", month).getString("missing"))
        .isEqualTo("hidden");
    for (int i = 0; i < 12; i++) {
      assertThat(node.delete("/api/v1/cases/c" + i).body()).isEqualTo("{\"deleted\":1}");
    }
  }

  @Test
  void aCaseIsCountedWhenItsTimeIsOutThoughNothingArrives() {
    Instant opened = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant due = opened.plus(Duration.ofHours(48));
    String month = Wave.MONTH.of(LocalDate.ofInstant(due.minusNanos(1), Period.ZONE)).text();
    List<JsonObject> cases = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      cases.add(event("t" + i, "opened", opened).put("kind", "klotter"));
    }
    node.post("/api/v1/cases", new JsonObject().put("cases", new JsonArray(cases)).encode());
    node.release(OutsideNode.CASES);
    assertThat(node.sql("select pending from outside_wave where wave = '%s'".formatted(month)))
        .containsExactly("null");

    // the ledger takes no period that has not begun, so only the decision is looked at
    List<String> looked =
        node.outside().waves().due("9999", OutsideNode.CASES, due.plusSeconds(60)).await();
    assertThat(looked).contains(month);
    assertThat(
            node.outside().waves().due("9999", OutsideNode.CASES, opened.plusSeconds(60)).await())
        .doesNotContain(month);
    for (int i = 0; i < 5; i++) {
      node.delete("/api/v1/cases/t" + i);
    }
  }

  @Test
  void aStatementSentAgainMakesNoCommit() {
    String id =
        new JsonObject(
                node.operatorGet("/api/v1/commitments?municipality=9999&kind=milestone").body())
            .getJsonArray("items")
            .getJsonObject(0)
            .getString("id");
    String statement =
        new JsonObject()
            .put("state", "started")
            .put("date", "2026-01-15")
            .put("evidence", "KS 2026/12")
            .put("by", "Kommunstyrelsen")
            .encode();
    String path = "/api/v1/commitments/" + id + "/statements";
    HttpResponse<String> first = node.post(path, statement);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    for (int i = 0; i < 20; i++) {
      assertThat(node.post(path, statement).body()).isEqualTo(first.body());
    }
    assertThat(node.sql("select count(*) from statement where commitment = '%s'".formatted(id)))
        .containsExactly("1");
    assertThat(new JsonObject(first.body()).getLong("position")).isEqualTo(tool.position());
  }

  private static JsonObject event(String id, String event, Instant at) {
    return new JsonObject().put("id", id).put("event", event).put("at", at.toString());
  }
}
