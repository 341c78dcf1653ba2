package se.framdrift.feeds.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.feeds.lineprotocol.Mapped.problems;
import static se.framdrift.feeds.lineprotocol.Mapped.read;
import static se.framdrift.feeds.lineprotocol.Mapped.rows;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Period;

class MappedLinesTest {

  private static final String BUILDINGS =
      """
      {"bucket": "energi", "map": [
        {"measurement": "el", "tags": {"kind": "heat"}, "field": "mwh",
         "series": "0001:energy:site={building}", "unit": "MWh"},
        {"measurement": "el", "tags": {"building": "*"}, "field": "kwh",
         "kpi": "energy", "dimensions": {"site": "{building}"},
         "values": {"Torgskolan, hus A": "torgskolan"}, "factor": 0.001},
        {"measurement": "*", "tags": {"entity_id": "total"}, "series": "0001:energy"}]}
      """;

  @Test
  void takesMeasurementTagsAndFieldToASeries() {
    Decoded decoded =
        read(
            Mapped.feed("PT1H", BUILDINGS),
            """
            el,building=badhuset kwh=1500i,other=3 1763804100
            el,building=Torgskolan\\,\\ hus\\ A kwh=2.5 1763803800
            el,building=badhuset,kind=heat kwh=10,mwh=0.25 1763803800
            kWh,domain=sensor,entity_id=total friendly_name_str="Total",value=17.5 1763803800
            """);

    assertThat(decoded.undecodable()).isEmpty();
    assertThat(rows(decoded))
        .containsExactly(
            "1 0001:energy:site=badhuset 2025-11-22T09:00:00Z/PT1H 1.5",
            "2 0001:energy:site=torgskolan 2025-11-22T09:00:00Z/PT1H 0.0025",
            "3 0001:energy:site=badhuset 2025-11-22T09:00:00Z/PT1H 0.01",
            "3 0001:energy:site=badhuset 2025-11-22T09:00:00Z/PT1H 0.25 MWh",
            "4 0001:energy 2025-11-22T09:00:00Z/PT1H 17.5");
  }

  @Test
  void refusesWhatNoMappingTakesUnlessItIsToBeIgnored() {
    String lines = "el kwh=1 1763804100\nfel\nvatten,building=badhuset m3=1 1763804100";
    LongAdder ignored = new LongAdder();
    Decoded refusing = read(Mapped.feed("PT1H", BUILDINGS), lines);
    Decoded ignoring =
        read(
            Mapped.feed(
                "PT1H", BUILDINGS.replace("\"map\"", "\"unmapped\":\"ignore\",\"map\""), ignored),
            lines);

    assertThat(problems(refusing))
        .containsExactly(
            "1 no mapping of the feed smaby-lines takes it",
            "2 missing fields",
            "3 no mapping of the feed smaby-lines takes it");
    assertThat(refusing.undecodable().get(2).raw())
        .isEqualTo("vatten,building=badhuset m3=1 1763804100");
    assertThat(problems(ignoring)).containsExactly("2 missing fields");
    assertThat(ignored.sum()).isEqualTo(2);
  }

  @Test
  void refusesAFieldThatIsNoNumberAndTagsThatComeTwice() {
    Decoded decoded =
        read(
            Mapped.feed("PT1H", BUILDINGS),
            "x,entity_id=total value=\"on\" 1\nx,entity_id=total value=t 1\n"
                + "x,entity_id=total,entity_id=y value=1 1");

    assertThat(decoded.rows()).isEmpty();
    assertThat(problems(decoded))
        .containsExactly(
            "1 not a number but a text", "2 not a number but true or false", "3 duplicate tags");
  }

