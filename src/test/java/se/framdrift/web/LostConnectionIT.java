package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;
import se.framdrift.testing.Browser;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** A server that dies under the eyes of its viewers, and comes back. */
class LostConnectionIT {

  private static final Duration HEALED = Duration.ofMinutes(3);

  private static final String RATE =
      """
      {"observations":[{"series":"1281:N00901","period":"2023","value":21.24}]}
      """;

  @Test
  void isSeenAtOnceAndHealsByItself() {
    Program program = Program.fresh().onLastingPorts();
    try (Browser browser = Browser.start()) {
      String board;
      String screen;
      try (RunningServer first = program.start()) {
        keepPorts(program, first);
        browser.resize(1280, 900).open(first.address() + "/boards/lund");
        board = browser.driver().getWindowHandle();
        browser.text(".live-word", "Uppdateras löpande"::equals);
        browser.script("window.untouched = true");
        screen = browser.driver().switchTo().newWindow(WindowType.WINDOW).getWindowHandle();
        browser.open(first.address() + "/boards/lund?screen=1");
        browser.element(".screen[data-cut=false]");
        assertThat(browser.text(".screen-state")).doesNotContain("Senast uppdaterad");
        first.killAlone();

        browser.text(".screen-state", text -> text.contains("Senast uppdaterad"));
        assertThat(browser.element(".screen").getDomAttribute("data-cut")).isEqualTo("true");
        browser.until(
            "dimmed",
            () ->
                browser.number("getComputedStyle(document.querySelector('.screen-body')).opacity")
                    < 0.6);
        browser.driver().switchTo().window(board);
        browser.text(
            ".banner", text -> text.contains("Anslutningen är bruten. Uppgifterna är från"));
        assertThat(browser.elements("commitment-tile, commitment-row")).isNotEmpty();
      }

      try (RunningServer second = program.start()) {
        assertThat(second.post("/api/v1/observations", RATE).statusCode()).isEqualTo(200);
        browser.until(HEALED, "no banner", () -> browser.elements(".banner").isEmpty());
        String posted =
            "[...document.querySelectorAll('indicator-tile')].some((tile) => tile.textContent.includes('21,24'))";
        browser.until("what was posted meanwhile", () -> browser.holds(posted));
        browser.text(".live-word", "Uppdateras löpande"::equals);
        assertThat(browser.holds("window.untouched === true")).isTrue();
        browser.driver().switchTo().window(screen);
        browser.until(
            HEALED, "bright again", () -> !browser.elements(".screen[data-cut=false]").isEmpty());
        assertThat(browser.text(".screen-state")).doesNotContain("Senast uppdaterad");
        assertThat(browser.driver().getWindowHandles()).isEqualTo(Set.of(board, screen));
      }
    }
  }

  private static void keepPorts(Program program, RunningServer server) {
    program
        .with("FRAMDRIFT_HTTP_PORT", port(server.address()))
        .with("FRAMDRIFT_OPERATOR_PORT", port(server.operatorAddress()));
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }
}
