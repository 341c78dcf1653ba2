package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Fact;
import se.framdrift.model.Statement;
import se.framdrift.model.Withdrawal;
import se.framdrift.problem.Problem;

@ExtendWith(VertxExtension.class)
class OperatorRoutesTest {

  private static final String STATEMENTS = "/api/v1/commitments/lerum-samverka/statements";
  private static final String[] REPORTER = {"Authorization", "Bearer reporter-token"};
  private static final String GOOD =
      """
      {"state":"started","date":"2025-03-01","evidence":" KS 2025/123 ",\
      "link":"https://www.lerum.se/ks","by":"Kommunstyrelsen","comment":null}""";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  private final Functions functions = new Functions();
  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(), functions.writes(), OperatorRoutesTest::role, now::get)
                    .mount(router));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Future<Optional<Role>> role(String token) {
    return Future.succeededFuture(
        switch (token) {
          case "feed-token" -> Optional.of(Role.FEED);
          case "reporter-token" -> Optional.of(Role.REPORTER);
          case "operator-token" -> Optional.of(Role.OPERATOR);
          default -> Optional.empty();
        });
  }

  private JsonObject problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    return new JsonObject(response.body());
  }

  private HttpResponse<String> signIn() {
    HttpResponse<String> response =
        server.post("/api/v1/session", "{\"token\":\"operator-token\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response;
  }

  private static String cookie(HttpResponse<String> signedIn) {
    return signedIn.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
  }

  private static String csrf(HttpResponse<String> signedIn) {
    return new JsonObject(signedIn.body()).getString("csrf");
  }

  @Test
  void refusesHalfACharacterWhichNoLedgerCouldHold() {
    String half = GOOD.replace("KS 2025/123", "KS \\ud83d 2025/123");

    JsonObject problem = problem(server.post(STATEMENTS, half, REPORTER), 422);

    assertThat(problem.getJsonArray("rejected").getJsonObject(0).getString("field"))
        .isEqualTo("evidence");
    assertThat(functions.stated).isEmpty();
  }

  @Test
  void recordsAReport() {
    HttpResponse<String> response = server.post(STATEMENTS, GOOD, REPORTER);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(new JsonObject(response.body()).getLong("position")).isEqualTo(13);
    assertThat(functions.stated)
        .containsExactly(
            new Statement(
                "lerum-samverka",
                Statement.State.STARTED,
                LocalDate.parse("2025-03-01"),
                "KS 2025/123",
                "https://www.lerum.se/ks",
                "Kommunstyrelsen",
                null));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state    | "finished"
          state    | null
          date     | "2026-11-23"
          date     | "i går"
          date     | 20250301
          evidence | "   "
          evidence | null
          link     | "javascript:alert(1)"
          link     | "ftp://lerum.se/x"
          link     | "/local"
          link     | "https://user:secret@lerum.se/"
          by       | ""
          comment  | 7
          colour   | "red"
          """)
  void refusesAReportInWords(String field, String value) {
    String body =
        new JsonObject(GOOD)
            .put(field, new JsonObject("{\"v\":" + value + "}").getValue("v"))
            .encode();
    JsonObject problem = problem(server.post(STATEMENTS, body, REPORTER), 422);

    JsonObject rejected = problem.getJsonArray("rejected").getJsonObject(0);
    assertThat(rejected.getString("field")).isEqualTo(field);
    assertThat(rejected.getString("problem")).isNotBlank();
    assertThat(rejected.getString("expected")).isNotBlank();
    assertThat(functions.stated).isEmpty();
  }

  @Test
  void takesTodayByTheCalendarOfStockholm() {
    now.set(Instant.parse("2026-11-22T23:30:00Z"));
    String body = new JsonObject(GOOD).put("date", "2026-11-23").encode();

    assertThat(server.post(STATEMENTS, body, REPORTER).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesEvidenceThatIsTooLong() {
    String body = new JsonObject(GOOD).put("evidence", "x".repeat(501)).encode();

    problem(server.post(STATEMENTS, body, REPORTER), 422);
  }

  @Test
  void doesNotKnowACommitmentThatIsNotDeclared() {
    problem(server.post("/api/v1/commitments/none/statements", GOOD, REPORTER), 404);
  }

  @Test
  void asksForTheRole() {
    var response = server.post(STATEMENTS, GOOD, "Authorization", "Bearer feed-token");

    assertThat(problem(response, 403).getString("detail")).contains("reporter");
    assertThat(functions.stated).isEmpty();
  }

  @Test
  void takesAFigureBackThatIsThere() {
    String body = "{\"series\":\"1441:N00901\",\"period\":\"2022\",\"reason\":\"fel underlag\"}";
    HttpResponse<String> response = server.post("/api/v1/withdrawals", body, REPORTER);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(new JsonObject(response.body()).getInteger("revised")).isEqualTo(1);
    assertThat(functions.withdrawn)
        .extracting(Fact.Withdrawn::reason, Fact.Withdrawn::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Withdrawal.Code.OTHER, "fel underlag"));
  }

  @Test
  void takesNoFigureBackThatIsNotThereOrWithoutAReason() {
    String unknown = "{\"series\":\"1441:N00901\",\"period\":\"2019\",\"reason\":\"fel\"}";
    String silent = "{\"series\":\"1441:N00901\",\"period\":\"2022\",\"reason\":\" \"}";

    problem(server.post("/api/v1/withdrawals", unknown, REPORTER), 404);
    problem(server.post("/api/v1/withdrawals", silent, REPORTER), 422);
    assertThat(functions.withdrawn).isEmpty();
  }

  @Test
  void showsRefusedRowsToThoseWhoMaySeeThem() {
    JsonObject list = new JsonObject(server.get("/api/v1/quarantine", REPORTER).body());

    assertThat(list.getInteger("total")).isEqualTo(1);
    assertThat(list.getJsonArray("items").getJsonObject(0).getString("raw")).isEqualTo("series=x");
    problem(server.get("/api/v1/quarantine"), 401);
  }

  @Test
  void readsWithoutThePublicFilter() {
    JsonObject list = new JsonObject(server.get("/api/v1/municipalities").body());

    assertThat(list.getInteger("total")).isEqualTo(2);
    assertThat(list.getJsonArray("items").getJsonObject(1).getBoolean("simulated")).isTrue();
  }

  @Test
  void tellsWhetherItLivesAndIsReady() {
    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    functions.ready =
        Future.failedFuture(
            new Problem.Unavailable("Lerum is not followed yet.", Duration.ofSeconds(2))
                .asFailure());

    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> response = server.get("/health/ready");
    problem(response, 503);
    assertThat(response.headers().firstValue("retry-after")).hasValue("2");
  }

  @Test
  void showsItsMeasurements() {
    assertThat(server.get("/metrics").body()).isEqualTo("framdrift_up 1\n");
  }

  @Test
  void signsABrowserInWithACookieThatNoScriptReads() {
    String cookie = signIn().headers().firstValue("set-cookie").orElseThrow();

    assertThat(cookie)
        .startsWith("framdrift-session=")
        .containsIgnoringCase("; HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/")
        .contains("Max-Age=28800");
    assertThat(cookie).doesNotContain("operator-token");
  }

  @Test
  void letsTheSignedInPageWriteWithItsCsrfToken() {
    HttpResponse<String> signedIn = signIn();

    HttpResponse<String> response =
        server.post(STATEMENTS, GOOD, "Cookie", cookie(signedIn), "X-CSRF-Token", csrf(signedIn));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  @Test
  void refusesAWriteOfABrowserWithoutOrWithAnothersCsrfToken() {
    HttpResponse<String> mine = signIn();
    String cookie = cookie(mine);
    String others = csrf(signIn());

    problem(server.post(STATEMENTS, GOOD, "Cookie", cookie), 403);
    problem(server.post(STATEMENTS, GOOD, "Cookie", cookie, "X-CSRF-Token", others), 403);
    problem(server.post("/api/v1/observations", "{\"observations\":[]}", "Cookie", cookie), 403);
    assertThat(functions.stated).isEmpty();
    assertThat(functions.taken).isEmpty();
  }

  @Test
  void endsASessionAtSignOutAndAfterEightHours() {
    HttpResponse<String> first = signIn();
    HttpResponse<String> out =
        server.send(
            server
                .request("/api/v1/session")
                .headers("Cookie", cookie(first), "X-CSRF-Token", csrf(first))
                .DELETE());
    assertThat(out.statusCode()).isEqualTo(204);
    problem(server.get("/api/v1/session", "Cookie", cookie(first)), 401);

    HttpResponse<String> second = signIn();
    assertThat(server.get("/api/v1/session", "Cookie", cookie(second)).statusCode()).isEqualTo(200);
    now.set(now.get().plus(Duration.ofHours(8)));
    problem(server.get("/api/v1/session", "Cookie", cookie(second)), 401);
  }

  @Test
  void slowsDownWhoeverGuessesButNotThoseWhoWereRight() {
    assertThat(server.post(STATEMENTS, GOOD, REPORTER).statusCode()).isEqualTo(200);
    for (int i = 0; i < Attempts.FORGIVEN; i++) {
      problem(server.post("/api/v1/session", "{\"token\":\"guess-" + i + "\"}"), 401);
    }

    HttpResponse<String> next = server.post("/api/v1/session", "{\"token\":\"operator-token\"}");
    problem(next, 429);
    assertThat(next.headers().firstValue("retry-after")).hasValue("300");
    assertThat(server.post(STATEMENTS, GOOD, REPORTER).statusCode()).isEqualTo(200);

    now.set(now.get().plus(Attempts.WAIT));
    assertThat(signIn().statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"token\":7}", "[]", "nope", ""})
  void refusesASignInWithoutAToken(String body) {
    problem(server.post("/api/v1/session", body), 400);
  }

  @Test
  void refusesALargeReport() {
    String body = new JsonObject(GOOD).put("comment", "x".repeat(70_000)).encode();

    problem(server.post(STATEMENTS, body, REPORTER), 413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/operator", "/operator/", "/operator/index.html"})
  void servesTheOperatorsPage(String path) {
    assertThat(server.get(path).body()).contains("operator");
  }

  @Test
  void refusesOtherMethods() {
    HttpResponse<String> response =
        server.send(server.request("/api/v1/boards").PUT(BodyPublishers.ofString("{}")));

    problem(response, 405);
  }
}
