package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** Every page, as axe-core sees it, and as the browser's console does. */
@ExtendWith(BrowserExtension.class)
class AccessibilityIT {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/, .issuer-summary",
    "/?lang=en, .issuer-summary",
    "/guide, .shape",
    "/boards/borlange, commitment-row",
    "/boards/exempelby?lang=en, indicator-tile",
    "/boards/lund?screen=1, .screen-content",
    "/commitments/borlange-skattesats, data-figure",
    "/boards/exempelby/changes, .changes-count",
    "/boards/exempelby/changes?lang=en&since=2020-01-01, .change-group",
    "/boards/exempelby?asOf=1, .banner.past",
    "/commitments/exempelby-5a?asOf=1, .banner.past",
    "/commitments/exempelby-5a?lang=en, .words",
    "/boards/nowhere, .loading",
    "/operator, #sign-in"
  })
  void hasNoViolationAndNoComplaint(
      String path, String ready, Browser browser, RunningServer server) {
    String home = path.startsWith("/operator") ? server.operatorAddress() : server.address();
    browser.open(home + path);
    browser.element(ready);
    if (path.equals("/boards/nowhere")) {
      browser.text(ready, text -> text.startsWith("Det finns inget här"));
    } else {
      assertThat(browser.problems()).isEmpty();
    }
    assertThat(violations(browser)).isEmpty();
  }

  @Test
  void hasNoViolationInTheDark(Browser browser, RunningServer server) {
    browser.calm("dark").open(server.address() + "/boards/exempelby");
    browser.element("indicator-tile");
    assertThat(violations(browser)).isEmpty();
  }

  @Test
  void hasNoViolationOnTheOperatorsForms(Browser browser, RunningServer server) {
    browser.open(server.operatorAddress() + "/operator#report");
    browser.until("the form", () -> browser.element("#token").isDisplayed());
    browser.element("#token").sendKeys(Program.TOKEN + "\n");
    browser.until("signed in", () -> browser.element("#report").isDisplayed());
    browser.element("#series option");
    assertThat(browser.problems()).isEmpty();
    assertThat(violations(browser)).isEmpty();
  }

  private static List<String> violations(Browser browser) {
    return new AxeBuilder()
        .withTags(WCAG).analyze(browser.driver()).getViolations().stream()
            .map(AccessibilityIT::words)
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + " "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream()
            .map(node -> node.getTarget() + " " + node.getHtml())
            .limit(3)
            .toList();
  }
}
