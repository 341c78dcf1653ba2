package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.push.JsonRows;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;
import se.framdrift.validate.Checked;
import se.framdrift.validate.Validation;

@ExtendWith(VertxExtension.class)
class ObservationRoutesTest {

  private static final String PATH = "/api/v1/observations";
  private static final String BEARER = "Bearer right-token";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Fact.Observed> written = Collections.synchronizedList(new ArrayList<>());
  private final List<Rejection> quarantined = Collections.synchronizedList(new ArrayList<>());
  private Supplier<Future<Void>> ledger = Future::succeededFuture;
  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router -> {
              ProblemDetails.on(router);
              Access access = new Access(ObservationRoutesTest::role, InstantSource.fixed(NOW));
              new ObservationRoutes(
                      this::take,
                      Decoding.decoders(),
                      new MemoryRepeats().repeats(),
                      Municipalities.all(() -> List.of(Lerum.CODE), Lerum::catalog),
                      Room.ofHeap())
                  .mount(router, access);
            });
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Future<Optional<Role>> role(String token) {
    return TokenCheck.of("right-token", Role.FEED).role(token);
  }

  private Future<Intake> take(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable) {
    assertThat(delivery.feed()).isEqualTo("push");
    Validation validation = new Validation(Lerum::catalog);
    List<Fact.Observed> facts = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>(undecodable);
    for (RawFact row : rows) {
      switch (validation.check(row, NOW)) {
        case Checked.Accepted(_, Fact.Observed fact) -> facts.add(fact);
        case Checked.Refused(Rejection rejection) -> rejected.add(rejection);
      }
    }
    return ledger
        .get()
        .map(
            _ -> {
              written.addAll(facts);
              quarantined.addAll(rejected);
              TreeMap<String, Long> positions = new TreeMap<>();
              facts.forEach(fact -> positions.put(fact.series().municipality(), 34L));
              return new Intake(facts.size(), 0, 0, rejected, positions);
            });
  }

  private HttpResponse<String> post(String body) {
    return server.post(PATH, body, "Authorization", BEARER);
  }

  private static String rows(String... rows) {
    return "{\"observations\":[" + String.join(",", rows) + "]}";
  }

  private JsonObject problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonObject problem = new JsonObject(response.body());
    assertThat(problem.getString("type")).startsWith("/problems/");
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(written).isEmpty();
    return problem;
  }

  @Test
  void answersAfterTheCommitWithWhatBecameOfTheRowsAndThePosition() {
    var response =
        post(
            rows(
                "{\"series\":\"1441:N00901\",\"period\":\"2024\",\"value\":20.65}",
                "{\"series\":\"1441:N00901\",\"period\":\"2025-13\",\"value\":1}"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonObject answer = new JsonObject(response.body());
    assertThat(answer.getInteger("accepted")).isEqualTo(1);
    assertThat(answer.getInteger("unchanged")).isZero();
    assertThat(answer.getInteger("revised")).isZero();
    assertThat(answer.getLong("position")).isEqualTo(34);
    assertThat(answer.getJsonObject("positions").getLong("1441")).isEqualTo(34);
    JsonObject rejected = answer.getJsonArray("rejected").getJsonObject(0);
    assertThat(rejected.getInteger("row")).isEqualTo(2);
    assertThat(rejected.getString("field")).isEqualTo("period");
    assertThat(rejected.getString("problem")).contains("2025-13");
    assertThat(rejected.getString("expected")).isNotBlank();
    assertThat(written).hasSize(1);
    assertThat(quarantined).hasSize(1);
  }

  @ParameterizedTest(name = "{1} is refused for {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          series | {"series":"1441:NOPE","period":"2024","value":1}                  | unknown series
          series | {"series":"0000:N00901","period":"2024","value":1}                | unknown municipality
          series | {"series":1441,"period":"2024","value":1}                         | not a text
          series | {"period":"2024","value":1}                                       | not given
          period | {"series":"1441:N00901","period":"yesterday","value":1}           | not a period
          period | {"series":"1441:N00901","period":2024,"value":1}                  | not a text but a number
          period | {"series":"1441:N00901","period":"2031","value":1}                | has not begun
          value  | {"series":"1441:N00901","period":"2024","value":"20.65"}          | not a number but a text
          value  | {"series":"1441:N00901","period":"2024","value":true}             | not a number but true or false
          value  | {"series":"1441:N00901","period":"2024","value":{"a":[1,2]}}      | not a number but an object
          value  | {"series":"1441:N00901","period":"2024","value":1e999}            | too large
          value  | {"series":"1441:N00901","period":"2024"}                          | neither
          n      | {"series":"1441:N00901","period":"2024","value":1,"n":[3]}        | not a number but a list
          color  | {"series":"1441:N00901","period":"2024","value":1,"color":"red"}  | no such field
          ''     | 17                                                                | not an object but a number
          ''     | "a,b"                                                             | not an object but a text
          ''     | null                                                              | not an object but null
          """)
  void refusesARowInWordsForItsSender(String field, String row, String words) {
    JsonObject problem = problem(post(rows(row)), 422);

    JsonObject rejected = problem.getJsonArray("rejected").getJsonObject(0);
    assertThat(rejected.getInteger("row")).isEqualTo(1);
    assertThat(rejected.getString("field")).isEqualTo(field);
    assertThat(rejected.getString("problem")).contains(words);
    assertThat(rejected.getString("expected")).isNotBlank();
    assertThat(quarantined).hasSize(1);
  }

  @Test
  void keepsTheRowAsItCame() {
    String row = "{\"series\":\"1441:N00901\", \"period\":\"2024\",\"value\":\"många\"}";
    problem(post(rows("5", row, "\"text å\"")), 422);

    assertThat(quarantined).extracting(Rejection::raw).containsExactly("5", row, "\"text å\"");
  }

  @Test
  void keepsNumbersAsTheyWereSent() {
    List<RawFact> rows =
        JsonRows.read(
                rows("{\"value\":20.650000000000000001,\"n\":12345678901234567890,\"margin\":1E2}")
                    .getBytes(StandardCharsets.UTF_8))
            .rows();

    assertThat(rows.getFirst().value()).isEqualTo("20.650000000000000001");
    assertThat(rows.getFirst().n()).isEqualTo("12345678901234567890");
    assertThat(rows.getFirst().margin()).isEqualTo("1E2");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"observations":[{"series":"1441:N00901","period":"2024","value":NaN}]}       | NaN' | line 1, column
          {"observations":[{"series":"1441:N00901","period":"2024","value":-Infinity}]} | -Infinity | line 1, column
          {"observations":[{"series":"1441:N00901","period":"2024","value":1},]}        | not JSON | line 1, column
          {"observations":[                                                             | not JSON | line 1, column
          {"observations":[]} {}                                                        | follows  | line 1, column
          {"observations":[],"dryRun":true}                                             | dryRun   | line 1, column
          {"rows":[]}                                                                   | rows     | line 1, column
          {}                                                                            | {"observations":[ | {
          []                                                                            | {"observations":[ | {
          {"observations":{}}                                                           | {"observations":[ | {
          hello                                                                         | not JSON | line 1, column
          """)
  void refusesABodyThatIsNotAListOfObservationsAndSaysWhere(String body, String words, String at) {
    assertThat(problem(post(body), 400).getString("detail"))
        .contains(words.replace("NaN'", "NaN"))
        .contains(at);
    assertThat(quarantined).isEmpty();
  }

  @Test
  void refusesAnEmptyBody() {
    problem(post(""), 400);
  }

  @Test
  void tellsTheLineAndColumnOfNaN() {
    String body =
        "{\"observations\":[\n{\"series\":\"1441:N00901\",\"period\":\"2024\",\"value\":1},\n"
            + "{\"series\":\"1441:N00901\",\"period\":\"2025\",\"value\":NaN}]}";

    assertThat(problem(post(body), 400).getString("detail")).contains("NaN").contains("line 3");
  }

  @Test
  void refusesDeepNesting() {
    problem(post("{\"observations\":[" + "[".repeat(50_000)), 400);
  }

  @Test
  void refusesMoreRowsThanItTakesBeforeTakingAny() {
    String body = rows("1,".repeat(JsonRows.MAX_ROWS) + "1");

    assertThat(problem(post(body), 413).getString("detail")).contains("100,000");
  }

  @Test
  void refusesTenMegabytesThatAreAnnounced() {
    JsonObject problem = problem(post("x".repeat(10_000_000)), 413);

    assertThat(problem.getLong("limitBytes")).isEqualTo(8L * 1024 * 1024);
  }

  @Test
  void refusesTenMegabytesThatAreNotAnnounced() {
    byte[] body = "x".repeat(10_000_000).getBytes(StandardCharsets.UTF_8);
    var response =
        server.send(
            server
                .request(PATH)
                .headers("Content-Type", "application/json", "Authorization", BEARER)
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

    problem(response, 413);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "text/plain",
    "application/xml",
    "application/json; charset=latin1",
    "text/csv; charset=x"
  })
  void refusesOtherContentTypes(String type) {
    var request =
        server
            .request(PATH)
            .headers("Content-Type", type, "Authorization", BEARER)
            .POST(BodyPublishers.ofString(rows()));

    problem(server.send(request), 415);
  }

  @Test
  void refusesABodyThatIsCompressedInAnotherWay() {
    problem(server.post(PATH, rows(), "Authorization", BEARER, "Content-Encoding", "br"), 415);
  }

  @Test
  void refusesAWrongTokenNoTokenAndAnotherScheme() {
    var wrong = server.post(PATH, rows(), "Authorization", "Bearer wrong-token");
    var none = server.post(PATH, rows());
    var basic = server.post(PATH, rows(), "Authorization", "Basic cmlnaHQtdG9rZW4=");

    for (var response : List.of(wrong, none, basic)) {
      problem(response, 401);
      assertThat(response.headers().firstValue("www-authenticate"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }
  }

  @Test
  void asksToComeBackWhenTheLedgerIsAway() {
    ledger = () -> Future.failedFuture(new TimeoutException("db-7.internal did not answer"));
    var response = post(rows("{\"series\":\"1441:N00901\",\"period\":\"2024\",\"value\":1}"));

    assertThat(problem(response, 503).encode()).doesNotContain("db-7");
    assertThat(response.headers().firstValue("retry-after")).hasValue("5");
  }

  @Test
  void showsNobodyWhatABugWas() {
    ledger = () -> Future.failedFuture(new IllegalStateException("secret"));
    var response = post(rows("{\"series\":\"1441:N00901\",\"period\":\"2024\",\"value\":1}"));

    assertThat(problem(response, 500).encode()).doesNotContain("secret");
  }

  @Test
  void refusesToBeRead() {
    var response = server.get(PATH, "Authorization", BEARER);

    problem(response, 405);
  }
}
