package se.framdrift.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.support.ui.Select;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** The operator's page of a whole server, and what the public sees of it. */
@ExtendWith(BrowserExtension.class)
class OperatorAtWorkIT {

  @Test
  void turnsAWrongTokenAwayInClearWords(Browser browser, RunningServer server) {
    browser.open(server.operatorAddress() + "/operator");
    browser.until("the form", () -> browser.element("#token").isDisplayed());
    browser.element("#token").sendKeys("this-is-not-a-token\n");

    String words = browser.text("#news", text -> !text.isEmpty());
    assertThat(words).containsIgnoringCase("nyckel");
    assertThat(browser.element("#signed-in").isDisplayed()).isFalse();
    assertThat(browser.driver().manage().getCookieNamed(Access.COOKIE)).isNull();
  }

  @Test
  void keepsTheSessionWhereNoScriptReadsItAndNoOtherSiteSendsIt(
      Browser browser, RunningServer server) {
    signIn(browser, server);

    Cookie cookie =
        requireNonNull(browser.driver().manage().getCookieNamed(Access.COOKIE), "the cookie");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(browser.script("return document.cookie")).isEmpty();

    assertThat(status(browser, "{}")).isEqualTo("403");
    assertThat(status(browser, "{'x-csrf-token': 'guessed'}")).isEqualTo("403");
    String csrf = "{'x-csrf-token': (await (await fetch('/api/v1/session')).json()).csrf}";
    assertThat(status(browser, csrf)).isEqualTo("200");

    browser.element("#sign-out").click();
    browser.text("#news", "Du är utloggad."::equals);
    assertThat(status(browser, "{}")).isEqualTo("401");
  }

  /** What a script of the page gets for a row that is there already. */
  private static String status(Browser browser, String headers) {
    String script =
        """
        const done = arguments[0];
        (async () => {
          const headers = {'content-type': 'application/json', ...%s};
          const body = '{"observations":[{"series":"0586:N00901","period":"1950","value":null,"missing":"not-reported"}]}';
          done((await fetch('/api/v1/observations', {method: 'POST', headers, body})).status);
        })();
        """
            .formatted(headers);
    return String.valueOf(browser.driver().executeAsyncScript(script));
  }

  @Test
  void recordsAReportThatTheBoardThenShows(Browser browser, RunningServer server) {
    signIn(browser, server);
    new Select(browser.element("#municipality")).selectByVisibleText("Mjölby");
    browser.element("#commitment option[value^=mjolby-]");
    String id =
        browser.script("return [...document.querySelector('#commitment').options].at(-1).value");
    new Select(browser.element("#commitment")).selectByValue(id);
    assertThat(browser.text("#quote")).isNotEmpty();
    new Select(browser.element("#state")).selectByValue("started");
    browser.script("document.querySelector('#date').value = '2024-05-02'");
    browser.element("#evidence").sendKeys("KS 2024/117 § 45");
    browser.element("#by").sendKeys("Kommunkansliet");
    browser.element("#report button").click();
    assertThat(browser.text("#report .answer", text -> !text.isEmpty()))
        .startsWith("Rapporten är sparad.");

    browser.open(server.address() + "/boards/mjolby");
    String tile = "commitment-tile:has(a[href^=\"/commitments/%s\"])".formatted(id);
    assertThat(browser.text(tile + " .status-mark")).isEqualTo("Påbörjat");
    assertThat(browser.text(tile + " .report"))
        .contains("2 maj 2024", "Kommunkansliet", "KS 2024/117 § 45");
    browser.element(tile + " h3 a").click();
    assertThat(browser.text("[aria-labelledby=statements] table"))
        .contains("KS 2024/117 § 45", "Påbörjat");
  }

  @Test
  void saysOfAFigureWhatIsWrongAndTakesItWhenItIsRight(Browser browser, RunningServer server) {
    signIn(browser, server);
    browser.element("#series-search").sendKeys("0586:N00901");
    browser.until("one series", () -> browser.elements("#series option").size() == 1);
    new Select(browser.element("#series")).selectByIndex(0);
    assertThat(browser.text("#series-about")).contains("Enhet: %");
    browser.element("#period").sendKeys("2023-13");
    browser.element("#value").sendKeys("20,50");
    browser.element("#figure button").click();
    String refused = browser.text("#figure .answer .bad", text -> text.contains("period"));
    assertThat(refused).contains("Servern tog inte emot det").contains("Förväntat");
    assertThat(browser.element("#period").getDomAttribute("aria-invalid")).isEqualTo("true");

    browser.element("#views a[href='#quarantine']").click();
    browser.element("#refresh").click();
    browser.text("#refused", text -> text.contains("2023-13"));
    browser.element("#views a[href='#report']").click();

    browser.element("#period").clear();
    browser.element("#period").sendKeys("2023");
    browser.element("#figure button").click();
    browser.text("#figure .answer .good", text -> text.startsWith("Uppgiften är ny och sparad."));

    browser.open(server.address() + "/boards/mjolby");
    String shown =
        "[...document.querySelectorAll('.tile')].some((tile) => tile.textContent.includes('20,50') && tile.textContent.includes('2023'))";
    browser.until("the figure on the board", () -> browser.holds(shown));
  }

  private static void signIn(Browser browser, RunningServer server) {
    browser.open(server.operatorAddress() + "/operator#report");
    browser.until("the form", () -> browser.element("#token").isDisplayed());
    browser.element("#token").sendKeys(Program.TOKEN + "\n");
    browser.until("signed in", () -> browser.element("#report").isDisplayed());
    browser.element("#commitment option");
    browser.element("#series option");
  }
}
