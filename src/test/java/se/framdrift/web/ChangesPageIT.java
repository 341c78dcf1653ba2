package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.RunningServer;

/** What a reader finds who was here before, and who looks back. */
@ExtendWith(BrowserExtension.class)
class ChangesPageIT {

  private static final String COUNCIL = "lerum-trygghetsrad";

  @Test
  void tellsWhatChangedSinceTheReaderWasHereLast(Browser browser, RunningServer server) {
    figure(server, 33.25);
    long before = position(server);
    browser.open(server.address() + "/boards/lerum");
    browser.element("a[href^='/boards/lerum/changes']").click();
    assertThat(browser.text("h1", "Sedan sist: Lerum"::equals)).isNotEmpty();
    browser.element(".change-group");

    browser.element(".mark-read").sendKeys(Keys.ENTER);
    browser.text(".changes-count", text -> text.startsWith("Läst."));
    browser.open(server.address() + "/boards/lerum/changes");
    browser.text(".changes-count", "Ingenting har ändrats."::equals);

    figure(server, 21.75);
    report(server);
    browser.open(server.address() + "/boards/lerum/changes");
    browser.until(
        "the report and the revision",
        () ->
            browser.text("changes-page").contains("Reviderad siffra: 2024 var 33,25")
                && browser.text("changes-page").contains("KS 2026/17"));
    String told = browser.text("changes-page");
    assertThat(told).contains("nu 21,75");
    assertThat(told).contains("→ Påbörjat.");
    assertThat(browser.text(".change-group h2")).isEqualTo("Trygghetsråd under kommunstyrelsen");
    assertThat(browser.problems()).isEmpty();

    browser.open(server.address() + "/boards/lerum/changes?lang=en&since=" + before);
    browser.text("h1", "Since last time: Lerum"::equals);
    browser.text("changes-page", text -> text.contains("Revised figure: 2024 was 33.25"));
  }

  @Test
  void showsAPageAsItLookedThenAndComesBack(Browser browser, RunningServer server) {
    figure(server, 34.5);
    long then = position(server);
    figure(server, 22.5);

    browser.open(server.address() + "/boards/lerum?asOf=" + then);
    assertThat(browser.text(".banner.past")).startsWith("Så här såg det ut").contains("Tillbaka");
    assertThat(browser.elements(".live-word")).isEmpty();
    assertThat(browser.text(".live-state")).contains("Läge " + then);
    assertThat(browser.text("board-page")).contains("34,50");

    browser.element("commitment-tile h3 a, commitment-row a").click();
    browser.element("commitment-page .banner.past");
    assertThat(browser.script("return location.search")).isEqualTo("?asOf=" + then);
    assertThat(browser.text("commitment-page .board-foot")).contains("Läge " + then);

    browser.element(".banner.past a").click();
    browser.until("the present", () -> browser.elements(".banner.past").isEmpty());
    browser.text(".live-word", "Uppdateras löpande"::equals);
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void aDayIsChosenInAFieldAndAScreenShowsThePresent(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/lerum");
    String today = browser.element("#as-of").getDomAttribute("max");
    browser.script("document.querySelector('#as-of').value = arguments[0]", today);
    browser.element(".as-of button").sendKeys(Keys.ENTER);
    browser.element(".banner.past");
    assertThat(browser.script("return location.search")).isEqualTo("?asOf=" + today);

    browser.open(server.address() + "/boards/lerum?asOf=2001-01-01");
    browser.text(".loading", "Då fanns ingenting här"::equals);
    browser.problems();

    browser.open(server.address() + "/boards/lerum?screen=1&asOf=1");
    browser.element(".screen-content");
    assertThat(browser.elements(".banner.past")).isEmpty();
  }

  private static void figure(RunningServer server, double value) {
    taken(
        server,
        server.post(
            "/api/v1/observations",
            "{\"observations\":[{\"series\":\"1441:N00901\",\"period\":\"2024\",\"value\":%s}]}"
                .formatted(value)));
  }

  private static void report(RunningServer server) {
    taken(
        server,
        server.post(
            "/api/v1/commitments/" + COUNCIL + "/statements",
            new JsonObject()
                .put("state", "started")
                .put("date", "2026-02-01")
                .put("evidence", "KS 2026/17")
                .put("by", "Kommunstyrelsen")
                .encode()));
  }

  private static void taken(RunningServer server, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    long committed = new JsonObject(answer.body()).getLong("position");
    se.framdrift.testing.Wait.until(
        java.time.Duration.ofMinutes(2), () -> "shown", () -> position(server) >= committed);
  }

  private static long position(RunningServer server) {
    return new JsonObject(server.board("lerum")).getLong("position");
  }
}
