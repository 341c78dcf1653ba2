package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.SurveyTool.DARK;
import static se.framdrift.boot.SurveyTool.RESPONSES;
import static se.framdrift.boot.SurveyTool.WOMEN;
import static se.framdrift.boot.SurveyTool.answer;
import static se.framdrift.boot.SurveyTool.answers;
import static se.framdrift.boot.SurveyTool.body;
import static se.framdrift.boot.SurveyTool.ids;
import static se.framdrift.boot.SurveyTool.period;
import static se.framdrift.boot.SurveyTool.quartersAgo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import se.framdrift.disclosure.Part;
import se.framdrift.disclosure.Releases;
import se.framdrift.model.Period;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.OutsideWaves;
import se.framdrift.testing.PostgresExtension;

/** Answers and cases from the sender to the series, on a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyIT {

  private static final String KEY = "a key for the tests only";
  private final DatabaseAddress address;
  private final OutsideNode node;
  private final SurveyTool tool;

  SurveyIT(DatabaseAddress address) {
    this.address = address;
    this.node = new OutsideNode(address, KEY);
    this.tool = new SurveyTool(node);
  }

  /** Each test has periods of its own, and leaves nothing outside the ledger. */
  @AfterEach
  void nothingIsLeft() {
    assertThat(node.sql("select id from outside_row")).isEmpty();
  }

  @AfterAll
  void stop() throws Exception {
    node.close();
  }

  @Test
  void whatIsDeletedIsGoneAndWhatFallsBelowTheThresholdIsHidden() {
    LocalDate day = quartersAgo(2);
    List<JsonObject> women = answers("w", 8, day, "K");
    List<JsonObject> men = answers("m", 8, day, "M");
    assertThat(tool.posted(women).getInteger("accepted")).isEqualTo(8);
    tool.posted(men);
    node.release(OutsideNode.SURVEY);

    JsonObject total = tool.told(DARK, period(day));
    assertThat(total.getDouble("value")).isEqualTo(75);
    assertThat(total.getInteger("n")).isEqualTo(16);
    assertThat(total.getDouble("margin")).isBetween(15.0, 30.0);
    assertThat(tool.told(WOMEN, period(day)).getDouble("value")).isEqualTo(75);

    tool.removed(ids(women));
    assertThat(node.sql("select content from outside_row"))
        .hasSize(8)
        .noneMatch(each -> each.contains("\"K\""));
    String pending =
        "select sum(count) from outside_gone where left_at = 0 and wave = '%s'"
            .formatted(period(day));
    assertThat(node.sql(pending)).containsExactly("8");
    node.release(OutsideNode.SURVEY);

    assertThat(tool.told(WOMEN, period(day)).getString("missing")).isEqualTo("hidden");
    assertThat(tool.told(WOMEN, period(day)).getDouble("value")).isNull();
    assertThat(tool.told(DARK, period(day)).getInteger("n")).isEqualTo(8);
    tool.removed(ids(men));
    node.release(OutsideNode.SURVEY);

    assertThat(tool.told(DARK, period(day)).getString("missing")).isEqualTo("hidden");
    assertThat(node.sql("select id from outside_row")).isEmpty();
    assertThat(node.delete(RESPONSES + "/w0").body()).isEqualTo("{\"deleted\":0}");
  }

  @Test
  void theSameAnswerAgainChangesNothingAndAnotherReplacesIt() {
    LocalDate day = quartersAgo(3);
    List<JsonObject> rows = answers("a", 6, day, "K");
    tool.posted(rows);
    for (int i = 0; i < 30; i++) {
      JsonObject again = tool.posted(rows);
      assertThat(again.getInteger("unchanged")).isEqualTo(6);
      assertThat(again.getInteger("accepted")).isZero();
    }
    JsonObject changed = answer("a0", day, "mycket-otrygg", "K");

    assertThat(tool.posted(List.of(changed)).getInteger("revised")).isEqualTo(1);
    assertThat(node.sql("select count(*) from outside_row")).containsExactly("6");
    String lines = changed.encode() + "\nHemliga Hilda\n" + rows.get(1).encode() + "\n";
    JsonObject read = new JsonObject(node.postLines(RESPONSES, lines).body());
    assertThat(read.getInteger("unchanged")).isEqualTo(2);
    assertThat(read.getJsonArray("rejected").getJsonObject(0).getInteger("row")).isEqualTo(2);
    node.release(OutsideNode.SURVEY);
    long position = tool.position();
    node.release(OutsideNode.SURVEY);
    assertThat(tool.position()).as("nothing new, nothing committed").isEqualTo(position);
    tool.removed(ids(rows));
  }

  @Test
  void nothingThatIdentifiesAnybodyIsKeptLoggedOrAnswered() {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Level level = root.getLevel();
    root.setLevel(Level.DEBUG);
    root.addAppender(logged);
    try {
      LocalDate day = quartersAgo(4);
      List<JsonObject> rows = new ArrayList<>(answers("hilda.hemlig@example.org#", 6, day, "K"));
      rows.add(answer("x1", day, "ganska-trygg", "K").put("name", "Hilda Hemlig"));
      rows.add(answer("x2", day, "hemligt otrygg", "K"));
      rows.add(answer("x3", day, "ganska-trygg", "hemligt kön"));
      rows.add(answer("x4", day, "ganska-trygg", "K").put("hemlig-nyckel", 1));
      rows.add(answer("x5", day, "ganska-trygg", "K").put("ip", "192.0.2.77"));
      StringBuilder answered = new StringBuilder();
      answered.append(node.post(RESPONSES, body(rows)).body());
      answered.append(node.post(RESPONSES, "{\"responses\": hemligt").body());
      answered.append(node.post(RESPONSES, "{\"hemligt\": 1}").body());
      answered.append(node.post(RESPONSES, body(List.of(rows.getLast()))).body());
      node.release(OutsideNode.SURVEY);
      answered.append(node.operatorGet("/api/v1/quarantine?limit=1000").body());
      answered.append(node.operatorGet("/api/v1/surveys").body());
      answered.append(node.operatorGet("/metrics").body());

      assertThat(answered).contains("says who somebody is").contains("\"accepted\":6");
      assertThat(node.sql("select raw from quarantine where feed = '" + OutsideNode.SURVEY + "'"))
          .hasSizeGreaterThanOrEqualTo(5)
          .containsOnly("");
      String kept = node.everything();
      root.detachAppender(logged);
      String log =
          told(logged).stream()
              .map(each -> each.getFormattedMessage() + each.getThrowableProxy())
              .reduce("", (a, b) -> a + "\n" + b);
      for (String place : List.of(answered.toString(), kept, log)) {
        assertThat(place.toLowerCase(java.util.Locale.ROOT))
            .doesNotContain("hemlig")
            .doesNotContain("hilda")
            .doesNotContain("192.0.2.77")
            .doesNotContain(day + "t13:14")
            .doesNotContain(day + " 13:14")
            .doesNotContain("13:14:15");
      }
      assertThat(kept).contains("ganska-trygg").contains(day.toString());
      rows.subList(0, 6)
          .forEach(row -> node.delete(RESPONSES + "/" + row.getString("id").replace("#", "%23")));
    } finally {
      root.detachAppender(logged);
      root.setLevel(level);
    }
  }

  /** Threads may be about to tell it more. */
  private static List<ILoggingEvent> told(ListAppender<ILoggingEvent> logged) {
    synchronized (logged) {
      return List.copyOf(logged.list);
    }
  }

  @Test
  void anOperatorSeesCountsInMultiplesOfTheThresholdOnly() {
    LocalDate day = quartersAgo(5);
    List<JsonObject> rows = answers("c", 13, day, "K");
    tool.posted(rows);

    JsonArray items =
        new JsonObject(node.operatorGet("/api/v1/surveys").body()).getJsonArray("items");
    JsonObject period =
        items.stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("id").equals(OutsideNode.SURVEY))
            .flatMap(each -> each.getJsonArray("periods").stream())
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("period").equals(period(day)))
            .findFirst()
            .orElseThrow();
    assertThat(period.getInteger("atLeast")).isEqualTo(10);
    tool.removed(ids(rows));
  }

  @Test
  void aNodeThatFallsOverBetweenDecidingAndCommittingSendsTheSameCellsLater() {
    LocalDate day = quartersAgo(6);
    Outside.Declared declared = node.declared(OutsideNode.SURVEY);
    List<JsonObject> rows = answers("f", 6, day, "M");
    tool.posted(rows);
    Instant now = node.outside().now().await();
    node.outside()
        .waves()
        .release(
            "9999",
            OutsideNode.SURVEY,
            period(day),
            now,
            held ->
                new OutsideWaves.Decision(
                    Releases.next(
                        declared.feed().plan(),
                        Period.parse(period(day)),
                        true,
                        held.standing(),
                        held.rows().stream()
                            .map(
                                row ->
                                    new Part(
                                        declared.feed().contributions(row.content(), now),
                                        row.mark()))
                            .toList(),
                        held.gone()),
                    null))
        .await();
    assertThat(tool.told(DARK, period(day)).isEmpty()).isTrue();
    tool.posted(answers("g", 1, day, "M"));

    node.release(OutsideNode.SURVEY);

    assertThat(tool.told(DARK, period(day)).getInteger("n")).as("as it was decided").isEqualTo(6);
    assertThat(node.sql("select wave from outside_wave where pending is not null")).isEmpty();
    tool.removed(ids(rows));
    tool.removed(List.of("g0"));
  }

  @Test
  void aMovedAnswerLeavesItsOldPeriod() {
    LocalDate day = quartersAgo(7);
    LocalDate other = quartersAgo(8);
    List<JsonObject> rows = answers("v", 10, day, "M");
    tool.posted(rows);
    node.release(OutsideNode.SURVEY);
    assertThat(tool.told(DARK, period(day)).getInteger("n")).isEqualTo(10);

    List<JsonObject> moved = answers("v", 6, other, "M");
    assertThat(tool.posted(moved).getInteger("revised")).isEqualTo(6);
    node.release(OutsideNode.SURVEY);

    assertThat(tool.told(DARK, period(day)).getString("missing")).isEqualTo("hidden");
    assertThat(tool.told(DARK, period(other)).getInteger("n")).isEqualTo(6);
    tool.removed(ids(rows));
  }

  @Test
  void aNodeWithAnotherKeyTakesNothing() throws Exception {
    tool.posted(List.of(answer("k", quartersAgo(9), "ganska-trygg", "K")));
    try (OutsideNode other = new OutsideNode(address, "another key, also long")) {
      HttpResponse<String> response =
          other.post(RESPONSES, body(answers("k", 1, quartersAgo(9), "K")));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("FRAMDRIFT_OUTSIDE_KEY");
      assertThat(node.sql("select count(*) from outside_row")).containsExactly("1");
    }
    tool.removed(List.of("k"));
  }

  @Test
  void twoNodesMakeOneReleaseOfOneWave() throws Exception {
    LocalDate day = quartersAgo(12);
    List<JsonObject> rows = answers("n", 9, day, "K");
    node.release(OutsideNode.SURVEY); // what other tests have left
    tool.posted(rows);
    try (OutsideNode other = new OutsideNode(address, KEY)) {
      long before = tool.position();
      List<Thread> threads = new ArrayList<>();
      for (OutsideNode each : List.of(node, other, node, other)) {
        threads.add(Thread.ofVirtual().start(() -> each.release(OutsideNode.SURVEY)));
      }
      for (Thread each : threads) {
        each.join();
      }

      assertThat(tool.position()).isEqualTo(before + 1);
      assertThat(tool.told(DARK, period(day)).getInteger("n")).isEqualTo(9);
      assertThat(
              node.sql(
                  "select standing::json ->> 'release' from outside_wave where wave = '%s'"
                      .formatted(period(day))))
          .containsExactly("1");
    }
    tool.removed(ids(rows));
  }

  @Test
  void twentyThousandAnswersAreTakenAndReleased() {
    LocalDate day = quartersAgo(14);
    Random random = new Random(5);
    List<JsonObject> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(
          answer("s" + i, day, random.nextInt(3) == 0 ? "mycket-otrygg" : "mycket-trygg", "K")
              .put("weight", 1 + random.nextInt(3)));
    }
    assertThat(tool.posted(rows).getInteger("accepted")).isEqualTo(20_000);
    node.release(OutsideNode.SURVEY);

    assertThat(tool.told(DARK, period(day)).getInteger("n")).isEqualTo(20_000);
    assertThat(tool.told(DARK, period(day)).getDouble("value")).isBetween(64.0, 69.0);
    assertThat(
            node.sql(
                "delete from outside_row where wave = '%s' returning 1".formatted(period(day))))
        .hasSize(20_000);
  }

  @Test
  void anUnknownSurveyIsNotFoundAndATokenIsNeeded() {
    assertThat(node.post("/api/v1/surveys/none/responses", body(List.of())).statusCode())
        .isEqualTo(404);
    assertThat(node.post(RESPONSES, "nothing").statusCode()).isEqualTo(400);
    assertThat(node.post(RESPONSES, body(List.of(new JsonObject().put("id", "x")))).statusCode())
        .isEqualTo(422);
  }
}
