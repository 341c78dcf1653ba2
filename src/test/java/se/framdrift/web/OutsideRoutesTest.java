package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.pipeline.Intake;
import se.framdrift.testing.Wait;

@ExtendWith(VertxExtension.class)
class OutsideRoutesTest {

  private static final String RESPONSES = "/api/v1/surveys/lerum-survey/responses";
  private static final String[] FEED = {"Authorization", "Bearer feed-token"};

  private final Functions functions = new Functions();
  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(),
                        functions.writes(),
                        TokenCheck.of("feed-token", Role.FEED),
                        InstantSource.system())
                    .mount(router));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void handsRowsOverAsTheyAre() {
    String body = "{\"responses\":[{\"id\":\"a\",\"answers\":{\"q\":1}},7]}";

    HttpResponse<String> response = server.post(RESPONSES, body, FEED);

    assertThat(new JsonObject(response.body()).getInteger("accepted")).isEqualTo(2);
    assertThat(functions.sent)
        .containsExactly(
            new JsonObject().put("id", "a").put("answers", new JsonObject().put("q", 1)), 7);
    assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
  }

  @Test
  void readsALineAtATimeAndGivesWhatIsNoObjectAsNothing() {
    HttpResponse<String> response =
        server.send(
            server
                .request("/api/v1/cases")
                .header("Content-Type", "application/x-ndjson; charset=utf-8")
                .headers(FEED)
                .POST(BodyPublishers.ofString("{\"id\":\"a\"}\r\n\n[1]\n{\"id\":\n")));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(functions.sent).containsExactly(new JsonObject().put("id", "a"), null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hilda",
        "[]",
        "{\"responses\":\"Hilda\"}",
        "{\"answers\":[\"Hilda\"]}",
        "{\"responses\":[],\"Hilda\":1}",
        "{\"responses\":[{\"id\":\"Hilda\""
      })
  void repeatsNothingOfABodyThatCannotBeRead(String body) {
    HttpResponse<String> response = server.post(RESPONSES, body, FEED);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("{\\\"responses\\\":[…]}").doesNotContain("Hilda");
    assertThat(functions.sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {RESPONSES, "/api/v1/cases"})
  void waitsForRoomAndKeepsItUntilItIsAnswered(String path, Vertx vertx) throws Exception {
    Room room = new Room(100, Duration.ofMillis(300));
    Promise<Intake> answer = Promise.promise();
    AtomicInteger taken = new AtomicInteger();
    OutsideRoutes.Take take =
        (_, _) -> {
          taken.incrementAndGet();
          return answer.future();
        };
    OutsideRoutes.Outside some = functions.writes().outside();
    OutsideRoutes routes =
        new OutsideRoutes(
            new OutsideRoutes.Outside(
                take,
                take,
                some.deleteAnswer(),
                some.deleteCase(),
                some.surveys(),
                some.releases()),
            room);
    Access access =
        new Access(TokenCheck.of("feed-token", Role.FEED), InstantSource.fixed(Sending.NOW));
    try (Listening narrow =
        Listening.on(
            vertx,
            router -> {
              ProblemDetails.on(router);
              routes.mount(router, access);
            })) {
      String list = path.equals(RESPONSES) ? "responses" : "cases";
      String body = "{\"%s\":[{\"id\":\"%s\"}]}".formatted(list, "a".repeat(60));
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(
              () -> narrow.post(path, body, FEED), task -> Thread.ofVirtual().start(task));
      Wait.until(Duration.ofMinutes(1), () -> "the first", () -> taken.get() == 1);

      assertThat(room.taken()).isEqualTo(body.length());
      assertThat(narrow.post(path, body, FEED).statusCode()).isEqualTo(503);

      answer.complete(new Intake(1, 0, 0, List.of(), new TreeMap<>()));
      assertThat(first.get().statusCode()).isEqualTo(200);
      Wait.until(
          Duration.ofMinutes(1), () -> "given back " + room.taken(), () -> room.taken() == 0);
      assertThat(taken).hasValue(1);
    }
  }

  @Test
  void needsARoleAndJson() {
    assertThat(server.post(RESPONSES, "{}").statusCode()).isEqualTo(401);
    assertThat(server.get("/api/v1/surveys", FEED).statusCode()).isEqualTo(403);
    assertThat(server.get("/api/v1/surveys/lerum-survey/releases", FEED).statusCode())
        .isEqualTo(403);
    assertThat(
            server
                .send(
                    server
                        .request(RESPONSES)
                        .header("Content-Type", "text/csv")
                        .headers(FEED)
                        .POST(BodyPublishers.ofString("id")))
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void deletesByTheSendersId() {
    assertThat(deleted(RESPONSES + "/a")).isEqualTo("{\"deleted\":1}");
    assertThat(deleted(RESPONSES + "/b")).isEqualTo("{\"deleted\":0}");
    assertThat(deleted("/api/v1/cases/a?feed=lerum-cases")).isEqualTo("{\"deleted\":1}");
    assertThat(deleted(RESPONSES + "/" + "a".repeat(500))).isEqualTo("{\"deleted\":0}");
  }

  private String deleted(String path) {
    return server.send(server.request(path).headers(FEED).DELETE()).body();
  }

  @Test
  void tellsAnAnalystEmptyFromSuppressedAndTakesNothingFromOne(Vertx vertx) {
    String[] analyst = {"Authorization", "Bearer analyst-token"};
    try (Listening open =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(),
                        functions.writes(),
                        TokenCheck.of("analyst-token", Role.ANALYST),
                        InstantSource.system())
                    .mount(router))) {
      JsonObject told =
          new JsonObject(open.get("/api/v1/surveys/lerum-survey/releases", analyst).body());

      assertThat(told.getInteger("threshold")).isEqualTo(5);
      assertThat(told.getJsonArray("items").getJsonObject(0).getJsonArray("cells"))
          .hasToString(
              "[{\"series\":\"1441:safe\",\"state\":\"shown\",\"rule\":null,\"release\":2},"
                  + "{\"series\":\"1441:kind\",\"state\":\"empty\",\"rule\":\"primary\",\"release\":null},"
                  + "{\"series\":\"1441:few\",\"state\":\"suppressed\",\"rule\":\"complementary\",\"release\":1}]");
      assertThat(open.post(RESPONSES, "{\"responses\":[]}", analyst).statusCode()).isEqualTo(403);
      assertThat(open.get("/api/v1/quarantine", analyst).statusCode()).isEqualTo(403);
    }
  }
}
