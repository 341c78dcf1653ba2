package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TAX = "1441:N00901";
  private static final String COUNCIL = "lerum-trygghetsrad";

  @TempDir private Path folder;
  private Path seeds;
  private Path dashboards;
  private Program program;
  private RunningServer server;

  @BeforeEach
  void start(DatabaseAddress database) throws IOException {
    seeds = copied(Path.of("seeds"), folder.resolve("seeds"));
    dashboards = copied(Path.of("dashboards"), folder.resolve("dashboards"));
    program = program(database);
    server = program.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Program program(DatabaseAddress database) {
    String password = URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    return Program.fresh()
        .with("FRAMDRIFT_SEEDS", seeds.toString())
        .with("FRAMDRIFT_DASHBOARDS", dashboards.toString())
        .with(
            "FRAMDRIFT_DATABASE_URL",
            "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                    database.user(),
                    password,
                    database.host(),
                    database.port(),
                    database.database()));
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
    report();
    keep(shown);
    retitle("Safety council under the executive board", "A council for safety");
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
    retitle("Safety council under the executive board", "A council for safety");
    long after = position();

    assertThat(title(before)).isEqualTo("Safety council under the executive board");
    assertThat(title(after)).isEqualTo("A council for safety");
    JsonObject echo =
        json("/api/v1/commitments/" + COUNCIL + "?asOf=" + before).getJsonObject("asOf");
    assertThat(echo.getLong("position")).isEqualTo(before);
    assertThat(title(echo.getString("at"))).isEqualTo("Safety council under the executive board");
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
  }

  private static List<String> reads(long position) {
    return Stream.of(
            "municipalities/1441",
            "municipalities?municipality=1441",
            "commitments?municipality=1441",
            "commitments/" + COUNCIL,
            "commitments/" + COUNCIL + "/proof",
            "indicators?municipality=1441",
            "indicators/lerum-n00901",
            "indicators/lerum-n00901/values",
            "indicators/lerum-n00901/values?format=csv",
            "series?municipality=1441",
            "series/" + TAX,
            "series/" + TAX + "/observations",
            "series/" + TAX + "/observations?format=csv",
            "series/" + TAX + "/revisions",
            "boards?municipality=1441",
            "boards/lerum",
            "boards/lerum?format=csv",
            "feeds?municipality=1441")
        .map(path -> "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "asOf=" + position)
        .toList();
  }

  private static String answer(RunningServer node, String path) {
    HttpResponse<String> response = node.get(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("cache-control"))
        .as(path)
        .hasValue("public, max-age=600, immutable");
    return response.body();
  }

  private static String board(RunningServer node, long position) {
    return answer(node, "/api/v1/boards/lerum?asOf=" + position);
  }

  /** Keeps the board that is the present one, at its position. */
  private void keep(TreeMap<Long, String> shown) {
    String bytes = server.board("lerum");
    shown.put(new JsonObject(bytes).getLong("position"), bytes);
  }

  private long position() {
    return new JsonObject(server.board("lerum")).getLong("position");
  }

  private void figure(double value) {
    committed(
        server.post(
            "/api/v1/observations", Figures.body(List.of(new Figures.Row(TAX, 2024, value)))));
  }

  private void withdraw() {
    committed(
        server.post(
            "/api/v1/withdrawals",
            new JsonObject()
                .put("series", TAX)
                .put("period", "2024")
                .put("reason", "the source has taken it back")
                .encode()));
  }

  private void report() {
    committed(
        server.post(
            "/api/v1/commitments/" + COUNCIL + "/statements",
            new JsonObject()
                .put("state", "started")
                .put("date", "2025-03-01")
                .put("evidence", "KS 2025/123")
                .put("by", "Kommunstyrelsen")
                .encode()));
  }

  /** Waits until the board shows what was committed. */
  private void committed(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    long committed = new JsonObject(response.body()).getLong("position");
    until(() -> position() >= committed);
  }

  private void retitle(String title, String next) throws IOException {
    Path file = seeds.resolve("lerum/commitments.yaml");
    String before = Files.readString(file);
    assertThat(before).contains(title);
    Files.writeString(file, before.replace(title, next));
    until(() -> title(position()).equals(next));
    long now = position();
    until(() -> position() >= now);
  }

  private String title(Object asOf) {
    return json("/api/v1/commitments/" + COUNCIL + "?asOf=" + asOf)
        .getJsonObject("title")
        .getString("en");
  }

  private double newest(long position) {
    JsonArray items =
        json("/api/v1/series/" + TAX + "/observations?asOf=" + position).getJsonArray("items");
    return items.stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("period").equals("2024"))
        .findFirst()
        .map(each -> each.getDouble("value"))
        .orElse(Double.NaN);
  }

  private JsonObject json(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private void until(Callable<Boolean> condition) {
    Wait.until(SOON, () -> "what was committed to be shown; " + server.said(), condition);
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
    return to;
  }
}
