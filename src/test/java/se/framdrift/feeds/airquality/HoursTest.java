package se.framdrift.feeds.airquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;

class HoursTest {

  private static final String SERIES = "1280:pm25:site=dalaplan ";

  private final Hours hours = Air.hours(false);

  @Test
  void readsTheRecordedHoursOfDalaplan() {
    Hours.Read read = hours.csv(RealFile.read(Air.FILE), "pm25");
    List<String> lines = Facts.lines(read.decoded());

    assertThat(lines)
        .hasSize(73)
        .startsWith(
            SERIES + "2023-05-30T22:00:00Z/PT1H 4.286", SERIES + "2023-05-30T23:00:00Z/PT1H 4.587")
        .endsWith(SERIES + "2023-06-13T21:00:00Z/PT1H 4.163");
    assertThat(read.decoded().undecodable()).isEmpty();
    assertThat(lines)
        .filteredOn(line -> line.endsWith("not-collected"))
        .containsExactly(SERIES + "2023-06-13T15:00:00Z/PT1H not-collected");
    assertThat(new HashSet<>(lines)).as("one hour comes twice").hasSize(72);
  }

  @Test
  void keepsBothRowsOfAnHourThatComesTwice() {
    Decoded decoded = csv("2023-06-01 00:00:00+02:00,6.857", "2023-06-01 00:00:00+02:00,7.1");

    assertThat(Facts.lines(decoded))
        .containsExactly(
            SERIES + "2023-05-31T22:00:00Z/PT1H 6.857", SERIES + "2023-05-31T22:00:00Z/PT1H 7.1");
    assertThat(decoded.rows()).extracting("row").containsExactly(1, 2);
  }

  @Test
  void tellsTheTwoHoursOfTheAutumnNightApart() {
    assertThat(Facts.lines(csv("2023-10-29 02:00:00+02:00,1", "2023-10-29 02:00:00+01:00,2")))
        .containsExactly(
            SERIES + "2023-10-29T00:00:00Z/PT1H 1", SERIES + "2023-10-29T01:00:00Z/PT1H 2");
  }

  @Test
  void refusesTheBrokenLinesAndReadsThemAgain() {
    Decoded decoded =
        csv(
            "2023-06-01 00:00:00,6.857",
            "2023-06-01 00:00:00+02:00",
            "x,1",
            "",
            "2023-06-01T01:00:00Z,2");

    assertThat(Facts.lines(decoded)).containsExactly(SERIES + "2023-06-01T01:00:00Z/PT1H 2");
    assertThat(Facts.refusals(decoded))
        .containsExactly(
            "1 tid: not a time with its offset: 2023-06-01 00:00:00",
            "2 : 1 columns",
            "3 tid: not a time with its offset: x");
    assertThat(decoded.undecodable().getFirst().raw()).isEqualTo("2023-06-01 00:00:00,6.857");
    assertThat(
            Facts.lines(hours.again(Hours.CSV, "tid,pm25", "pm25", "2023-06-01 00:00:00Z,6.857")))
        .containsExactly(SERIES + "2023-06-01T00:00:00Z/PT1H 6.857");
    assertThat(hours.again(Hours.CSV, "", "pm25", "2023-06-01 00:00:00Z,6.857").undecodable())
        .hasSize(1);
  }

  @Test
  void readsMillisecondsAndValuesThatAreTexts() {
    String json =
        """
        {"values":[{"timestamp":1685570400000,"value":"6.857"},{"timestamp":1685574000000,"value":null},
          {"timestamp":1685577600000,"value":5.9},{"timestamp":1685581200000,"value":"NaN"},
          {"timestamp":"soon","value":"1"},{"value":"1"},{"timestamp":1685581200000,"value":{}},7]}""";
    Decoded decoded = hours.json(json.getBytes(StandardCharsets.UTF_8));

    assertThat(Facts.lines(decoded))
        .containsExactly(
            SERIES + "2023-05-31T22:00:00Z/PT1H 6.857",
            SERIES + "2023-05-31T23:00:00Z/PT1H not-collected",
            SERIES + "2023-06-01T00:00:00Z/PT1H 5.9",
            SERIES + "2023-06-01T01:00:00Z/PT1H not-collected");
    assertThat(Facts.refusals(decoded))
        .containsExactly(
            "5 timestamp: not a moment: soon",
            "6 timestamp: not given",
            "7 value: neither a number, a text nor null",
            "8 timestamp: not given");
    String raw = String.valueOf(decoded.rows().getFirst().raw());
    assertThat(raw).isEqualTo("{\"timestamp\":1685570400000,\"value\":\"6.857\"}");
    assertThat(Facts.lines(hours.again(Hours.JSON, "", "", raw)))
        .containsExactly(Facts.lines(decoded).getFirst());
  }

  @Test
  void sortsAStampAtTheEndIntoTheHourBefore() {
    String json = "{\"values\":[{\"timestamp\":1685570400000,\"value\":\"6.857\"}]}";

    assertThat(Facts.lines(Air.hours(true).json(json.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(SERIES + "2023-05-31T21:00:00Z/PT1H 6.857");
  }

  @Test
  void saysThatAColumnIsNotThere() {
    assertThatThrownBy(() -> hours.csv(RealFile.read(Air.FILE), "no2"))
        .isInstanceOf(Unreadable.class)
        .hasMessage("no columns tid and no2 in tid,pm25");
    assertThatThrownBy(() -> hours.csv(new byte[0], "no2")).hasMessageContaining("nothing");
    assertThatThrownBy(() -> hours.json("{\"values\":{}}".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("not data of a time series: there is no list values");
  }

  @Test
  void tellsLivingSeriesFromDeadOnes() {
    TimeSeriesList list = TimeSeriesList.read(RealFile.read("air-quality/tidsserier_malmo.csv"));

    assertThat(list.entries()).hasSize(32);
    assertThat(list.entries().stream().filter(TimeSeriesList.Entry::isAlive)).hasSize(14);
    assertThat(list.alive("Dalaplan", "PM2.5")).isEqualTo("6247");
    assertThat(list.alive("Rådhuset", "PM10")).isEqualTo("6160");
    assertThatThrownBy(() -> list.alive("Rådhuset", "CO"))
        .hasMessage("no living time series of CO at Rådhuset (1 dead)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plats,tidsserie_id,ämne | no column värden_senaste_veckan",
        "plats,tidsserie_id,ämne,värden_senaste_veckan/A,1 | line 2 of the list of time series is too short",
        "plats,tidsserie_id,ämne,värden_senaste_veckan/A,x,NO2,3 | line 2: no number",
      })
  void refusesAListThatIsNone(String text, String words) {
    assertThatThrownBy(
            () -> TimeSeriesList.read(text.replace('/', '\n').getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(words);
  }

  private Decoded csv(String... lines) {
    String text = "tid,pm25\n" + String.join("\n", lines) + "\n";
    return hours.csv(text.getBytes(StandardCharsets.UTF_8), "pm25").decoded();
  }
}
