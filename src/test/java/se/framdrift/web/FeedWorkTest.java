package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.QuarantineFilter;

/** How feeds stand, their runs and what was refused, over HTTP. */
@ExtendWith(VertxExtension.class)
class FeedWorkTest {

  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] REPORTER = {"Authorization", "Bearer reporter"};
  private static final String KOLADA = "/api/v1/feeds/lerum-kolada";

  private final Functions functions = new Functions();
  private Listening server;
  private Listening open;

  @BeforeEach
  void listen(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(),
                        functions.writes(),
                        token ->
                            Future.succeededFuture(
                                Arrays.stream(Role.values())
                                    .filter(role -> role.code().equals(token))
                                    .findFirst()),
                        InstantSource.system())
                    .mount(router));
    open = Listening.on(vertx, router -> new PublicRoutes(Functions.reads()).mount(router));
  }

  @AfterEach
  void close() {
    server.close();
    open.close();
  }

  private static JsonObject answer(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private HttpResponse<String> delete(String path, String... headers) {
    return server.send(server.request(path).headers(headers).DELETE());
  }

  @Test
  void tellsTheOperatorWhatFailedAndThePublicOnlyThatItDid() {
    JsonObject inside = answer(server.get(KOLADA), 200).getJsonObject("health");
    assertThat(inside.getString("problem")).isEqualTo("500 from host-within.example");
    assertThat(inside.getInteger("failures")).isEqualTo(2);

    for (String path : List.of(KOLADA, "/api/v1/feeds")) {
      assertThat(open.get(path).body()).doesNotContain("host-within").contains("\"failing\"");
    }
    JsonObject health = answer(open.get(KOLADA), 200).getJsonObject("health");
    assertThat(health)
        .isEqualTo(
            new JsonObject(
                """
                {"state":"failing","lastSuccess":"%1$s","lastNews":"%1$s","rhythm":"P1Y","rhythmLearned":false,
                "nextExpected":"%2$s","lag":"PT1H","taken":12,"unchanged":3,"refused":1,
                "last":{"taken":2,"unchanged":0,"refused":0},"problem":null,
                "progress":{"done":40,"total":100,"unit":"rows","rate":2.0,"remaining":"PT30S"}}"""
                    .formatted(Lerum.AT, Lerum.AT.plusSeconds(3_600))));
  }

  @Test
  void findsAFeedByItsIdAndSaysWhenThereIsNone() {
    assertThat(answer(server.get(KOLADA + "?municipality=1441"), 200).getString("kind"))
        .isEqualTo("bundled");
    answer(server.get(KOLADA + "?municipality=0586"), 404);
    answer(server.get("/api/v1/feeds/none"), 404);
    answer(open.get("/api/v1/feeds/hemlig-kolada"), 404);
  }

  @Test
  void runsAFeedOnceAndSaysWhereToLook() {
    HttpResponse<String> begun = server.post(KOLADA + "/runs", "{}", OPERATOR);

    assertThat(answer(begun, 202).getString("channel")).isEqualTo("feeds:1441");
    assertThat(begun.headers().firstValue("location"))
        .hasValue("/api/v1/feeds/lerum-kolada/runs?municipality=1441");
    assertThat(answer(server.post(KOLADA + "/runs", "{}", OPERATOR), 409).getString("detail"))
        .contains("runs already");
    answer(server.post(KOLADA + "/runs", "{}", REPORTER), 403);
    answer(server.post("/api/v1/feeds/none/runs", "{}", OPERATOR), 404);
  }

  @Test
  void tellsHowRunsEnded() {
    JsonObject run =
        answer(server.get(KOLADA + "/runs", REPORTER), 200).getJsonArray("items").getJsonObject(0);

    assertThat(run.getString("outcome")).isEqualTo("failed");
    assertThat(run.getString("problem")).isEqualTo("500");
    answer(server.get(KOLADA + "/runs"), 401);
  }

  @Test
  void givesAllRefusedRowsOutAsLinesAndAsATable() {
    HttpResponse<String> lines = server.get("/api/v1/quarantine?format=ndjson", REPORTER);
    assertThat(lines.headers().firstValue("content-type")).hasValue("application/x-ndjson");
    assertThat(lines.body().lines()).hasSize(1);
    assertThat(new JsonObject(lines.body()).getString("raw")).isEqualTo("series=x");

    HttpResponse<String> table =
        server.get("/api/v1/quarantine?format=csv&bom=true&feed=push", REPORTER);
    assertThat(table.headers().firstValue("content-disposition").orElseThrow())
        .contains("framdrift-quarantine.csv");
    assertThat(table.body()).isEqualTo("refused push true");
    answer(server.get("/api/v1/quarantine?format=xml", REPORTER), 400);
  }

  @Test
  void filtersByTheFeedOfThePath() {
    assertThat(answer(server.get(KOLADA + "/quarantine", REPORTER), 200).getInteger("total"))
        .isZero();
    answer(server.get("/api/v1/feeds/none/quarantine", REPORTER), 404);
    assertThat(answer(server.get("/api/v1/quarantine/counts", REPORTER), 200).getInteger("rows"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"since=yesterday", "ids=a", "ids=1,-2", "limit=0", "what=ever"})
  void refusesAQuestionThatItDoesNotUnderstand(String query) {
    answer(server.get("/api/v1/quarantine?" + query, REPORTER), 400);
  }

  @Test
  void triesRowsAgainThatAreNamedOrMeant() {
    JsonObject told =
        answer(
            server.post(
                "/api/v1/quarantine/replay?field=value&since=2026-11-01",
                "{\"all\":true}",
                OPERATOR),
            200);
    assertThat(told.getInteger("accepted")).isEqualTo(2);
    assertThat(told.getInteger("remaining")).isEqualTo(1);
    answer(
        server.post(KOLADA + "/quarantine/replay", "{\"ids\":[4,5],\"before\":9}", OPERATOR), 200);

    assertThat(functions.replayed.getFirst().field()).isEqualTo("value");
    assertThat(String.valueOf(functions.replayed.getFirst().since()))
        .isEqualTo("2026-10-31T23:00:00Z");
    assertThat(functions.replayed.getLast())
        .isEqualTo(new QuarantineFilter("lerum-kolada", null, null, null, null, List.of(4L, 5L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"ids\":[]}",
        "{\"all\":false}",
        "{\"ids\":[1],\"all\":true}",
        "{\"al\":true}",
        "{\"all\":true,\"before\":\"x\"}",
        "[]"
      })
  void triesNothingAgainWhenItIsNotSaidWhat(String body) {
    answer(server.post("/api/v1/quarantine/replay", body, OPERATOR), 400);
    assertThat(functions.replayed).isEmpty();
  }

  @Test
  void removesOnlyWhatIsMeantAndOnlyForAnOperator() {
    answer(delete("/api/v1/quarantine", OPERATOR), 400);
    answer(delete("/api/v1/quarantine?feed=push", REPORTER), 403);
    assertThat(functions.removed).isEmpty();

    assertThat(answer(delete("/api/v1/quarantine?ids=4,7", OPERATOR), 200).getInteger("removed"))
        .isEqualTo(1);
    assertThat(functions.removed.getFirst().ids()).containsExactly(4L, 7L);
    assertThat(Optional.ofNullable(functions.removed.getFirst().feed())).isEmpty();
  }
}
