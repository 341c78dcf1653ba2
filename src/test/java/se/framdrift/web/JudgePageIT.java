package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Period;
import se.framdrift.model.Withdrawal;
import se.framdrift.testing.Browser;

/** Where an operator judges otherwise and takes figures back, in a real browser. */
@ExtendWith(VertxExtension.class)
class JudgePageIT {

  private final Functions functions = new Functions();
  private Listening server;
  private Browser chromium;
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
                        _ -> Future.succeededFuture(Optional.of(Role.OPERATOR)),
                        InstantSource.system())
                    .mount(router));
    chromium = Browser.start().resize(1280, 2400);
    browser = chromium.driver();
    wait = new WebDriverWait(browser, Duration.ofSeconds(90));
    browser.get(server.address("/operator#judge"));
    at("#token").sendKeys("right");
    at("#sign-in button").click();
    wait.until(_ -> !browser.findElements(By.cssSelector("#withdraw-series option")).isEmpty());
  }

  @AfterEach
  void close() {
    chromium.close();
    server.close();
  }

  private WebElement at(String css) {
    return wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  @Test
  void showsBothJudgementsBeforeItRecordsOne() {
    LocalDate until = LocalDate.now(Period.ZONE).plusDays(30);
    new Select(at("#judged-commitment")).selectByValue("lerum-samverka");
    new Select(at("#judged-state")).selectByValue("on-track");
    at("#judged-by").sendKeys("Kommundirektören");
    at("#judged-reason").sendKeys("ny mätning väntas");
    browser.executeScript(
        "const day = document.querySelector('#judged-until'); day.value = arguments[0];"
            + " day.dispatchEvent(new Event('input', {bubbles: true}))",
        until.toString());

    assertThat(at("#judged-preview").getText())
        .contains("Beräknat:", "En persons bedömning: På väg", "Kommundirektören")
        .contains(until.toString(), "ny mätning väntas");

    at("#override .actions button").click();

    assertThat(at("#override .good").getText()).contains("15");
    assertThat(functions.judged)
        .singleElement()
        .satisfies(judged -> assertThat(((Judgement.Ruling) judged).until()).isEqualTo(until));
  }

  @Test
  void looksBeforeItTakesFiguresBack() {
    new Select(at("#withdraw-series")).selectByValue("1441:N00901");
    at("#withdraw-periods").sendKeys("2021, 2022");
    new Select(at("#withdraw-reason")).selectByValue("confidential");
    assertThat(at("#withdraw-warning").getText()).contains("hela historiken");
    at("#withdraw-text").sendKeys("röjer en person");
    at("#withdraw-by").sendKeys("Registrator");

    at("#withdraw-look").click();

    assertThat(at("#withdraw-preview li").getText()).contains("→ återkallad");
    assertThat(functions.withdrawn).isEmpty();

    at("#withdraw-take").click();

    assertThat(at("#withdraw .good").getText()).contains("14");
    assertThat(functions.withdrawn)
        .hasSize(2)
        .extracting(Fact.Withdrawn::reason)
        .containsOnly(Withdrawal.Code.CONFIDENTIAL);
    assertThat(
            new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                .analyze(browser)
                .getViolations())
        .isEmpty();
  }
}
