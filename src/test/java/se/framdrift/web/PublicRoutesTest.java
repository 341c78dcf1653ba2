package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class PublicRoutesTest {

  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router -> {
              new PublicRoutes(Functions.reads()).mount(router);
              router.get("/mounted/later").handler(ctx -> ctx.end("later"));
            });
  }

  @AfterEach
  void close() {
    server.close();
  }

  private JsonObject json(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private JsonObject problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    return new JsonObject(response.body());
  }

  @Test
  void answersABoardWithTheBytesThatAFreshViewerGets() {
    HttpResponse<String> response = server.get("/api/v1/boards/lerum");

    assertThat(response.body()).isEqualTo(Lerum.snapshot().toString());
    assertThat(response.headers().firstValue("etag")).hasValue("W/\"0011aa-1-12\"");
    assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
  }

  @Test
  void answersNothingNewToWhoeverHasThePosition() {
    var known = server.get("/api/v1/boards/lerum", "If-None-Match", "\"x\", W/\"0011aa-1-12\"");
    var older = server.get("/api/v1/boards/lerum", "If-None-Match", "W/\"0011aa-1-11\"");

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(older.statusCode()).isEqualTo(200);
  }

  @Test
  void listsOnlyMunicipalitiesWithAPublicBoard() {
    JsonObject list = json("/api/v1/municipalities");

    assertThat(list.getInteger("total")).isEqualTo(1);
    JsonObject lerum = list.getJsonArray("items").getJsonObject(0);
    assertThat(lerum.getString("code")).isEqualTo("1441");
    assertThat(lerum.getString("board")).isEqualTo("lerum");
    assertThat(lerum.getBoolean("simulated")).isFalse();
    assertThat(lerum.getInteger("commitments")).isEqualTo(2);
    assertThat(lerum.getJsonObject("states").getInteger("started")).isEqualTo(1);
    assertThat(lerum.getLong("position")).isEqualTo(12);
    JsonObject document = lerum.getJsonArray("documents").getJsonObject(0);
    assertThat(document.getInteger("commitments")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/municipalities/9998",
        "/api/v1/boards/hemlig",
        "/api/v1/boards/hemlig?format=csv",
        "/api/v1/commitments?municipality=9998",
        "/api/v1/commitments/hemlig-samverka",
        "/api/v1/commitments/hemlig-samverka/proof",
        "/api/v1/indicators/hemlig-n00901",
        "/api/v1/indicators/hemlig-n00901/values",
        "/api/v1/series/9998:N00901",
        "/api/v1/series/9998:N00901/observations",
        "/api/v1/series/9998:N00901/observations?format=csv",
        "/api/v1/series/9998:N00901/revisions",
        "/api/v1/feeds?municipality=9998",
        "/api/v1/series/nonsense",
        "/api/v1/series/1441:N99999",
        "/api/v1/boards/none",
        "/operator/index.html",
        "/operator",
        "/none.js",
        "/styles/",
        "/_static/lit/",
        "/_static/lit/3.3.3",
        "/.git/config",
        "/..%2fpom.xml",
        "/_static/..%2f..%2fpom.xml",
        "/api/v1/quarantine",
        "/metrics"
      })
  void doesNotKnowWhatIsNotPublic(String path) {
    problem(server.get(path), 404);
  }

  @Test
  void neverSpeaksOfWhatIsNotPublicInAList() {
    for (String path :
        List.of("municipalities", "boards", "commitments", "indicators", "series", "feeds")) {
      assertThat(server.get("/api/v1/" + path).body())
          .as(path)
          .doesNotContain("hemlig", "9998", "Hemligheten");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void onlyLetsItselfBeRead(String method) {
    for (String path : List.of("/api/v1/boards/lerum", "/", "/api/v1/observations")) {
      HttpResponse<String> response =
          server.send(server.request(path).method(method, BodyPublishers.ofString("{}")));

      problem(response, 405);
      assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/boards/lerum", "/api/v1/municipalities", "/", "/openapi.yaml"})
  void answersHeadAsGetWithoutABody(String path) {
    HttpResponse<String> head =
        server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("etag"))
        .isEqualTo(server.get(path).headers().firstValue("etag"));
  }

  @Test
  void givesACommitmentsDefinitionAndItsStatusTogether() {
    JsonObject one = json("/api/v1/commitments/lerum-600-skolplatser");

    assertThat(one.getString("kind")).isEqualTo("add-units");
    assertThat(one.getString("municipality")).isEqualTo("1441");
    assertThat(one.getString("quote")).isEqualTo("bygga 600 nya skolplatser");
    assertThat(one.getJsonObject("status").getString("state")).isEqualTo("cannot-be-judged");
    assertThat(one.getLong("position")).isEqualTo(9);
    assertThat(one.getBoolean("simulated")).isFalse();
  }

  @Test
  void filtersAndPagesCommitments() {
    assertThat(ids("?status=started")).containsExactly("lerum-samverka");
    assertThat(ids("?kind=add-units")).containsExactly("lerum-600-skolplatser");
    assertThat(ids("?document=lerum-dok&municipality=1441")).hasSize(2);
    assertThat(ids("?document=none")).isEmpty();
    assertThat(ids("?limit=1&offset=1")).containsExactly("lerum-samverka");
    assertThat(ids("?offset=7")).isEmpty();
    assertThat(json("/api/v1/commitments?limit=1").getInteger("total")).isEqualTo(2);
  }

  private List<String> ids(String query) {
    return json("/api/v1/commitments" + query).getJsonArray("items").stream()
        .map(each -> ((JsonObject) each).getString("id"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=many",
        "offset=-1",
        "stauts=met",
        "limit=1&limit=2"
      })
  void refusesParametersThatItDoesNotUnderstand(String query) {
    problem(server.get("/api/v1/commitments?" + query), 400);
  }

  @Test
  void provesAStatusDownToTheRows() {
    JsonObject proof = json("/api/v1/commitments/lerum-samverka/proof");

    assertThat(proof.getJsonObject("document").getString("id")).isEqualTo("lerum-dok");
    assertThat(proof.getJsonArray("statements").getJsonObject(0).getString("evidence"))
        .isEqualTo("KS 2025/123");
    assertThat(proof.getJsonObject("rule").getString("sv")).contains("den nyaste rapporten");
    assertThat(proof.containsKey("judgedAt")).isTrue();
    assertThat(proof.getLong("position")).isEqualTo(12);
    assertThat(proof.getString("epoch")).isEqualTo(Lerum.EPOCH);
    JsonObject indicator = proof.getJsonArray("indicators").getJsonObject(0);
    assertThat(indicator.getJsonObject("definition").getString("id")).isEqualTo("lerum-places");
  }

  @Test
  void givesTheValuesOfAnIndicator() {
    JsonObject values = json("/api/v1/indicators/lerum-n00901/values?limit=1");

    assertThat(values.getInteger("total")).isEqualTo(2);
    assertThat(values.getString("indicator")).isEqualTo("lerum-n00901");
    assertThat(values.getString("unit")).isEqualTo("%");
    assertThat(values.getBoolean("simulated")).isFalse();
    JsonObject newest = values.getJsonArray("items").getJsonObject(0);
    assertThat(newest.getString("period")).isEqualTo("2022");
    assertThat(newest.getDouble("value")).isEqualTo(20.75);
    assertThat(newest.getString("start")).isEqualTo("2021-12-31T23:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/series/1441:N00901:gender=K/observations",
        "/api/v1/series/1441%3AN00901%3Agender%3DK/observations"
      })
  void findsASeriesWhoseIdHoldsColonsAndAnEqualsSign(String path) {
    JsonObject list = json(path);

    assertThat(list.getString("series")).isEqualTo("1441:N00901:gender=K");
    JsonObject first = list.getJsonArray("items").getJsonObject(0);
    assertThat(first.getString("period")).isEqualTo("2021");
    assertThat(first.getString("knownSince")).isEqualTo("2026-11-22T01:20:00Z");
    assertThat(first.getLong("position")).isEqualTo(3);
  }

  @Test
  void readsFiguresAsOfAPosition() {
    JsonObject list = json("/api/v1/series/1441:N00901/observations?asOf=5");

    assertThat(list.getJsonArray("items")).hasSize(1);
    assertThat(list.getJsonObject("asOf").getLong("position")).isEqualTo(5);
    problem(server.get("/api/v1/series/1441:N00901/observations?asOf=yesterday"), 400);
  }

  @Test
  void streamsASeriesAsAFileAsOfTheShownPosition() {
    HttpResponse<String> response =
        server.get("/api/v1/series/1441:N00901:gender=K/observations?format=csv&bom=true");

    assertThat(response.body()).isEqualTo("series 1441:N00901:gender=K 12 true");
    assertThat(response.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
    assertThat(response.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"framdrift-1441-N00901-gender-K.csv\"");
  }

  @Test
  void givesBoardsAndValuesAsFiles() {
    var board = server.get("/api/v1/boards/lerum?format=csv");
    var values = server.get("/api/v1/indicators/lerum-n00901/values?format=csv");

    assertThat(board.body()).isEqualTo("board Lerum 4");
    assertThat(board.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"framdrift-lerum.csv\"");
    assertThat(values.body()).isEqualTo("values lerum-n00901 2");
    problem(server.get("/api/v1/boards/lerum?format=xml"), 400);
  }

  @Test
  void saysWhichSeriesNobodyFills() {
    JsonObject feeds = json("/api/v1/feeds");

    JsonObject unfed = feeds.getJsonArray("withoutFeed").getJsonObject(0);
    assertThat(unfed.getString("id")).isEqualTo("1441:school-places");
    assertThat(unfed.getJsonObject("missing").getString("sv")).isEqualTo("Svenska");
    JsonObject kolada = feeds.getJsonArray("items").getJsonObject(0);
    assertThat(kolada.getString("id")).isEqualTo("lerum-kolada");
    assertThat(
            kolada
                .getJsonArray("series")
                .getJsonObject(0)
                .getJsonObject("newest")
                .getDouble("value"))
        .isEqualTo(20.75);
  }

  @Test
  void describesItselfByTheNationalProfile() {
    assertThat(json("/api/v1/api-info").getString("apiName")).isEqualTo("Framdrift");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/guide", "/boards/lerum", "/boards/lerum?screen=1", "/commitments/x"})
  void answersItsPages(String path) {
    HttpResponse<String> response = server.get(path);

    assertThat(response.body()).contains("sida");
    assertThat(response.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(response.headers().firstValue("etag")).isPresent();
  }

  @Test
  void letsNoScriptRunThatIsNotItsOwn() {
    HttpResponse<String> response = server.get("/");
    String policy = response.headers().firstValue("content-security-policy").orElseThrow();

    assertThat(policy)
        .contains("default-src 'none'")
        .contains("script-src 'self' " + Answers.source(Functions.IMPORT_MAP) + ";")
        .contains("frame-ancestors 'none'");
    assertThat(policy.replace("style-src-attr 'unsafe-inline'", "")).doesNotContain("unsafe");
    assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("referrer-policy")).isPresent();
    assertThat(server.get("/api/v1/boards").headers().firstValue("content-security-policy"))
        .hasValue("default-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void servesLibrariesThatNeverChangeAtTheirAddress() {
    for (String path :
        List.of("/_static/lit/3.3.3/index.js", "/webjars/d3-scale/4.0.2/src/index.js")) {
      HttpResponse<String> response = server.get(path);

      assertThat(response.statusCode()).as(path).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type"))
          .hasValue("text/javascript; charset=utf-8");
      assertThat(response.headers().firstValue("cache-control"))
          .hasValue("public, max-age=31536000, immutable");
    }
  }

  @Test
  void compressesTextForThoseWhoAsk() {
    HttpResponse<String> response = server.get("/app.js", "Accept-Encoding", "gzip");

    assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
  }

  @Test
  void leavesRoomForWhatIsMountedLater() {
    assertThat(server.get("/mounted/later").body()).isEqualTo("later");
  }
}
