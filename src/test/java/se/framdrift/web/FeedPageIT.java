package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import se.framdrift.live.LiveHub;
import se.framdrift.live.LiveSettings;
import se.framdrift.testing.Browser;

/** Feeds and refused rows on the operator's page, in a real browser. */
@ExtendWith(VertxExtension.class)
class FeedPageIT {

  private final Functions functions = new Functions();
  private Listening server;
  private LiveHub hub;
  private @Nullable Browser chromium;
  private Browser browser;

  @BeforeEach
  void open(Vertx vertx) {
    hub = new LiveHub(vertx, LiveSettings.defaults(), new SimpleMeterRegistry());
    server =
        Listening.on(
            vertx,
            router -> {
              hub.mountInside(router, _ -> true, (_, _) -> Future.succeededFuture(false));
              new OperatorRoutes(
                      Functions.reads(PageFiles.folder(Path.of("webroot"))),
                      functions.writes(),
                      token ->
                          Future.succeededFuture(
                              token.equals("right")
                                  ? Optional.of(Role.OPERATOR)
                                  : Optional.empty()),
                      InstantSource.system())
                  .mount(router);
            });
    show("failing");
    browser = Browser.start().resize(1280, 1400);
    chromium = browser;
    browser.open(server.address("/operator"));
    browser.until("the form", () -> browser.element("#token").isDisplayed());
    browser.element("#token").sendKeys("right\n");
    browser.text("#feeds", text -> text.contains("lerum-kolada"));
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    server.close();
    hub.close().await();
  }

  private void show(String state) {
    JsonObject feed =
        new JsonObject()
            .put("id", "lerum-kolada")
            .put("kind", "kolada")
            .put("title", new JsonObject().put("sv", "Nyckeltal").put("en", "Key figures"))
            .put("state", state)
            .put("lastNews", "2026-11-20T10:00:00Z")
            .put("nextExpected", "2026-11-21T10:00:00Z")
            .put("rhythm", "P1D")
            .put("rhythmLearned", true)
            .put("lag", "P3D")
            .put("taken", 12345)
            .put("refused", 1)
            .put("last", new JsonObject().put("taken", 0).put("unchanged", 1).put("refused", 0))
            .put("failures", state.equals("failing") ? 2 : 0)
            .put("problem", state.equals("failing") ? "<b>no answer</b>" : null)
            .put(
                "progress",
                state.equals("healthy")
                    ? new JsonObject()
                        .put("done", 40)
                        .put("total", 100)
                        .put("unit", "sidor")
                        .put("rate", 2)
                        .put("remaining", "PT30S")
                    : null);
    String data =
        new JsonObject()
            .put("municipality", Lerum.CODE)
            .put("at", "2026-11-22T10:00:00Z")
            .put("feeds", new JsonArray().add(feed))
            .encode();
    hub.show("feeds:" + Lerum.CODE, data, data, Instant.EPOCH);
  }

  @Test
  void showsHowAFeedStandsAndFollowsItByItself() {
    String row = browser.text("[data-feed=lerum-kolada]", text -> text.contains("12"));
    assertThat(row).contains("Fel", "<b>no answer</b>", "inlärd", "3 dygn försenad", "1 nekade");

    show("silent");
    browser.text("[data-feed=lerum-kolada]", text -> text.contains("Tyst"));
    show("healthy");
    String running = browser.text("[data-feed=lerum-kolada]", text -> text.contains("40 av 100"));
    assertThat(running).contains("Som den ska", "2 i sekunden", "30 sekunder");
    assertThat(browser.text("#feeds-summary")).contains("som den ska");
  }

  @Test
  void runsAFeedOnceAndSaysWhyNotTwice() {
    browser.text("[data-feed=lerum-kolada]", text -> text.contains("Kör nu"));
    browser.element("[data-feed=lerum-kolada] button").click();
    browser.text("#feeds-news", text -> text.contains("körs"));
    browser.element("[data-feed=lerum-kolada] button").click();
    browser.text("[data-feed=lerum-kolada]", text -> text.contains("runs already"));
  }

  @Test
  void triesRefusedRowsAgainAndRemovesThemOnlyAfterAQuestion() {
    browser.element("#views a[href='#quarantine']").click();
    browser.text("#refused", text -> text.contains("series=x"));
    assertThat(browser.text("#reasons")).contains("unknown series");

    browser.element("#refused-work button").click();
    browser.text("#refused-told", text -> text.contains("2 uppgifter togs emot"));
    assertThat(functions.replayed).hasSize(1);

    browser.element("#refused .row-work button:last-child").click();
    browser.until("the question", () -> browser.element("#confirm").isDisplayed());
    assertThat(browser.text("#confirm-words")).contains("går inte att ångra");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    browser.until("no question", () -> !browser.element("#confirm").isDisplayed());
    assertThat(functions.removed).isEmpty();

    browser.element("#refused .row-work button:last-child").click();
    browser.until("the question", () -> browser.element("#confirm").isDisplayed());
    browser.element("#confirm-yes").click();
    browser.text("#refused-told", text -> text.contains("borttagna"));
    assertThat(functions.removed).singleElement();
    assertThat(functions.removed.getFirst().ids()).containsExactly(4L);
  }

  @Test
  void canBeUsedByEveryoneInBothLanguagesAndOnAPhone() {
    for (String view : List.of("#feeds", "#quarantine")) {
      for (int width : new int[] {1280, 390}) {
        browser.resize(width, 900);
        browser.element("#views a[href='" + view + "']").click();
        assertThat(violations()).as(view + " " + width).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth"))
            .as("no scrolling sideways: " + view)
            .isEqualTo(String.valueOf(width));
      }
    }
    browser.element("#language").click();
    browser.text("#refused-title", "Refused rows"::equals);
  }

  private List<String> violations() {
    return new AxeBuilder()
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
            .analyze(browser.driver())
            .getViolations()
            .stream()
            .map(each -> each.getId() + " " + each.getNodes())
            .toList();
  }
}
