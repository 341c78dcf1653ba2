package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/**
 * Somebody who reads everything that two nodes tell, before and after a figure is withdrawn as
 * confidential, and then the database itself.
 */
@ExtendWith(PostgresExtension.class)
class ConfidentialIT {

  private static final String SERIES = "1441:N00901";
  private static final double FIRST = 17.3137;
  private static final double SECOND = 17.8619;

  /** Whole, or as it is rounded for people. */
  private static final Pattern SECRET =
      Pattern.compile("(?<![0-9])17[.,](31(37)?|86(19)?)(?![0-9])");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private final List<RunningServer> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(RunningServer::close);
  }

  @Test
  void nobodyIsToldAConfidentialFigureAgainAtAnyMomentByAnyNode(DatabaseAddress address)
      throws Exception {
    Program program = StoredTexts.programOn(address);
    RunningServer first = keep(program.start());
    RunningServer second = keep(StoredTexts.programOn(address).start());
    assertThat(everything(first)).noneMatch(ConfidentialIT::tells);
    String period = newest(first);
    long before = position(first, "1441");
    observe(first, period, FIRST);
    observe(first, period, SECOND);
    refuse(first, period);
    reach(second, first);

    List<String> told = everything(second);
    assertThat(told.stream().filter(ConfidentialIT::tells).count())
        .as("answers that tell it before")
        .isGreaterThan(8);

    String reason =
        "{\"series\":\"%s\",\"period\":\"%s\",\"reason\":\"confidential\",\"text\":\"röjer en person\",\"by\":\"Registrator\"}"
            .formatted(SERIES, period);
    HttpResponse<String> withdrawn = first.post("/api/v1/withdrawals", reason);
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
    assertThat(new JsonObject(withdrawn.body()).getInteger("revised")).isEqualTo(1);

    assertThat(everything(first)).noneMatch(ConfidentialIT::tells);
    assertThat(resumed(first, before)).doesNotMatch(SECRET.pattern());
    reach(second, first);
    assertThat(everything(second)).noneMatch(ConfidentialIT::tells);
    assertThat(past(first, period, before + 1))
        .containsEntry("missing", "hidden")
        .extractingByKey("withdrawn")
        .asString()
        .contains("confidential", "Registrator");
    second.killAlone();
    RunningServer again = keep(StoredTexts.programOn(address).start());
    assertThat(everything(again)).noneMatch(ConfidentialIT::tells);
    assertThat(again.board("mjolby")).isEqualTo(first.board("mjolby"));
    assertThat(again.board("lerum")).isEqualTo(first.board("lerum"));
    assertThat(StoredTexts.columns(address, "%17_%")).noneMatch(ConfidentialIT::tells);
    assertThat(StoredTexts.commits(address)).noneMatch(ConfidentialIT::tells);

    observe(first, period, 20.5);
    assertThat(present(first, period)).containsEntry("value", 20.5);
    assertThat(past(first, period, before + 1)).containsEntry("missing", "hidden");
  }

  private static boolean tells(String text) {
    return SECRET.matcher(text).find();
  }

  private RunningServer keep(RunningServer server) {
    running.add(server);
    return server;
  }

  /** The newest period that Mjölby is ranked at. */
  private static String newest(RunningServer server) {
    JsonArray values =
        new JsonObject(server.get("/api/v1/indicators/mjolby-n00901-rank/values").body())
            .getJsonArray("items");
    return values.getJsonObject(values.size() - 1).getString("period");
  }

  private static void observe(RunningServer server, String period, double value) {
    String row =
        "{\"observations\":[{\"series\":\"%s\",\"period\":\"%s\",\"value\":%s}]}"
            .formatted(SERIES, period, value);
    HttpResponse<String> answer = server.post("/api/v1/observations", row);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Wait.until(PATIENCE, () -> "it is shown", () -> told(server, value));
  }

  /** A row with the number that lands in quarantine. */
  private static void refuse(RunningServer server, String period) {
    String row =
        "{\"observations\":[{\"series\":\"%s\",\"period\":\"%s\",\"value\":%s,\"flag\":\"ZZ\"}]}"
            .formatted(SERIES, period, FIRST);
    assertThat(server.post("/api/v1/observations", row).statusCode()).isEqualTo(422);
  }

  private static boolean told(RunningServer server, double value) {
    return server.board("lerum").contains(Double.toString(value));
  }

  private static long position(RunningServer server, String municipality) {
    return new JsonObject(server.get("/api/v1/municipalities/" + municipality).body())
        .getLong("position");
  }

  private static void reach(RunningServer behind, RunningServer ahead) {
    for (String code : List.of("1441", "0586")) {
      Wait.until(
          PATIENCE,
          () -> code + " is followed",
          () -> position(behind, code) >= position(ahead, code));
    }
  }

  /**
   * Every answer that somebody can read of the two municipalities, now and at earlier positions.
   */
  private static List<String> everything(RunningServer server) {
    List<String> paths = new ArrayList<>();
    for (String board : List.of("lerum", "mjolby")) {
      paths.add("/api/v1/boards/" + board);
      paths.add("/api/v1/boards/" + board + "?format=csv");
    }
    long head = position(server, "1441");
    for (String code : List.of("1441", "0586")) {
      paths.add("/api/v1/municipalities/" + code);
      String of = "municipality=" + code + "&limit=500";
      paths.add("/api/v1/commitments?" + of);
      paths.add("/api/v1/indicators?" + of);
      for (String id : ids(server, "/api/v1/commitments?" + of)) {
        paths.add("/api/v1/commitments/" + id);
        paths.add("/api/v1/commitments/" + id + "/proof");
      }
      for (String id : ids(server, "/api/v1/indicators?" + of)) {
        paths.add("/api/v1/indicators/" + id);
        paths.add("/api/v1/indicators/" + id + "/values");
        paths.add("/api/v1/indicators/" + id + "/values?format=csv");
      }
    }
    String series = "/api/v1/series/" + SERIES;
    paths.add(series);
    paths.add(series + "/revisions");
    paths.add(series + "/observations?format=csv");
    for (long position = 1; position <= head; position++) {
      paths.add(series + "/observations?asOf=" + position);
      paths.add(series + "/observations?format=csv&asOf=" + position);
    }
    paths.add("/api/v1/quarantine");
    List<String> then = new ArrayList<>();
    for (String path : paths) {
      if (!path.contains("asOf=") && !path.endsWith("/revisions")) {
        then.add(path + (path.contains("?") ? "&" : "?") + "asOf=" + Math.max(1, head - 1));
      }
    }
    paths.addAll(then);
    for (String code : List.of("1441", "0586")) {
      paths.add("/api/v1/changes?since=1&limit=1000&municipality=" + code);
    }
    List<String> answers = new ArrayList<>();
    for (String path : paths) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isIn(200, 404); // 0586 may have fewer positions
      answers.add(answer.body());
      if (!path.contains("asOf=")) {
        answers.add(server.operatorGet(path).body());
      }
    }
    answers.add(server.operatorGet("/metrics").body());
    answers.add(server.said());
    return answers;
  }

  private static List<String> ids(RunningServer server, String path) {
    return new JsonObject(server.get(path).body())
        .getJsonArray("items").stream().map(each -> ((JsonObject) each).getString("id")).toList();
  }

  private static Map<String, Object> past(RunningServer server, String period, long position) {
    return figure(server, "?limit=1000&asOf=" + position, period);
  }

  private static Map<String, Object> present(RunningServer server, String period) {
    return figure(server, "?limit=1000", period);
  }

  private static Map<String, Object> figure(RunningServer server, String query, String period) {
    return new JsonObject(server.get("/api/v1/series/" + SERIES + "/observations" + query).body())
        .getJsonArray("items").stream()
            .map(each -> ((JsonObject) each).getMap())
            .filter(each -> period.equals(each.get("period")))
            .findFirst()
            .orElseThrow();
  }

  /** What a reader of the event stream gets who was last told of {@code position}. */
  private static String resumed(RunningServer server, long position) throws Exception {
    String epoch = new JsonObject(server.board("lerum")).getString("epoch");
    var client = java.net.http.HttpClient.newHttpClient();
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(server.address() + "/connection/uni_sse?channel=board:lerum"))
            .header("Last-Event-ID", epoch + ":" + position)
            .build();
    var response = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("data:")) {
        line = lines.readLine();
      }
      assertThat(line).contains("\"recovered\":true");
      return line;
    }
  }
}
