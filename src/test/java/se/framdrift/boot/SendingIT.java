package se.framdrift.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.config.Settings;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.NodeScript;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Wait;

/** Figures that are sent to a running node, by its own interface and by InfluxDB's. */
@ExtendWith(PostgresExtension.class)
class SendingIT {

  private static final Path CATALOG =
      Path.of("src/test/resources/catalogs/sending").toAbsolutePath();
  private static final String TOKEN = "a-token-for-the-tests-only";
  private static final String PATH = "/api/v1/observations";
  private static final String NDJSON = "application/x-ndjson";
  private static final String SITE = "0003:energy-by-hour:site=";
  private static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static @Nullable Server server;
  private static String operator = "";

  @BeforeAll
  static void start(DatabaseAddress database) {
    server = started(database);
  }

  private static Server started(DatabaseAddress database) {
    String url =
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                database.user(),
                database.password(),
                database.host(),
                database.port(),
                database.database());
    Settings settings =
        Settings.read(
            Map.of(
                "FRAMDRIFT_HTTP_HOST",
                "127.0.0.1",
                "FRAMDRIFT_HTTP_PORT",
                "0",
                "FRAMDRIFT_OPERATOR_PORT",
                "0",
                "FRAMDRIFT_OPERATOR_TOKEN",
                TOKEN,
                "FRAMDRIFT_DATABASE_URL",
                url,
                "FRAMDRIFT_SEEDS",
                CATALOG.resolve("seeds").toString(),
                "FRAMDRIFT_DASHBOARDS",
                CATALOG.resolve("dashboards").toString()));
    Server running =
        Server.start(settings, false, new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    String greeting = running.greeting();
    operator =
        greeting.substring(greeting.lastIndexOf("http://")).replace("localhost", "127.0.0.1");
    return running;
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(server).close();
    CLIENT.close();
  }

