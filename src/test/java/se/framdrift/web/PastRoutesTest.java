package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@ExtendWith(VertxExtension.class)
class PastRoutesTest {

  private static final String KEEP = "public, max-age=600, immutable";

  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    server = Listening.on(vertx, new PublicRoutes(Functions.reads())::mount);
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Every read in the public description that speaks of what the ledger holds. */
  static List<String> reads() throws IOException {
    List<String> reads = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(PastRoutesTest.class.getResourceAsStream("/openapi/public.yaml"))) {
      Map<?, ?> whole =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      for (Object each : ((Map<?, ?>) Objects.requireNonNull(whole.get("paths"))).keySet()) {
        String path = each.toString();
        if (path.startsWith("/api/v1/") && !path.equals("/api/v1/api-info")) {
          reads.add(filled(path));
        }
      }
    }
    assertThat(reads).hasSizeGreaterThan(16);
    return reads;
  }

  private static String filled(String path) {
    String id =
        path.contains("/boards/")
            ? "lerum"
            : path.contains("/commitments/")
                ? "lerum-samverka"
                : path.contains("/indicators/")
                    ? "lerum-n00901"
                    : path.contains("/series/") ? "1441:N00901" : "lerum-kolada";
    String named = path.replace("{code}", "1441").replace("{id}", id);
    boolean list = !path.contains("{");
    return named
        + (list ? "?municipality=1441&" : "?")
        + (path.endsWith("/changes") ? "since=3&" : "");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void everyReadAnswersAsOfAPositionAndSaysWhich(String path) {
    HttpResponse<String> first = server.get(path + "asOf=9");
    HttpResponse<String> again = server.get(path + "asOf=9");
    HttpResponse<String> atTheTime = server.get(path + "asOf=2026-11-21T22:20:00Z");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("framdrift-as-of")).hasValue("1441=9");
    assertThat(first.headers().firstValue("cache-control")).hasValue(KEEP);
    assertThat(first.headers().firstValue("etag")).isPresent();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(atTheTime.body()).isEqualTo(first.body());
    assertThat(first.body()).contains("\"position\":9").contains("2026-11-21T22:20:00Z");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void everyReadRefusesWhatIsNoMomentAndWhatIsNotKnown(String path) {
    assertThat(server.get(path + "asOf=yesterday").statusCode()).isEqualTo(400);
    HttpResponse<String> later = server.get(path + "asOf=13");
    assertThat(later.statusCode()).as(later.body()).isEqualTo(404);
    assertThat(later.body()).contains("no position 13 of Lerum (1441) yet; the last is 12");
    HttpResponse<String> earlier = server.get(path + "asOf=2001-01-01");
    assertThat(earlier.statusCode()).as(earlier.body()).isEqualTo(404);
    assertThat(earlier.body()).contains("before 2026-11-21T14:20:00Z");
    assertThat(server.get(path + "asOf=0").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aTimeAfterTheLastCommitIsThatOneAndIsNotKept(String path) {
    HttpResponse<String> response = server.get(path + "asOf=2027-01-01T00:00:00%2B01:00");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("framdrift-as-of")).hasValue("1441=12");
    assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T21:20:00Z, 8",
    "2026-11-21T22:19:59.999Z, 8",
    "2026-11-21T22:20:00Z, 9",
    "2026-11-21T23:20:00%2B01:00, 9",
    "2026-11-21T23:20:00+01:00, 9",
    "2026-11-21, 9",
    "2026-11-22, 12"
  })
  void aTimeIsTheLastCommitNotAfterItAndADayEndsAtMidnightInSweden(String asOf, long position) {
    JsonObject json = json("/api/v1/commitments/lerum-samverka?asOf=" + asOf);

    assertThat(json.getJsonObject("asOf").getLong("position")).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"municipalities", "boards", "commitments", "indicators", "series", "feeds"})
  void aListNeedsAMunicipalityForAPositionAndNoneForATime(String list) {
    HttpResponse<String> response = server.get("/api/v1/" + list + "?asOf=9");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("municipality=");

    JsonArray echo = json("/api/v1/" + list + "?asOf=2026-11-21T22:20:00Z").getJsonArray("asOf");
    assertThat(echo).hasSize(1);
    assertThat(echo.getJsonObject(0).getString("municipality")).isEqualTo("1441");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boards/hemlig?asOf=9",
        "municipalities/9998?asOf=9",
        "commitments?municipality=9998&asOf=9",
        "commitments/hemlig-samverka?asOf=9",
        "commitments/hemlig-samverka?municipality=9998&asOf=9",
        "commitments/hemlig-samverka/history",
        "commitments/hemlig-samverka/history?municipality=9998&asOf=9",
        "commitments/hemlig-samverka/proof?municipality=9998&asOf=9",
        "indicators/hemlig-n00901?municipality=9998&asOf=9",
        "series/9998:N00901?asOf=9",
        "series/9998:N00901/observations?asOf=9",
        "series/9998:N00901/revisions?asOf=9",
        "feeds/hemlig-kolada?municipality=9998&asOf=9",
        "changes?municipality=9998&since=0"
      })
  void whatIsNotPublicNowIsNotReadableInThePast(String path) {
    HttpResponse<String> response = server.get("/api/v1/" + path);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
    assertThat(response.headers().firstValue("framdrift-as-of")).isEmpty();
  }

  @Test
  void aThingOfAnotherMunicipalityIsNotFoundThere() {
    assertThat(server.get("/api/v1/commitments/none-at-all?municipality=1441&asOf=9").statusCode())
        .isEqualTo(404);
    assertThat(server.get("/api/v1/series/1441:N99999?asOf=9").statusCode()).isEqualTo(404);
  }

  @Test
  void howAFeedStandsIsNotKnownOfThePast() {
    JsonObject feed =
        json("/api/v1/feeds?municipality=1441&asOf=9").getJsonArray("items").getJsonObject(0);

    assertThat(feed.getValue("health")).isNull();
    assertThat(feed.getJsonArray("series")).isNotEmpty();
  }

  @Test
  void tellsHowAStatusWentAndWhatBroughtItThere() {
    JsonObject history = json("/api/v1/commitments/lerum-samverka/history");
    JsonObject last = history.getJsonArray("items").getJsonObject(1);

    assertThat(history.getInteger("total")).isEqualTo(2);
    assertThat(last.getString("state")).isEqualTo("started");
    assertThat(last.getLong("position")).isEqualTo(9);
    assertThat(last.getJsonObject("cause").getString("kind")).isEqualTo("statement");
    assertThat(json("/api/v1/commitments/lerum-samverka/history?asOf=8").getInteger("total"))
        .isEqualTo(1);
    assertThat(
            json("/api/v1/commitments/lerum-samverka/history?limit=1&offset=1")
                .getJsonArray("items"))
        .hasSize(1);
  }

  @Test
  void tellsWhatChangedPageByPage() {
    JsonObject first = json("/api/v1/changes?municipality=1441&since=3&asOf=9&limit=4");
    assertThat(first.getJsonArray("items")).hasSize(4);
    assertThat(first.getJsonObject("since").getLong("position")).isEqualTo(3);
    JsonObject revision = first.getJsonArray("items").getJsonObject(0);
    assertThat(revision.getString("kind")).isEqualTo("value");
    assertThat(revision.getString("what")).isEqualTo("revision");
    assertThat(revision.getJsonObject("before").getDouble("value")).isEqualTo(20.65);
    assertThat(revision.getJsonObject("after").getDouble("value")).isEqualTo(20.7);
    assertThat(revision.getJsonArray("affects")).containsExactly("lerum-n00901");

    JsonObject second =
        json(
            "/api/v1/changes?municipality=1441&since=3&asOf=9&limit=4&after="
                + first.getString("next"));
    JsonObject status = second.getJsonArray("items").getJsonObject(1);
    assertThat(second.getValue("next")).isNull();
    assertThat(status.getString("kind")).isEqualTo("status");
    assertThat(status.getJsonObject("before").getString("state")).isEqualTo("not-started");
    assertThat(status.getJsonObject("after").getString("state")).isEqualTo("started");
  }

  @Test
  void aFileOfWhatChangedHoldsEveryPage() {
    HttpResponse<String> response =
        server.get("/api/v1/changes?municipality=1441&since=3&asOf=9&format=csv&bom=true");

    assertThat(response.body()).isEqualTo("changes true\nrows 6\n");
    assertThat(response.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=3",
        "municipality=1441",
        "municipality=1441&since=9&asOf=3",
        "municipality=1441&since=3&after=x",
        "municipality=1441&since=3&limit=1001"
      })
  void refusesAQuestionAboutChangesThatHasNoAnswer(String query) {
    assertThat(server.get("/api/v1/changes?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void changesUntilNowMayChange() {
    HttpResponse<String> response = server.get("/api/v1/changes?municipality=1441&since=0");

    assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
    assertThat(new JsonObject(response.body()).getJsonObject("asOf").getLong("position"))
        .isEqualTo(12);
    assertThat(new JsonObject(response.body()).getValue("since")).isNull();
  }

  private JsonObject json(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }
}
