package se.framdrift.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.web.Sending.PATH;
import static se.framdrift.web.Sending.json;
import static se.framdrift.web.Sending.line;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.problem.Problem;
import se.framdrift.testing.Wait;

@ExtendWith(VertxExtension.class)
class OnceTest {

  private static final String NDJSON = "application/x-ndjson";

  private Sending sending;

  @BeforeEach
  void listen(Vertx vertx) {
    sending = new Sending(vertx);
  }

  @AfterEach
  void close() {
    sending.close();
  }

  private static String body(String type, int row) {
    return type.equals(NDJSON)
        ? line(row).repeat(7_000)
        : "{\"observations\":[" + line(row).strip() + "]}";
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {NDJSON, "application/json"})
  void givesTheSameAnswerAgainAndDoesNothing(String type) {
    HttpResponse<String> first = sending.post(type, body(type, 1), Once.HEADER, "\"a-1\"");
    int taken = sending.taken.size();
    HttpResponse<String> second = sending.post(type, body(type, 1), Once.HEADER, "a-1");
    HttpResponse<String> packed =
        sending.post(
            PATH,
            Sending.gzip(body(type, 1).getBytes(UTF_8)),
            "Content-Type",
            type,
            "Content-Encoding",
            "gzip",
            Once.HEADER,
            "a-1");

    assertThat(json(first, 200).getInteger("accepted")).isPositive();
    assertThat(first.headers().firstValue(Once.REPLAYED)).isEmpty();
    assertThat(second.headers().firstValue(Once.REPLAYED)).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(packed.body()).isEqualTo(first.body());
    assertThat(sending.taken).hasSize(taken);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {NDJSON, "application/json"})
  void refusesAnotherBodyWithTheSameKeyAndTakesItWithAnother(String type) {
    json(sending.post(type, body(type, 1), Once.HEADER, "a-1"), 200);
    int taken = sending.taken.size();
    JsonObject problem = json(sending.post(type, body(type, 2), Once.HEADER, "a-1"), 422);

    assertThat(problem.getString("detail")).contains("another body");
    assertThat(sending.taken).hasSize(taken);
    json(sending.post(type, body(type, 2), Once.HEADER, "a-2"), 200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {NDJSON, "application/json"})
  void keepsTheRefusalOfAllRowsToo(String type) {
    String nothing = type.equals(NDJSON) ? "17\n" : "{\"observations\":[17]}";
    HttpResponse<String> first = sending.post(type, nothing, Once.HEADER, "a-1");
    HttpResponse<String> second = sending.post(type, nothing, Once.HEADER, "a-1");

    json(first, 422);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(sending.taken).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {NDJSON, "application/json"})
  void refusesARequestWhoseTwinIsUnderWay(String type) throws Exception {
    Promise<Void> answer = Promise.promise();
    sending.ledger = answer::future;
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(
            () -> sending.post(type, body(type, 1), Once.HEADER, "a-1"),
            task -> Thread.ofVirtual().start(task));
    Wait.until(Duration.ofMinutes(1), () -> "taken", () -> !sending.taken.isEmpty());

    HttpResponse<String> second = sending.post(type, body(type, 1), Once.HEADER, "a-1");
    answer.complete();

    json(second, 409);
    assertThat(second.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
    json(first.get(), 200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {NDJSON, "application/json"})
  void triesAgainWhatFailed(String type) {
    sending.ledger =
        () ->
            Future.failedFuture(
                new Problem.Unavailable("Busy.", Duration.ofMinutes(2)).asFailure());
    json(sending.post(type, body(type, 1), Once.HEADER, "a-1"), 503);
    sending.ledger = Future::succeededFuture;

    HttpResponse<String> second = sending.post(type, body(type, 1), Once.HEADER, "a-1");

    json(second, 200);
    assertThat(second.headers().firstValue(Once.REPLAYED)).isEmpty();
  }

  @Test
  void refusesAKeyThatIsNone() {
    for (String key : new String[] {"\"\"", "a b", "x".repeat(256)}) {
      json(sending.post(NDJSON, line(1), Once.HEADER, key), 400);
    }
    assertThat(sending.taken).isEmpty();
  }
}