  @Test
  void readsARefusedLineAgainWithTheMappingOfNow() {
    Decoded refused = read(Mapped.feed("PT1H", BUILDINGS), "el,building=badhuset m3=5");
    Decoded again =
        Mapped.feed("PT1H", BUILDINGS.replace("\"kwh\"", "\"m3\""))
            .again(
                MappedLines.FORMAT,
                MappedLines.heading(Precision.S, Mapped.NOW),
                refused.undecodable().getFirst().raw());

    assertThat(rows(again))
        .containsExactly("1 0001:energy:site=badhuset 2026-11-22T12:00:00Z/PT1H 0.005");
    assertThat(Mapped.feed("PT1H", BUILDINGS).again("json", null, "{}").rows()).isEmpty();
    assertThat(Mapped.feed("PT1H", BUILDINGS).again(MappedLines.FORMAT, "x y", "m v=1").rows())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1} of {2}")
  @CsvSource({
    "PT1H,  start, 2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z/PT1H",
    "PT1H,  end,   2026-10-25T01:00:00Z, 2026-10-25T00:00:00Z/PT1H",
    "PT1H,  end,   2026-10-25T01:00:01Z, 2026-10-25T01:00:00Z/PT1H",
    "PT30M, start, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z/PT30M",
    "PT15M, end,   2026-03-29T01:30:00Z, 2026-03-29T01:15:00Z/PT15M",
    "P1D,   start, 2026-03-28T23:00:00Z, 2026-03-29",
    "P1D,   end,   2026-03-28T23:00:00Z, 2026-03-28",
    "P1D,   start, 2026-06-30T21:59:59Z, 2026-06-30",
    "P1D,   start, 2026-06-30T22:00:00Z, 2026-07-01",
    "P7D,   start, 2027-01-03T12:00:00Z, 2026-W53",
    "P1M,   end,   2026-06-30T22:00:00Z, 2026-06",
    "P3M,   start, 2026-06-30T22:00:00Z, 2026-Q3",
    "P1Y,   start, 2026-12-31T23:00:00Z, 2027",
    "PT0S,  end,   2026-12-31T23:00:00Z, 2026-12-31T23:00:00Z"
  })
  void cutsTimeAsTheKpiDoes(String resolution, String stamp, Instant at, String period) {
    MappedLines feed =
        Mapped.feed(
            resolution,
            "{\"map\":[{\"measurement\":\"m\",\"series\":\"0001:energy\",\"stamp\":\""
                + stamp
                + "\"}]}");
    Decoded decoded = read(feed, "m value=1 " + at.getEpochSecond());

    assertThat(decoded.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.period()).isEqualTo(period))
        .satisfies(row -> assertThat(Period.parse(period).text()).isEqualTo(row.period()));
  }

  @Test
  void correctsAClockThatShowsLocalTime() {
    MappedLines feed =
        Mapped.feed(
            "PT1H",
            "{\"map\":[{\"measurement\":\"m\",\"series\":\"0001:energy\",\"zone\":\"Europe/Stockholm\"}]}");
    long local = Instant.parse("2026-07-01T12:00:00Z").getEpochSecond();

    assertThat(read(feed, "m value=1 " + local).rows().getFirst().period())
        .isEqualTo("2026-07-01T10:00:00Z/PT1H");
  }

  @Test
  void refusesATimeThatNoCalendarOfOursHas() {
    MappedLines feed =
        Mapped.feed("P1D", "{\"map\":[{\"measurement\":\"m\",\"series\":\"0001:energy\"}]}");

    assertThat(problems(read(feed, "m value=1 9999999999\nm value=1 9223372036854775807")))
        .containsExactly("1 time outside range", "2 time outside range");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"measurement":"m","series":"0002:energy"}                        | series begins with 0001:
          {"measurement":"m","series":"0001:water"}                         | no KPI water
          {"measurement":"m"}                                               | one of series and kpi
          {"measurement":"m","series":"0001:energy","unit":"hp"}            | unit hp is none
          {"measurement":"m","series":"0001:energy","factor":0}             | factor is not 0
          {"measurement":"m","series":"0001:energy","zone":"Europe/Småby"}  | zone is one such as
          """)
  void namesTheEntryThatMakesNoSense(String entry, String words) {
    assertThatThrownBy(() -> Mapped.feed("PT1H", "{\"map\":[" + entry + "]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("map, entry 1: ")
        .hasMessageContaining(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"PT2H", "PT7M", "P2D", "P6M"})
  void refusesAKpiWhosePeriodsATimestampDoesNotTell(String resolution) {
    assertThatThrownBy(
            () ->
                Mapped.feed(
                    resolution, "{\"map\":[{\"measurement\":\"m\",\"series\":\"0001:energy\"}]}"))
        .hasMessageContaining("does not tell a period of " + resolution);
  }
}
