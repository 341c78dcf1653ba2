package se.framdrift.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.web.Sending.json;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.problem.Problem;

/** What programs that know InfluxDB see. */
@ExtendWith(VertxExtension.class)
class InfluxRoutesTest {

  private static final String ONE = "/write?db=energi";
  private static final String TWO = "/api/v2/write?org=lerum&bucket=energi";

  private Sending sending;

  @BeforeEach
  void listen(Vertx vertx) {
    sending = new Sending(vertx);
  }

  @AfterEach
  void close() {
    sending.close();
  }

  /** Posts as curl does when nobody says otherwise: as a form, which it is not. */
  private HttpResponse<String> post(String path, String body, String... headers) {
    var request =
        sending
            .server()
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return sending.server().send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> write(String path, String body) {
    return post(path, body, "Authorization", "Token right-token");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {ONE, TWO})
  void answers204WhenAllIsWritten(String path) {
    HttpResponse<String> response = write(path + "&precision=s", "a%b=1&c\n" + "x".repeat(20_000));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("x-influxdb-version")).isPresent();
    assertThat(sending.taken.getFirst().rows().getFirst().value()).isEqualTo("a%b=1&c");
    assertThat(sending.taken.getFirst().rows().getLast().value()).hasSize(20_000);
    assertThat(sending.taken.getFirst().delivery())
        .satisfies(delivery -> assertThat(delivery.feed()).isEqualTo("lerum-el"))
        .satisfies(delivery -> assertThat(delivery.format()).isEqualTo("line-protocol"))
        .satisfies(delivery -> assertThat(delivery.heading()).isEqualTo("s " + Sending.NOW));
  }

  @Test
  void anEmptyBodyIsNoError() {
    assertThat(write(ONE, "").statusCode()).isEqualTo(204);
  }

  @Test
  void tellsWhatWasNotWrittenAsEachVersionDoes() {
    JsonObject one = json(write(ONE, "good\nbad?\nbad??"), 400);
    JsonObject two = json(write(TWO, "good\nbad?\nbad??"), 400);

    assertThat(one.getString("error"))
        .startsWith("partial write: ")
        .contains("missing fields")
        .contains("bad?")
        .endsWith("dropped=2");
    assertThat(two.getString("code")).isEqualTo("invalid");
    assertThat(two.getString("message")).startsWith("partial write: ").endsWith("dropped=2");
    assertThat(two.getInteger("line")).isEqualTo(2);
    assertThat(sending.rows()).isEqualTo(2);
  }

  @Test
  void takesTheTokenInEveryFormThatClientsKnow() {
    String basic = Base64.getEncoder().encodeToString("telegraf:right-token".getBytes(UTF_8));
    assertThat(post(ONE, "a", "Authorization", "Basic " + basic).statusCode()).isEqualTo(204);
    assertThat(post(ONE + "&u=x&p=right-token", "a").statusCode()).isEqualTo(204);
    assertThat(post(ONE, "a", "Authorization", "Token x:right-token").statusCode()).isEqualTo(204);
    assertThat(post(TWO, "a", "Authorization", "Bearer right-token").statusCode()).isEqualTo(204);
    assertThat(post(TWO, "a", "Authorization", "token right-token").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "Token wrong", "Basic !", "Basic eDp5", "Digest x", "Token"})
  void refusesWhoHasNoToken(String header) {
    String[] headers = header.isEmpty() ? new String[0] : new String[] {"Authorization", header};

    assertThat(json(post(ONE, "a", headers), 401).getString("error"))
        .startsWith("authorization failed");
    assertThat(json(post(TWO, "a", headers), 401).getString("code")).isEqualTo("unauthorized");
    assertThat(sending.taken).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "/write?db=nobody, 404, database not found: \"nobody\"",
    "/write?db=energi&rp=other, 204, ''",
    "/write, 400, database is required",
    "/write?db=twice, 400, several feeds listen for twice",
    "/api/v2/write?bucket=nobody&org=x, 404, bucket \"nobody\" not found",
    "/api/v2/write, 400, bucket is required"
  })
  void saysWhatIsWrongWithTheAddress(String path, int status, String words) {
    HttpResponse<String> response = write(path, "a");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body().replace("\\\"", "\"")).contains(words);
  }

  @Test
  void aDatabaseMayBeNamedWithItsPolicy() {
    String policy = URLEncoder.encode("år", UTF_8);
    assertThat(write("/write?db=vatten&rp=" + policy, "a").statusCode()).isEqualTo(204);
    assertThat(write("/write?db=vatten", "a").statusCode()).isEqualTo(404);
    assertThat(sending.taken.getFirst().delivery().feed()).isEqualTo("lerum-vatten");
  }

  @Test
  void unpacksGzipAndBoundsBothSizes() {
    byte[] packed = Sending.gzip("a\nb\nc".getBytes(UTF_8));
    byte[] bomb = Sending.gzip(new byte[50_000_000]);
    byte[] large = new byte[9_000_000];

    assertThat(sending.post(ONE, packed, "Content-Encoding", "gzip").statusCode()).isEqualTo(204);
    assertThat(sending.rows()).isEqualTo(3);
    assertThat(json(sending.post(ONE, bomb, "Content-Encoding", "gzip"), 413).getString("error"))
        .contains("unpacks");
    assertThat(json(sending.post(TWO, large), 413).getLong("maxLength"))
        .isEqualTo(Limits.BODY_BYTES);
    assertThat(json(sending.post(TWO, packed, "Content-Encoding", "br"), 415).getString("code"))
        .isEqualTo("invalid");
  }

  @Test
  void asksToComeBackWhenTheLedgerIsBusy() {
    sending.ledger =
        () ->
            Future.failedFuture(
                new Problem.Unavailable("Busy.", Duration.ofSeconds(7)).asFailure());
    HttpResponse<String> one = write(ONE, "a");
    HttpResponse<String> two = write(TWO, "a");

    assertThat(json(one, 503).getString("error")).isEqualTo("Busy.");
    assertThat(json(two, 503).getString("code")).isEqualTo("unavailable");
    assertThat(two.headers().firstValue("retry-after")).hasValue("7");
  }

  @Test
  void answersToThoseWhoAskWhetherItIsThere() {
    HttpResponse<String> ping = sending.server().get("/ping");

    assertThat(ping.statusCode()).isEqualTo(204);
    assertThat(ping.headers().firstValue("x-influxdb-version")).isPresent();
    var head = sending.server().request("/ping").method("HEAD", BodyPublishers.noBody());
    assertThat(sending.server().send(head).statusCode()).isEqualTo(204);
    assertThat(json(sending.server().get("/health"), 200).getString("status")).isEqualTo("pass");
  }

  @Test
  void answersWhatAgentsAskBeforeTheyWrite() {
    String create = "q=" + URLEncoder.encode("CREATE DATABASE \"energi\"", UTF_8);
    String other = "q=" + URLEncoder.encode("CREATE DATABASE nobody", UTF_8);
    String show = "/query?p=right-token&q=" + URLEncoder.encode("SHOW DATABASES", UTF_8);
    String select = "/query?p=right-token&q=" + URLEncoder.encode("SELECT * FROM x", UTF_8);

    assertThat(write("/query", create).body()).isEqualTo("{\"results\":[{\"statement_id\":0}]}");
    assertThat(write("/query?" + create, "").statusCode()).isEqualTo(200);
    json(write("/query", other), 404);
    assertThat(sending.server().get(show).body()).contains("[\"energi\"]");
    assertThat(json(sending.server().get(select), 400).getString("error")).contains("/api/v1");
  }
}
