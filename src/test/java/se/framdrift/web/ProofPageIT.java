package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.RunningServer;

/**
 * What a reader of a commitment is told of how a figure moved, and how to check it all elsewhere.
 */
@ExtendWith(BrowserExtension.class)
class ProofPageIT {

  @Test
  void offersTheProofAsAFileAndNamesWhatChecksIt(Browser browser, RunningServer server) {
    browser.open(server.address() + "/commitments/exempelby-10");
    String file = browser.element(".proof-file").getDomAttribute("href");
    assertThat(browser.element(".proof-file").getDomAttribute("download"))
        .isEqualTo("proof-exempelby-10.json");
    assertThat(browser.text(".proof-check code"))
        .isEqualTo("./framdrift verify proof-exempelby-10.json");
    assertThat(new JsonObject(server.get(file).body()).getJsonObject("commitment").getString("id"))
        .isEqualTo("exempelby-10");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void saysThatASurveyHasNotMovedForCertainAndShowsNoArrow(Browser browser, RunningServer server) {
    browser.open(server.address() + "/commitments/exempelby-2?lang=en");
    assertThat(browser.text(".movement-words", words -> words.contains("since")))
        .startsWith("No certain change since the ");
    assertThat(browser.text(".data-figure figcaption")).doesNotContain(" rose ", " fell ");

    browser.open(server.address() + "/boards/exempelby?lang=sv");
    browser.until("an arrow", () -> !browser.elements(".movement").isEmpty());
    assertThat(browser.element(".movement").getDomAttribute("aria-label"))
        .containsPattern("^(Upp|Ned|Säker ökning|Säker minskning) sedan ");
    assertThat(browser.problems()).isEmpty();
  }
}
