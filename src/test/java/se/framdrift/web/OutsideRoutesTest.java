package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void needsARoleAndJson() {
    assertThat(server.post(RESPONSES, "{}").statusCode()).isEqualTo(401);
    assertThat(server.get("/api/v1/surveys", FEED).statusCode()).isEqualTo(403);
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
}
