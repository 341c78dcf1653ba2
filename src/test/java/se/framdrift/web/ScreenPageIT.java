package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.RunningServer;

/** A board on a wall. */
@ExtendWith(BrowserExtension.class)
class ScreenPageIT {

  /** What does not fit where it stands: scrolled, cut off by its box, or outside the screen. */
  private static final String OVERFLOWING =
      """
      const seen = (box) => box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
      const boxes = [...document.querySelectorAll('.screen, .screen > *, .screen-content, .screen-content *:not(svg *):not(svg)')];
      const cut = (box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      const inline = (box) => ['inline', 'contents', 'none'].includes(getComputedStyle(box).display);
      const clips = (box) => getComputedStyle(box).overflow !== 'visible';
      const bad = boxes.filter((box) => !inline(box) && ((clips(box) && cut(box)) || !seen(box.getBoundingClientRect())));
      const words = (box) => `${box.className || box.localName}: ${box.textContent.trim().slice(0, 60)}`;
      const page = document.documentElement;
      return [...bad.map(words), ...(page.scrollWidth > innerWidth ? ['the page is too wide'] : [])].join('\\n');
      """;

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({"1920, 1080", "2160, 3840", "390, 844"})
  void holdsEveryPageWithoutCuttingAnything(
      int width, int height, Browser browser, RunningServer server) {
    browser.resize(width, height).open(server.address() + "/boards/lund?screen=1");
    browser.element(".screen-content");

    int pages =
        Integer.parseInt(browser.text(".screen-page-number").replaceFirst("Sida 1 av ", ""));
    assertThat(pages).isGreaterThan(4);
    for (int page = 1; page <= pages; page++) {
      String number = "Sida %d av %d".formatted(page, pages);
      browser.text(".screen-page-number", number::equals);
      assertThat(browser.script(OVERFLOWING)).as(number).isEmpty();
      browser.press(Keys.ARROW_RIGHT);
    }
    assertThat(browser.text(".screen-page-number", text -> text.startsWith("Sida 1 ")))
        .isNotEmpty();
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void turnsItsPagesByItselfUnlessItIsStopped(Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/lund?screen=1");
    browser.text(".screen-page-number", text -> text.startsWith("Sida 1 "));
    browser.press(Keys.SPACE);
    halfAMinutePasses(browser);
    double beats = browser.number("performance.now()");
    browser.until("two beats", () -> browser.number("performance.now()") > beats + 2_200);
    assertThat(browser.text(".screen-page-number")).startsWith("Sida 1 ");

    browser.press(Keys.SPACE);
    browser.text(".screen-page-number", text -> text.startsWith("Sida 2 "));
    halfAMinutePasses(browser);
    browser.text(".screen-page-number", text -> text.startsWith("Sida 3 "));
  }

  private static void halfAMinutePasses(Browser browser) {
    browser.script("const before = Date.now; Date.now = () => before() + 30_000");
  }
}
