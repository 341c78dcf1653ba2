package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.testing.Browser;
import se.framdrift.testing.BrowserExtension;
import se.framdrift.testing.RunningServer;

/** Where figures go and what reforms did, as a reader meets them on the page of a commitment. */
@ExtendWith(BrowserExtension.class)
class OutlookPageIT {

  @Test
  void drawsTheForecastAndSaysItInWords(Browser browser, RunningServer server) {
    browser.open(server.address() + "/commitments/exempelby-10");
    String words = browser.text(".chart-outlook", text -> text.contains("Väntat för"));
    assertThat(words).contains("hela 80 %-intervallet ligger där");
    browser.element(".chart-forecast");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void saysWhatAReformDidAndWhatToThinkOfIt(Browser browser, RunningServer server) {
    browser.open(server.address() + "/commitments/exempelby-1");
    String routine = browser.text(".effect", text -> text.contains("Ny rutin"));
    assertThat(routine).contains("95 %-intervall").contains("säger inte vad som ändrade det");
    browser.open(server.address() + "/commitments/exempelby-2?lang=en");
    browser.text(".effect", text -> text.contains("No certain effect"));
  }
}
