package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** A file is sent, looked at, corrected and taken, on the operator's page of a whole server. */
@ExtendWith(BrowserExtension.class)
class UploadPageIT {

  private static final Path METERS =
      Path.of("src/test/resources/data/energy/energy-sparks/amr_highlands")
          .resolve("example-missing-half-hours.csv")
          .toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void takesAFileOfMetersAfterItHasBeenCorrected(Browser browser, RunningServer server) {
    signIn(browser, server);
    send(browser, METERS);

    assertThat(browser.text("#upload-facts")).contains("CSV", "utf-8", "komma", "kWh");
    assertThat(value(browser, "#map-layout")).isEqualTo("row-per-reading");
    assertThat(value(browser, "#map-stamp")).isEqualTo("end");
    assertThat(value(browser, "#map-interval")).isEqualTo("PT30M");
    assertThat(browser.text("#counts", text -> text.contains("526"))).contains("Välj serie");
    assertThat(browser.element("#upload-take").isEnabled()).isFalse();

    new Select(browser.element("#series-mode")).selectByValue("seriesColumn");
    assertThat(value(browser, "#series-column")).isEqualTo("MPR");
    series(browser, "1710035168313", "badhuset");
    series(browser, "1700051906970", "stadshuset");
    series(browser, "1712050781307", "torgskolan");
    browser.element("#skip-others").click();
    new Select(browser.element("#map-sum")).selectByValue("P1D");

    String counts = browser.text("#counts", text -> text.startsWith("3 uppgifter tas emot"));
    assertThat(counts).contains("1 nekas", "3 nya", "384 rader utelämnas", "526 rader i filen");
    browser.element("#refusals summary").click();
    assertThat(browser.text("#refusals tbody"))
        .startsWith("478kWh")
        .contains("2019-08-27 of 9999:energy-by-building:site=torgskolan is not complete");
    assertThat(browser.text("#upload-state", text -> text.contains("3 uppgifter tas emot, 1")))
        .isNotEmpty();
    assertThat(violations(browser)).isEmpty();

    browser.element("#upload-take").click();
    assertThat(browser.text("#upload-done", text -> text.contains("inläst")))
        .contains("3 nya", "0 ändrar", "1 nekas");
    assertThat(server.operatorGet(observations("badhuset")).body()).contains("2019-08-26");
    assertThat(server.operatorGet(observations("torgskolan")).body())
        .contains("2019-08-27")
        .contains("not-reported");
    assertThat(browser.element("#upload-work").isDisplayed()).isFalse();
    assertThat(browser.problems()).isEmpty();
  }

  private static String observations(String site) {
    return "/api/v1/series/9999:energy-by-building:site=%s/observations?limit=1000".formatted(site);
  }

  @Test
  void namesTheRowTheColumnAndTheExpectation(Browser browser, RunningServer server)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("el.csv"), "Dag;kWh\n01/02/2019;5,5\n02/02/2019;fem\n13/02/2019;7\n");
    signIn(browser, server);
    send(browser, file);
    browser.element("#one-series").sendKeys("9999:energy-by-building:site=badhuset\t");

    browser.text("#counts", text -> text.startsWith("2 uppgifter tas emot1 nekas"));
    assertThat(browser.text("#preview tbody tr.why"))
        .isEqualTo("kWh: not a number: fem. Förväntat: a number such as 20,65.");
    assertThat(browser.text("#preview td.wrong")).isEqualTo("fem");

    browser.element("#map-dates").clear();
    browser.element("#map-dates").sendKeys("MM/dd/yyyy\t");
    browser.text("#counts", text -> text.startsWith("1 uppgift tas emot2 nekas"));

    browser.element("#language").click();
    assertThat(browser.text("#counts", text -> text.contains("figure taken")))
        .startsWith("1 figure taken");
    browser.element("#discard").click();
    browser.text("#upload-state", "The file is discarded."::equals);
  }

  @Test
  void saysInWordsThatAFileIsNoTable(Browser browser, RunningServer server) throws IOException {
    Path file = Files.writeString(folder.resolve("report.pdf"), "%PDF-1.7 …");
    signIn(browser, server);
    browser.element("#file").sendKeys(file.toString());

    assertThat(browser.text("#upload-problem", text -> !text.isEmpty()))
        .startsWith("The file is no table (it is a PDF or a web page).");
    assertThat(browser.element("#upload-work").isDisplayed()).isFalse();
  }

  @Test
  void nobodySeesTheFileOfAnother(Browser browser, RunningServer server) {
    signIn(browser, server);
    send(browser, METERS);
    String id =
        browser.script("return document.querySelector('#upload-download').href").split("/")[6];

    assertThat(server.operatorGet("/api/v1/uploads/" + id).statusCode()).isEqualTo(401);
    String asOther =
        "const done = arguments[0]; fetch('/api/v1/uploads/%s', {headers: {authorization: 'Bearer %s'}})"
                .formatted(id, Program.TOKEN)
            + ".then((answer) => done(answer.status))";
    assertThat(browser.driver().executeAsyncScript(asOther)).isEqualTo(404L);
  }

  private static void send(Browser browser, Path file) {
    browser.element("#file").sendKeys(file.toString());
    browser.until("the file", () -> browser.element("#upload-work").isDisplayed());
    browser.element("#preview tbody tr");
  }

  private static void series(Browser browser, String meter, String site) {
    browser
        .driver()
        .findElement(By.cssSelector("#series-table input[name='%s']".formatted(meter)))
        .sendKeys("9999:energy-by-building:site=" + site);
  }

  private static String value(Browser browser, String selector) {
    return browser.script("return document.querySelector(arguments[0]).value", selector);
  }

  private static List<String> violations(Browser browser) {
    return new AxeBuilder()
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
            .analyze(browser.driver())
            .getViolations()
            .stream()
            .map(each -> each.getId() + " " + each.getNodes())
            .toList();
  }

  private static void signIn(Browser browser, RunningServer server) {
    browser.open(server.operatorAddress() + "/operator#upload");
    browser.until("the form", () -> browser.element("#token").isDisplayed());
    browser.element("#token").sendKeys(Program.TOKEN + "\n");
    browser.until("signed in", () -> browser.element("#file").isDisplayed());
    browser.element("#series-list option");
  }
}