  private HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(operator + path))
            .timeout(Duration.ofMinutes(3))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  private JsonObject get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(operator + path))
            .header("Authorization", "Bearer " + TOKEN);
    return new JsonObject(CLIENT.send(request.build(), BodyHandlers.ofString()).body());
  }

  private long stored(String series) throws Exception {
    return get("/api/v1/series/" + series.replace("=", "%3D") + "/observations?limit=1")
        .getLong("total");
  }

  private long revisions(String series) throws Exception {
    return get("/api/v1/series/" + series.replace("=", "%3D") + "/revisions?limit=1")
        .getLong("total");
  }

  private static String hour(int number) {
    return FIRST.plusSeconds(3_600L * number) + "/PT1H";
  }

  private static String line(String site, int number) {
    return "{\"series\":\"%s\",\"period\":\"%s\",\"value\":%d.5}\n"
        .formatted(SITE + site, hour(number), number % 1_000);
  }

  @Test
  void sixtyThousandLinesWithBadOnesInBetweenAreTakenAndEachBadOneIsKept() throws Exception {
    String body =
        IntStream.range(0, 60_000)
            .mapToObj(
                i -> i % 1_000 == 999 ? "{\"series\": nonsense " + i + "\n" : line("ishallen", i))
            .collect(Collectors.joining());
    HttpResponse<String> response = post(PATH + "?feed=sandby-push", NDJSON, body.getBytes(UTF_8));
    JsonObject answer = new JsonObject(response.body());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(answer.getInteger("accepted")).isEqualTo(59_940);
    assertThat(answer.getInteger("rejectedTotal")).isEqualTo(60);
    assertThat(stored(SITE + "ishallen")).isEqualTo(59_940);
    JsonObject quarantine = get("/api/v1/quarantine?feed=sandby-push&limit=100");
    assertThat(quarantine.getLong("total")).isEqualTo(60);
    assertThat(quarantine.getJsonArray("items").encode())
        .contains("{\\\"series\\\": nonsense 999\"", "{\\\"series\\\": nonsense 59999\"");

    JsonObject again =
        new JsonObject(post(PATH + "?feed=sandby-push", NDJSON, body.getBytes(UTF_8)).body());
    assertThat(again.getInteger("unchanged")).isEqualTo(59_940);
    assertThat(again.getLong("position")).isEqualTo(answer.getLong("position"));
    assertThat(get("/api/v1/quarantine?feed=sandby-push&limit=1").getLong("total")).isEqualTo(60);
  }

  @Test
  void aConnectionThatIsCutLeavesWholeBatchesOnly() throws Exception {
    String series = SITE + "biblioteket";
    String body =
        IntStream.range(0, 12_000)
            .mapToObj(i -> line("biblioteket", i))
            .collect(Collectors.joining());
    byte[] bytes = body.getBytes(UTF_8);
    URI address = URI.create(operator);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(PATH, TOKEN, NDJSON, bytes.length);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(bytes, 0, bytes.length - 20);
      socket.getOutputStream().flush();
      Wait.until(Duration.ofMinutes(2), () -> "two batches", () -> stored(series) == 10_000);
    }
    assertThat(post(PATH, NDJSON, line("ishallen", 59_998).getBytes(UTF_8)).statusCode())
        .isEqualTo(200);
    assertThat(stored(series)).isEqualTo(10_000);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json   | /api/v1/observations       | application/json     | {"observations":[{"series":"0003:N00901","period":"1991","value":21.5},{"series":"0003:N00901","period":"1992","value":22}]}
          lines  | /api/v1/observations       | application/x-ndjson | {"series":"0003:N00901","period":"1993","value":21.5}
          csv    | /api/v1/observations       | text/csv             | series;period;value%0003:N00901;1994;21,5%0003:N00901;1995;22
          influx | /write?db=energi&precision=s | text/plain         | el,site=stadshuset kwh=17i 1400000000%el,site=stadshuset kwh=2.25 1400003600
          """)
  void aThousandResendsChangeNothing(String name, String path, String type, String text)
      throws Exception {
    byte[] body = text.replace("%", "\n").getBytes(UTF_8);
    assertThat(post(path, type, body).statusCode()).isIn(200, 204);
    long position = position();
    long revisions = revisions("0003:N00901") + revisions(SITE + "stadshuset");

    Callable<Integer> resend = () -> post(path, type, body).statusCode();
    try (ExecutorService senders = Executors.newFixedThreadPool(16)) {
      for (Future<Integer> status : senders.invokeAll(Collections.nCopies(1_000, resend))) {
        assertThat(status.get()).isIn(200, 204);
      }
    }
    assertThat(position()).isEqualTo(position);
    assertThat(revisions("0003:N00901") + revisions(SITE + "stadshuset")).isEqualTo(revisions);
  }

  private long position() throws Exception {
    HttpResponse<String> same =
        post(
            PATH,
            NDJSON,
            "{\"series\":\"0003:N00901\",\"period\":\"1980\",\"value\":20}".getBytes(UTF_8));
    return new JsonObject(same.body()).getLong("position");
  }

  @Test
  void anAnswerIsGivenAgainAfterARestart(DatabaseAddress database) throws Exception {
    byte[] body = "series,period,value\n0003:N00901,1970,30\n0003:N00901,x,1\n".getBytes(UTF_8);
    HttpResponse<String> first = post(PATH, "text/csv", body, "Idempotency-Key", "\"year-1970\"");
    Objects.requireNonNull(server).close();
    server = started(database);
    HttpResponse<String> second = post(PATH, "text/csv", body, "Idempotency-Key", "\"year-1970\"");
    HttpResponse<String> other =
        post(
            PATH,
            "text/csv",
            "series,period,value\n".getBytes(UTF_8),
            "Idempotency-Key",
            "year-1970");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
  }

  /** As Telegraf writes, and Home Assistant: packed, with tags and fields that nobody asked for. */
  @Test
  void whatAgentsWriteBecomesFiguresAndTheRestIsKept() throws Exception {
    String lines =
        """
        el,host=gateway-1,site=stadshuset kwh=12.5,quality="good" 1700000000000000000
        MWh,domain=sensor,entity_id=simhallen_energi friendly_name_str="Simhallen",value=0.5 1700000000000000000
        cpu,cpu=cpu-total,host=gateway-1 usage_idle=93.1,usage_user=2i 1700000000000000000
        """;
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(lines.getBytes(UTF_8));
    }
    HttpResponse<String> response =
        post(
            "/write?db=energi&consistency=any",
            "text/plain; charset=utf-8",
            packed.toByteArray(),
            "Content-Encoding",
            "gzip");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(response.body()).getString("error"))
        .startsWith("partial write: ")
        .contains("no mapping of the feed sandby-lines takes it")
        .endsWith("dropped=1");
    JsonObject kept = get("/api/v1/quarantine?feed=sandby-lines&limit=1");
    assertThat(kept.getJsonArray("items").getJsonObject(0).getString("raw")).startsWith("cpu,cpu=");
    assertThat(values(SITE + "simhallen")).containsExactly("500.0");
    assertThat(values(SITE + "stadshuset")).contains("12.5");
  }

  private List<String> values(String series) throws Exception {
    return get("/api/v1/series/" + series.replace("=", "%3D") + "/observations?limit=1000")
        .getJsonArray("items")
        .stream()
        .map(each -> ((JsonObject) each).getDouble("value").toString())
        .toList();
  }

  @Test
  void theClientsOfNpmWriteWithoutKnowing() throws Exception {
    NodeScript.passes(
        "influx.test.mjs",
        Map.of("FRAMDRIFT_URL", operator, "FRAMDRIFT_TOKEN", TOKEN),
        List.of("@influxdata/influxdb-client@1", "influx@5"));
  }
}
