package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.PastReads.answer;
import static se.framdrift.boot.PastReads.board;
import static se.framdrift.boot.PastReads.copied;
import static se.framdrift.boot.PastReads.items;
import static se.framdrift.boot.PastReads.kinds;
import static se.framdrift.boot.PastReads.reads;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/** What was known can be asked for, and the answer does not change. */
@ExtendWith(PostgresExtension.class)
class PastIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  static final String TAX = "1441:N00901";
  static final String COUNCIL = "lerum-trygghetsrad";
  private static final String PLAN = "lerum-handlingsplan-droger";
  private static final String PLAN_TITLE =
      "Action plan for schools on suspected drug use or gambling";
  private static final String CAMERAS = "lerum-trygghetskameror";

  @TempDir private static Path folder;
  private static Path seeds;
  private static Path dashboards;
  private static Program program;
  private static RunningServer server;

  @BeforeAll
  static void start(DatabaseAddress database) throws IOException {
    seeds = copied(Path.of("seeds"), folder.resolve("seeds"));
    dashboards = copied(Path.of("dashboards"), folder.resolve("dashboards"));
    program = program(database);
    server = program.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Program program(DatabaseAddress database) {
    return StoredTexts.programOn(database)
        .with("FRAMDRIFT_SEEDS", seeds.toString())
        .with("FRAMDRIFT_DASHBOARDS", dashboards.toString());
  }

  @Test
  void theBoardOfThePastIsTheBytesThatWereShownThen(DatabaseAddress database) throws IOException {
    TreeMap<Long, String> shown = new TreeMap<>();
    keep(shown);
    figure(30.25);
    keep(shown);
    figure(20.5);
    keep(shown);
    withdraw();
    keep(shown);
    report(COUNCIL, "started");
    keep(shown);
    retitle(CAMERAS, "More security cameras", "Cameras for safety");
    keep(shown);
    assertThat(shown).hasSizeGreaterThanOrEqualTo(6);

    shown.forEach((position, bytes) -> assertThat(board(server, position)).isEqualTo(bytes));
    TreeMap<String, String> answers = new TreeMap<>();
    for (long position : shown.keySet()) {
      reads(position).forEach(path -> answers.put(path, answer(server, path)));
    }
    figure(21.5);

    try (RunningServer other = program(database).start()) {
      answers.forEach((path, body) -> assertThat(answer(other, path)).as(path).isEqualTo(body));
    }
    server.close();
    server = program.start();
    shown.forEach((position, bytes) -> assertThat(board(server, position)).isEqualTo(bytes));
    answers.forEach((path, body) -> assertThat(answer(server, path)).as(path).isEqualTo(body));
  }

  @Test
  void textsAndRulesAreThoseOfThatPosition() throws IOException {
    long before = position();
    retitle(COUNCIL, "Safety council under the executive board", "A council for safety");
    long after = position();

    assertThat(title(COUNCIL, before)).isEqualTo("Safety council under the executive board");
    assertThat(title(COUNCIL, after)).isEqualTo("A council for safety");
    JsonObject echo =
        json("/api/v1/commitments/" + COUNCIL + "?asOf=" + before).getJsonObject("asOf");
    assertThat(echo.getLong("position")).isEqualTo(before);
    assertThat(title(COUNCIL, echo.getString("at")))
        .isEqualTo("Safety council under the executive board");
  }

  @Test
  void figuresOfThePastAreThoseThatWereKnown() {
    long before = position();
    figure(30.25);
    long first = position();
    figure(20.5);
    withdraw();

    assertThat(newest(before)).isNotEqualTo(30.25);
    assertThat(newest(first)).isEqualTo(30.25);
    JsonArray known =
        json("/api/v1/series/" + TAX + "/revisions?asOf=" + first).getJsonArray("items");
    assertThat(known.getJsonObject(0).getDouble("value")).isEqualTo(30.25);
    assertThat(known.getJsonObject(0).getValue("replacedAt")).isNull();
  }

  @Test
  void aBoardThatIsNoLongerPublicIsNotReadableInThePast() throws IOException {
    long then = position();
    assertThat(server.get("/api/v1/boards/lerum?asOf=" + then).statusCode()).isEqualTo(200);
    Path file = dashboards.resolve("lerum.yaml");
    Files.writeString(file, Files.readString(file).replace("public: true", "public: false"));
    until(() -> server.get("/api/v1/boards/lerum").statusCode() == 404);

    assertThat(reads(then))
        .allSatisfy(path -> assertThat(server.get(path).statusCode()).as(path).isEqualTo(404));
    assertThat(server.operatorGet("/api/v1/boards/lerum?asOf=" + then).statusCode()).isEqualTo(200);
    Files.writeString(file, Files.readString(file).replace("public: false", "public: true"));
    until(() -> server.get("/api/v1/boards/lerum").statusCode() == 200);
  }

  @Test
  void tellsWhatChangedAndWhyAndHowAStatusWent() throws IOException {
    long since = position();
    figure(31.25);
    figure(19.5);
    withdraw();
    report(PLAN, "stalled");
    retitle(PLAN, PLAN_TITLE, "Plan for schools");
    long to = position();
    String range = "/api/v1/changes?municipality=1441&since=" + since + "&asOf=" + to;

    List<JsonObject> all = items(json(range + "&limit=1000"));
    assertThat(kinds(all, TAX))
        .containsExactly("value revision", "value revision", "value withdrawal");
    JsonObject withdrawal =
        all.stream()
            .filter(each -> "withdrawal".equals(each.getString("what")))
            .findFirst()
            .orElseThrow();
    assertThat(withdrawal.getJsonObject("before").getDouble("value")).isEqualTo(19.5);
    assertThat(withdrawal.encode()).contains("the source has taken it back");
    assertThat(withdrawal.getJsonArray("affects")).contains("lerum-n00901");
    assertThat(kinds(all, PLAN)).contains("report first", "status changed", "text changed");
    JsonObject text =
        all.stream()
            .filter(each -> "text".equals(each.getString("kind")))
            .findFirst()
            .orElseThrow();
    assertThat(text.getJsonArray("fields").encode())
        .contains(PLAN_TITLE)
        .contains("Plan for schools");

    List<JsonObject> paged = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonObject page = json(range + "&limit=2" + (next.isEmpty() ? "" : "&after=" + next));
      paged.addAll(items(page));
      next = page.getString("next");
    }
    assertThat(paged).isEqualTo(all);
    assertThat(server.get(range + "&format=csv").body().lines().count()).isGreaterThan(all.size());

    List<JsonObject> history = items(json("/api/v1/commitments/" + PLAN + "/history?asOf=" + to));
    assertThat(history.getFirst().getJsonObject("cause").getString("kind")).isEqualTo("catalog");
    JsonObject last = history.getLast();
    assertThat(last.getString("state")).isEqualTo("stalled");
    assertThat(last.getJsonObject("cause").getString("kind")).isEqualTo("statement");
    assertThat(items(json("/api/v1/commitments/" + PLAN + "/history?asOf=" + since)))
        .hasSize(history.size() - 1);
  }

  /** Keeps the board that is the present one, at its position. */
  private static void keep(TreeMap<Long, String> shown) {
    String bytes = server.board("lerum");
    shown.put(new JsonObject(bytes).getLong("position"), bytes);
  }

  private static long position() {
    return new JsonObject(server.board("lerum")).getLong("position");
  }

  private static void figure(double value) {
    committed(
        server.post(
            "/api/v1/observations", Figures.body(List.of(new Figures.Row(TAX, 2024, value)))));
  }

  private static void withdraw() {
    committed(
        server.post(
            "/api/v1/withdrawals",
            new JsonObject()
                .put("series", TAX)
                .put("period", "2024")
                .put("reason", "the source has taken it back")
                .encode()));
  }

  private static void report(String id, String state) {
    committed(
        server.post(
            "/api/v1/commitments/" + id + "/statements",
            new JsonObject()
                .put("state", state)
                .put("date", "2025-03-01")
                .put("evidence", "KS 2025/123")
                .put("by", "Kommunstyrelsen")
                .encode()));
  }

  /** Waits until the board shows what was committed. */
  private static void committed(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    long committed = new JsonObject(response.body()).getLong("position");
    until(() -> position() >= committed);
  }

  private static void retitle(String id, String title, String next) throws IOException {
    Path file = seeds.resolve("lerum/commitments.yaml");
    String before = Files.readString(file);
    assertThat(before).contains(title);
    Files.writeString(file, before.replace(title, next));
    until(() -> title(id, position()).equals(next));
  }

  private static String title(String id, Object asOf) {
    return json("/api/v1/commitments/" + id + "?asOf=" + asOf)
        .getJsonObject("title")
        .getString("en");
  }

  private static double newest(long position) {
    JsonArray items =
        json("/api/v1/series/" + TAX + "/observations?asOf=" + position).getJsonArray("items");
    return items.stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("period").equals("2024"))
        .findFirst()
        .map(each -> each.getDouble("value"))
        .orElse(Double.NaN);
  }

  private static JsonObject json(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private static void until(Callable<Boolean> condition) {
    Wait.until(SOON, () -> "what was committed to be shown; " + server.said(), condition);
  }
}
