package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import se.framdrift.testing.Browser;

/** The operator's page in a real browser. */
@ExtendWith(VertxExtension.class)
class OperatorPageIT {

  private final Functions functions = new Functions();
  private Listening server;
  private @Nullable Browser chromium;
  private ChromeDriver browser;
  private WebDriverWait wait;

  @BeforeEach
  void open(Vertx vertx) {
    server =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(PageFiles.folder(Path.of("webroot"))),
                        functions.writes(),
                        token ->
                            Future.succeededFuture(
                                token.equals("right")
                                    ? Optional.of(Role.OPERATOR)
                                    : Optional.empty()),
                        InstantSource.system())
                    .mount(router));
    Browser started = Browser.start().resize(1280, 2400);
    chromium = started;
    browser = started.driver();
    wait = new WebDriverWait(browser, Duration.ofSeconds(90));
    browser.get(server.address("/operator#report"));
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    server.close();
  }

  private WebElement at(String css) {
    return wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  private void signIn(String token) {
    at("#token").sendKeys(token);
    at("#sign-in button").click();
  }

  private void signedIn() {
    signIn("right");
    wait.until(_ -> !browser.findElements(By.cssSelector("#commitment option")).isEmpty());
  }

  @Test
  void signsInRecordsAReportSendsAFigureAndSignsOut() {
    signIn("wrong");
    wait.until(ExpectedConditions.textToBe(By.id("news"), "Nyckeln gäller inte."));
    at("#token").clear();
    signedIn();

    at("#search").sendKeys("svenska samverka");
    wait.until(_ -> browser.findElements(By.cssSelector("#commitment option")).size() == 1);
    new Select(at("#commitment")).selectByValue("lerum-samverka");
    browser.executeScript("document.querySelector('#date').value = '2025-03-01'");
    at("#evidence").sendKeys("KS 2025/123");
    at("#by").sendKeys("Kommunstyrelsen");
    at("#report button").click();
    assertThat(at("#report .good").getText()).contains("13");
    assertThat(functions.stated).extracting(each -> each.evidence()).containsExactly("KS 2025/123");

    new Select(at("#series")).selectByValue("1441:N00901");
    assertThat(at("#period-hint").getText()).contains("2025");
    at("#period").sendKeys("2024");
    at("#value").sendKeys("20,6500000000000001");
    at("#figure button").click();
    assertThat(at("#figure .good").getText()).contains("13");
    assertThat(functions.taken)
        .extracting(each -> each.value())
        .containsExactly("20.6500000000000001");

    at("#value").sendKeys("tjugo");
    at("#figure button").click();
    assertThat(at("#figure .bad").getText()).contains("tjugo").contains("inte ett tal");
    assertThat(functions.taken).hasSize(1);
    browser.findElement(By.cssSelector("#views a[href='#quarantine']")).click();
    assertThat(at("#refused").getText()).contains("unknown series");

    at("#sign-out").click();
    assertThat(at("#token").isDisplayed()).isTrue();
    assertThat(browser.manage().getCookieNamed(Access.COOKIE)).isNull();
  }

  @Test
  void speaksEnglishAndKeepsTheReaderSignedIn() {
    signedIn();
    at("#language").click();

    wait.until(ExpectedConditions.textToBe(By.id("report-title"), "Report on a commitment"));
    browser.navigate().refresh();
    wait.until(_ -> !browser.findElements(By.cssSelector("#commitment option")).isEmpty());
  }

  @Test
  void canBeUsedByEveryone() {
    assertThat(violations()).isEmpty();
    signedIn();
    assertThat(violations()).isEmpty();
  }

  private List<String> violations() {
    return new AxeBuilder()
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
            .analyze(browser)
            .getViolations()
            .stream()
            .map(each -> each.getId() + " " + each.getNodes())
            .toList();
  }
}
