package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.RunningServer;

/** What a reader finds on a board. */
@ExtendWith(BrowserExtension.class)
class BoardPageIT {

  private static final String FOCUSED = "document.activeElement";

  private static List<JsonObject> commitments(RunningServer server, String board) {
    JsonArray all =
        new JsonObject(server.board(board)).getJsonObject("board").getJsonArray("commitments");
    return all.stream().map(JsonObject.class::cast).toList();
  }

  @Test
  void showsEveryCommitmentOnceAndCountsThatAddUp(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/borlange");

    int expected = commitments(server, "borlange").size();
    browser.element("commitment-tile .tile, commitment-row .row");
    assertThat(expected).isGreaterThan(50);
    assertThat(browser.elements("commitment-tile, commitment-row")).hasSize(expected);
    assertThat(browser.text("h1")).isEqualTo("Borlänge");

    List<Integer> counts =
        browser.elements(".state-counts b").stream()
            .map(b -> Integer.valueOf(b.getText()))
            .toList();
    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(expected);
    assertThat(browser.text(".issuer-head p")).isEqualTo(expected + " åtaganden");
  }

  @Test
  void addsUpForEachIssuerAndNeverOverIssuers(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/lerum");

    browser.element(".issuer-summary");
    List<WebElement> issuers = browser.elements(".issuer-summary");
    assertThat(issuers).hasSizeGreaterThan(1);
    double total = 0;
    for (int i = 1; i <= issuers.size(); i++) {
      String issuer = "[...document.querySelectorAll('.issuer-summary')][%d]".formatted(i - 1);
      double counted =
          browser.number(
              issuer
                  + ".querySelectorAll('.state-counts b').values().reduce((a, b) => a + Number(b.textContent), 0)");
      assertThat(
              browser.script(
                  "return %s.querySelector('.issuer-head p').textContent".formatted(issuer)))
          .startsWith(Math.round(counted) + " ");
      total += counted;
    }
    assertThat(total).isEqualTo(commitments(server, "lerum").size());
    assertThat(browser.text(".summary-note")).contains("räknas aldrig ihop");
  }

  @Test
  void saysWhatNothingMeasuresAndLeadsToIt(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/borlange");

    String words = browser.text(".unmeasured-count");
    assertThat(words).matches("\\d+ åtaganden som ingenting mäter");
    browser.element(".unmeasured-count a").click();

    int expected = Integer.parseInt(words.split(" ")[0]);
    browser.until(
        expected + " rows",
        () -> browser.elements("commitment-tile, commitment-row").size() == expected);
    assertThat(browser.text(".filter-shown")).startsWith("Visar " + expected + " av ");
  }

  @Test
  void saysOnceWhichSourceIsMissing(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/borlange");
    String tile = "commitment-tile:has(a[href^=\"/commitments/borlange-klotter-48-timmar\"])";
    assertThat(browser.text(tile)).containsOnlyOnce("Saknad källa: Kommunens felanmälan.");
    assertThat(browser.text(tile)).containsOnlyOnce("Kommunens felanmälan");

    browser.element(tile + " h3 a").click();
    assertThat(browser.text(".reasons")).startsWith("Saknad källa: Kommunens felanmälan.");
    assertThat(browser.text(".commitment")).containsOnlyOnce("Kommunens felanmälan");
  }

  @Test
  void saysAmongHowManyAPlaceIsTaken(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/lund");
    browser.element("commitment-row .proxies");
    String rows =
        "[...document.querySelectorAll('.proxy-figure')].map((row) => row.textContent).join()";
    assertThat(browser.script("return " + rows)).containsPattern("plats \\d+ av \\d+");

    browser.open(server.address() + "/boards/lund?lang=en");
    browser.element(".proxy-figure");
    String text = "document.querySelector('main').textContent.replace(/\\s+/g, ' ')";
    assertThat(browser.script("return " + text)).containsPattern("place \\d+ of \\d+");
  }

  @Test
  void speaksEnglishWhenAskedAndRemembersIt(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/borlange");
    browser.element(".language").click();

    browser.text(".board-summary h2", "The state, issuer by issuer"::equals);
    assertThat(browser.holds("document.documentElement.lang === 'en'")).isTrue();
    assertThat(browser.text(".tile h3, .row h4")).doesNotContain("å");

    browser.open(server.address() + "/guide");
    assertThat(browser.text(".language")).isEqualTo("Svenska");
    browser.element(".language").click();
    browser.text(".language", "English"::equals);
  }

  @Test
  void isUsableByKeyboardAlone(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/borlange");
    browser.element("commitment-row");

    browser.press(Keys.TAB);
    assertThat(browser.script("return %s.textContent".formatted(FOCUSED)))
        .isEqualTo("Hoppa till innehållet");
    assertThat(browser.holds(FOCUSED + ".getBoundingClientRect().left >= 0")).isTrue();
    browser.press(Keys.ENTER);
    browser.until("focus in the content", () -> browser.holds("location.hash === '#content'"));

    tabTo(browser, "board-filter input[type=search]");
    browser.press("klotter");
    browser.text(".filter-shown", text -> text.startsWith("Visar 1 av "));

    tabTo(browser, "commitment-tile h3 a");
    assertThat(browser.holds("getComputedStyle(%s).outlineStyle !== 'none'".formatted(FOCUSED)))
        .isTrue();
    browser.press(Keys.ENTER);
    assertThat(browser.text("h1")).isNotEqualTo("Borlänge");
    browser.text(".words mark", text -> text.toLowerCase().contains("klotter"));
    assertThat(browser.holds(FOCUSED + ".localName === 'main'")).isTrue();
  }

  private static void tabTo(Browser browser, String selector) {
    for (int i = 0; i < 40; i++) {
      browser.press(Keys.TAB);
      if (browser
          .script("return %s.matches(arguments[0])".formatted(FOCUSED), selector)
          .equals("true")) {
        return;
      }
    }
    throw new AssertionError("the tab key does not lead to " + selector);
  }

  @Test
  void saysOnEveryTileOfTheMadeUpMunicipalityThatItIsMadeUp(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/exempelby");

    browser.element("indicator-tile");
    String tiles = "commitment-tile, commitment-row, indicator-tile";
    int all = browser.elements(tiles).size();
    assertThat(all).isGreaterThan(16);
    String marked =
        "[...document.querySelectorAll('%s')].filter((tile) => tile.querySelector('.simulated')?.textContent === 'Simulerade uppgifter').length";
    assertThat(browser.number(marked.formatted(tiles))).isEqualTo(all);

    browser.open(server.address() + "/boards/borlange");
    browser.element("commitment-row");
    assertThat(browser.elements(".simulated")).isEmpty();
  }
}
