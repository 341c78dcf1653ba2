package se.framdrift.feeds.smhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;

class MetobsTest {

  private static final String HEADER = "Datum;Tid (UTC);Lufttemperatur;Kvalitet;;Tidsutsnitt:";

  private final Metobs metobs = Weather.metobs(Weather.HOURLY);

  @Test
  void readsTheLastOfFourBlocksAndNoProse() {
    Metobs.Read read = metobs.csv(RealFile.read("smhi/metobs-data.csv"));

    assertThat(Facts.lines(read.decoded()))
        .containsExactly(
            "0180:temperature:site=akalla 2013-01-01T00:00:00Z/PT1H 5.3 °C E",
            "0180:temperature:site=akalla 2013-01-01T01:00:00Z/PT1H 5.3 °C E");
    assertThat(read.heading()).isEqualTo(HEADER);
    assertThat(read.decoded().undecodable()).isEmpty();
  }

  @Test
  void refusesOnlyTheRowsThatAreBrokenAndReadsThemAgain() {
    Decoded decoded =
        csv(
            "2024-10-27;00:00:00;7.1;G;;prose; with; more",
            "2024-10-27;01:00:00;;G;;",
            "2024-10-27;25:00:00;7.2;G;;",
            "2024-10-27;02:00:00;7.3;R;;",
            "2024-10-27",
            "",
            "2024-10-27;03:00:00;-0.4;Y");

    assertThat(Facts.lines(decoded))
        .containsExactly(
            "0180:temperature:site=akalla 2024-10-27T00:00:00Z/PT1H 7.1 °C A",
            "0180:temperature:site=akalla 2024-10-27T01:00:00Z/PT1H °C not-collected",
            "0180:temperature:site=akalla 2024-10-27T03:00:00Z/PT1H -0.4 °C E");
    assertThat(Facts.refusals(decoded))
        .containsExactly(
            "3 Datum: not a time: 2024-10-27 25:00:00",
            "4 Kvalitet: unknown quality R",
            "5 : 1 columns");
    String raw = decoded.undecodable().get(1).raw();
    Metobs corrected = Weather.metobs(Weather.HOURLY.replace("]}]}", "]}],'quality':{'R':'U'}}"));
    assertThat(Facts.lines(corrected.again(Metobs.CSV, HEADER, raw)))
        .containsExactly("0180:temperature:site=akalla 2024-10-27T02:00:00Z/PT1H 7.3 °C U");
    assertThat(corrected.again(Metobs.CSV, "", raw).undecodable()).hasSize(1);
  }

  @Test
  void takesTheMeanOfADayFromSmhiItself() {
    Metobs daily =
        Weather.metobs("{'metobs':[{'parameter':2,'station':'1','kpi':'temperature-day'}]}");
    String csv =
        """
        Från Datum Tid (UTC);Till Datum Tid (UTC);Representativt dygn;Lufttemperatur;Kvalitet;;Tidsutsnitt:
        2023-12-31 18:00:01;2024-01-01 18:00:00;2024-01-01;-3.4;G;;
        2024-01-01 18:00:01;2024-01-02 18:00:00;oops;-3.4;G;;
        """;
    Decoded decoded = daily.csv(csv.getBytes(StandardCharsets.UTF_8)).decoded();

    assertThat(Facts.lines(decoded)).containsExactly("0180:temperature-day 2024-01-01 -3.4 A");
    assertThat(Facts.refusals(decoded))
        .containsExactly("2 Representativt dygn: not a day or month: oops");
  }

  @Test
  void readsJsonWithMilliseconds() {
    String json =
        """
        {"value":[{"date":1670486400000,"value":"-10.9","quality":"G"},
                  {"from":1,"to":2,"ref":"2022-12","value":"-2.5","quality":"Y"},
                  {"value":"1","quality":"G"}, 7]}""";
    Decoded decoded = metobs.json(json.getBytes(StandardCharsets.UTF_8));

    assertThat(Facts.lines(decoded))
        .containsExactly(
            "0180:temperature:site=akalla 2022-12-08T08:00:00Z/PT1H -10.9 °C A",
            "0180:temperature:site=akalla 2022-12 -2.5 °C E");
    assertThat(Facts.refusals(decoded)).containsExactly("3 date: not given", "4 date: not given");
    assertThat(
            Facts.lines(
                metobs.again(Metobs.JSON, "", String.valueOf(decoded.rows().getFirst().raw()))))
        .containsExactly(Facts.line(decoded.rows().getFirst()));
  }

  @Test
  void sortsAStampAtTheEndIntoTheHourBefore() {
    Metobs sums =
        Weather.metobs("{'metobs':[{'parameter':7,'station':'1','kpi':'rain','stamp':'end'}]}");
    String csv = HEADER + "\n2024-01-01;00:00:00;0.2;G\n";

    assertThat(Facts.lines(sums.csv(csv.getBytes(StandardCharsets.UTF_8)).decoded()))
        .containsExactly("0180:rain 2023-12-31T23:00:00Z/PT1H 0.2 A");
  }

  @Test
  void saysThatThereIsNoBlockOfData() {
    assertThatThrownBy(
            () -> metobs.read("Stationsnamn;x\nAkalla;1\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("no line that begins data");
    assertThatThrownBy(() -> metobs.read("{}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("there is no list value");
  }

  @ParameterizedTest
  @CsvSource({
    "metobs-parameters.txt, 2, 1, Lufttemperatur",
    "metobs-stations.txt, 1, 1, Lufttemperatur - Akalla",
    "metobs-periods.txt, 1, corrected-archive, Kvalitetskontrollerade historiska data (utom de senaste 3 mån)",
    "metobs-data.txt, 1, , Datafil",
  })
  void readsEveryLevelOfTheListing(String file, int entries, String key, String title) {
    Listing listing = Listing.read(Weather.body(file));

    assertThat(listing.entries()).hasSize(entries);
    assertThat(listing.entries().getFirst().key()).isEqualTo(key);
    assertThat(listing.entries().getFirst().title()).startsWith(title.substring(0, 7));
    assertThat(listing.entries().getFirst().links()).isNotEmpty();
  }

  @Test
  void knowsTheAddressThatTheListingLinksTo() {
    MetobsSource source = Weather.settings(Weather.HOURLY).metobs().getFirst();

    assertThat(Listing.read(Weather.body("metobs-data.txt")).entries().getFirst().links())
        .containsExactly(source.data("corrected-archive"));
  }

  private Decoded csv(String... lines) {
    String text = HEADER + "\r\n" + String.join("\r\n", lines) + "\r\n";
    return metobs.csv(text.getBytes(StandardCharsets.UTF_8)).decoded();
  }
}
