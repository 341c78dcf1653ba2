package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Period;
import se.framdrift.model.Status;
import se.framdrift.model.Withdrawal;

/** What persons take back and judge otherwise, over HTTP. */
@ExtendWith(VertxExtension.class)
class JudgingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String OVERRIDE = "/api/v1/commitments/lerum-samverka/override";
  private static final String WITHDRAWALS = "/api/v1/withdrawals";
  private static final String[] REPORTER = {"Authorization", "Bearer reporter-token"};
  private static final String[] OPERATOR = {"Authorization", "Bearer operator-token"};

  private final Functions functions = new Functions();
  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(), functions.writes(), JudgingTest::role, () -> NOW)
                    .mount(router));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Future<Optional<Role>> role(String token) {
    return Future.succeededFuture(
        token.equals("operator-token") ? Optional.of(Role.OPERATOR) : Optional.of(Role.REPORTER));
  }

  @Test
  void takesSeveralFiguresBackWithACodeWordsAndAName() {
    HttpResponse<String> response =
        server.post(
            WITHDRAWALS,
            """
            {"series":"1441:N00901","periods":["2021","2022"],"reason":"source-withdrew",\
            "text":"SCB drog tillbaka","by":"Ekonomikontoret"}""",
            REPORTER);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(new JsonObject(response.body()).getInteger("revised")).isEqualTo(2);
    assertThat(functions.withdrawn)
        .containsExactly(
            withdrawn("2021", Withdrawal.Code.SOURCE_WITHDREW),
            withdrawn("2022", Withdrawal.Code.SOURCE_WITHDREW));
  }

  private static Fact.Withdrawn withdrawn(String year, Withdrawal.Code reason) {
    return new Fact.Withdrawn(
        Lerum.TAX, Period.parse(year), reason, "SCB drog tillbaka", "Ekonomikontoret");
  }

  @Test
  void onlyAnOperatorWithdrawsAsConfidential() {
    String body =
        """
        {"series":"1441:N00901","period":"2022","reason":"confidential",\
        "text":"SCB drog tillbaka","by":"Ekonomikontoret"}""";

    assertThat(server.post(WITHDRAWALS, body, REPORTER).statusCode()).isEqualTo(403);
    assertThat(functions.withdrawn).isEmpty();
    assertThat(server.post(WITHDRAWALS, body, OPERATOR).statusCode()).isEqualTo(200);
    assertThat(functions.withdrawn)
        .containsExactly(withdrawn("2022", Withdrawal.Code.CONFIDENTIAL));
  }

  @Test
  void aPreviewTakesNothing() {
    HttpResponse<String> response =
        server.post(
            WITHDRAWALS + "?preview=true",
            """
            {"series":"1441:N00901","period":"2022","reason":"error","text":"fel","by":"En"}""",
            REPORTER);

    assertThat(new JsonObject(response.body()).getJsonArray("changes").getJsonObject(0).getMap())
        .containsEntry("id", "N00901")
        .containsEntry("after", "missing-withdrawn");
    assertThat(functions.withdrawn).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"series\":\"1441:N00901\",\"period\":\"2022\",\"reason\":\"error\"}",
        "{\"series\":\"1441:N00901\",\"period\":\"2022\",\"reason\":\"wrong\",\"text\":\"t\",\"by\":\"b\"}",
        "{\"series\":\"1441:N00901\",\"period\":\"2022\",\"reason\":\"error\",\"text\":\"t\"}",
        "{\"series\":\"1441:N00901\",\"periods\":[],\"reason\":\"error\",\"text\":\"t\",\"by\":\"b\"}",
        "{\"series\":\"1441:N00901\",\"period\":\"2022\",\"feed\":\"x\",\"reason\":\"fel\"}",
        "{\"municipality\":\"1441\",\"feed\":\"x\",\"from\":\"2022\",\"reason\":\"fel\"}",
        "{\"feed\":\"x\",\"from\":\"2022\",\"to\":\"2023\",\"reason\":\"fel\"}",
      })
  void refusesAWithdrawalThatDoesNotSayWhatOrWhy(String body) {
    HttpResponse<String> response = server.post(WITHDRAWALS, body, OPERATOR);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(functions.withdrawn).isEmpty();
  }

  @Test
  void anOperatorJudgesOtherwiseUntilADay() {
    HttpResponse<String> response =
        server.post(OVERRIDE, override("2027-01-31", "on-track"), OPERATOR);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(functions.judged)
        .containsExactly(
            new Judgement.Ruling(
                "lerum-samverka",
                Status.State.ON_TRACK,
                "Kommundirektören",
                "ny mätning väntas",
                LocalDate.parse("2026-11-22"),
                LocalDate.parse("2027-01-31")));
    assertThat(new JsonObject(response.body()).getJsonObject("override").getMap())
        .containsEntry("state", "on-track")
        .containsEntry("until", "2027-01-31");
    assertThat(server.post(OVERRIDE, override("2027-01-31", "on-track"), REPORTER).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest(name = "until {0}")
  @ValueSource(strings = {"2026-11-21", "2027-11-23", "sommaren", ""})
  void anOverrideEndsWithinAYear(String until) {
    HttpResponse<String> response = server.post(OVERRIDE, override(until, "met"), OPERATOR);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(response.body()).contains("until");
  }

  @Test
  void theLongestOneLastsAYear() {
    assertThat(server.post(OVERRIDE, override("2027-11-22", "met"), OPERATOR).statusCode())
        .isEqualTo(200);
  }

  @Test
  void anOverrideIsTakenBackWithNameAndReason() {
    assertThat(delete("{\"by\":\"Kommundirektören\"}").statusCode()).isEqualTo(422);
    assertThat(delete("{\"by\":\"Kommundirektören\",\"reason\":\"klart\"}").statusCode())
        .isEqualTo(200);
    assertThat(functions.judged)
        .containsExactly(new Judgement.Retraction("lerum-samverka", "Kommundirektören", "klart"));
  }

  private HttpResponse<String> delete(String body) {
    return server.send(
        server
            .request(OVERRIDE)
            .headers("Content-Type", "application/json", OPERATOR[0], OPERATOR[1])
            .method("DELETE", BodyPublishers.ofString(body)));
  }

  private static String override(String until, String state) {
    return """
    {"state":"%s","by":"Kommundirektören","reason":"ny mätning väntas","until":"%s"}"""
        .formatted(state, until);
  }
}
