package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.RunningServer;

/** A figure on its way from the operator's listener to the eyes of somebody who reads the board. */
@ExtendWith(BrowserExtension.class)
class LivePageIT {

  private static final String TAX = "borlange-skattesats";
  private static final String RATES =
      """
      {"observations":[
        {"series":"2081:N00901","period":"2023","value":22.42},
        {"series":"2081:N00901","period":"2024","value":22.42},
        {"series":"2081:N00901","period":"2025","value":22.92},
        {"series":"2081:N00901","period":"2026","value":22.92}]}
      """;

  @Test
  void showsAPostedFigureWithoutReloadAndWithoutMovingThePage(
      Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/borlange");
    String link = "a[href^=\"/commitments/" + TAX + "\"]";
    String tile = "commitment-tile:has(" + link + ")";
    browser.element(tile);
    browser.until("live", () -> browser.text(".live-word").equals("Uppdateras löpande"));
    assertThat(browser.text(tile + " .status-mark")).isEqualTo("Kan inte bedömas");
    assertThat(browser.text(tile + " .age")).contains("Uppgift från 2022");

    browser.script(
        "document.querySelector(arguments[0]).scrollIntoView({block: 'center'}); window.untouched = true",
        tile);
    String top =
        "document.querySelector('%s').getBoundingClientRect().top"
            .formatted(tile.replace("\"", "\\\""));
    double scrolled = browser.number("window.scrollY");
    double place = browser.number(top);
    assertThat(scrolled).isGreaterThan(500);

    HttpResponse<String> answer = server.post("/api/v1/observations", RATES);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    browser.text(tile + " .status-mark", "Inte uppnått"::equals);
    assertThat(browser.holds("window.untouched === true")).isTrue();
    assertThat(browser.number("window.scrollY")).isCloseTo(scrolled, within(0.5));
    assertThat(browser.number(top)).isCloseTo(place, within(0.5));
    assertThat(browser.text(tile + " .value")).isEqualTo("22,92");
    assertThat(browser.text(tile + " .changed-mark")).matches("Ändrad \\d\\d:\\d\\d.*");
    assertThat(browser.element(tile).getDomAttribute("data-pulse")).isIn("a", "b");
    assertThat(browser.text("#announcements", text -> !text.isEmpty()))
        .contains("Oförändrad skattesats");
    assertThat(browser.element("#announcements").getDomAttribute("aria-live")).isEqualTo("polite");

    browser.element(tile + " h3 a").click();
    readsTheCommitment(browser);
    assertThat(browser.holds("window.untouched === true")).isTrue();
    assertThat(browser.problems()).isEmpty();
  }

  private static void readsTheCommitment(Browser browser) {
    browser.text("h1", "Oförändrad skattesats"::equals);
    assertThat(browser.text(".words mark"))
        .isEqualTo("Skattesatsen lämnar oförändrad under mandatperioden");
    assertThat(browser.text(".assessment-state")).isEqualTo("Inte uppnått");
    assertThat(browser.text(".reasons")).contains("22,92").contains("2025");
    assertThat(browser.elements(".chart .chart-point, .chart .chart-newest"))
        .hasSizeGreaterThan(28);
    assertThat(browser.text(".chart-value")).isEqualTo("22,92");
    assertThat(browser.text("data-figure figcaption")).contains("steg").contains("22,92 %");

    browser.element("data-figure details.table > summary").click();
    assertThat(browser.text("data-figure table"))
        .contains("2023 22,42", "2024 22,42", "2025 22,92", "2026 22,92");
    browser.element("details.proof > summary").click();
    assertThat(browser.text("details.proof table")).contains("2025 22,92");
  }
}
