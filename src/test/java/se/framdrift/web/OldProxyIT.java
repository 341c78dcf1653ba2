package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.OldProxy;
import se.framdrift.testing.RunningServer;

/** A town hall whose proxy knows no WebSockets: its boards are live all the same. */
@ExtendWith(BrowserExtension.class)
class OldProxyIT {

  private static final Duration SEVERAL_ATTEMPTS = Duration.ofMinutes(2);

  @Test
  void aBoardIsFollowedOneWay(Browser browser, RunningServer server) {
    int port = URI.create(server.address()).getPort();
    try (OldProxy proxy = new OldProxy(port)) {
      browser.open("http://127.0.0.1:" + proxy.port() + "/boards/lerum");
      browser.until(
          SEVERAL_ATTEMPTS, "live", () -> browser.text(".live-word").equals("Uppdateras löpande"));
      assertThat(proxy.refused()).isGreaterThanOrEqualTo(3);
      browser.script("window.untouched = true");

      assertThat(
              server
                  .post(
                      "/api/v1/observations",
                      """
                      {"observations":[{"series":"1441:N00901","period":"2023","value":20.65},
                       {"series":"1441:N00901","period":"2024","value":20.64}]}""")
                  .statusCode())
          .isEqualTo(200);
      browser.until(
          "what was posted",
          () -> browser.holds("document.querySelector('main').textContent.includes('20,64')"));
      assertThat(browser.holds("window.untouched === true")).isTrue();
    }
  }

  /** Over plain HTTP from another machine a browser computes no hashes of its own. */
  @Test
  void aBoardIsComparedWithTheServersAlsoWhereTheBrowserCannotHash(
      Browser browser, RunningServer server) {
    browser.open(server.address() + "/boards/lerum");
    browser.script(
        """
        (async () => {
          const { FollowedBoard } = await import('/live/followed-board.js');
          const board = new FollowedBoard('lerum');
          board.restart(await (await fetch('/api/v1/boards/lerum')).json());
          const own = await board.hash();
          Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
          window.hashes = [own, await board.hash()];
        })();
        """);
    browser.until("two hashes", () -> browser.holds("window.hashes !== undefined"));
    assertThat(browser.holds("/^[0-9a-f]{64}$/.test(hashes[0]) && hashes[0] === hashes[1]"))
        .isTrue();
    assertThat(browser.problems()).isEmpty();
  }
}
