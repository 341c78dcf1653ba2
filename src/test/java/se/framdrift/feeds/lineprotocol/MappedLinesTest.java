package se.framdrift.feeds.lineprotocol;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.feeds.lineprotocol.Mapped.problems;
import static se.framdrift.feeds.lineprotocol.Mapped.read;
import static se.framdrift.feeds.lineprotocol.Mapped.rows;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Period;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

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

  @ParameterizedTest(name = "fields such as {0}")
  @ValueSource(strings = {"=1", "=t"})
  void takesNoMoreRowsAndRefusalsThanTheLedgerTakesFactsAtOnce(String value) {
    MappedLines feed = fields(IntStream.range(0, 20).mapToObj(i -> "f" + i));
    String line =
        IntStream.range(0, 20).mapToObj(i -> "f" + i + value).collect(joining(",", "m ", " 1\n"));

    assertThat(read(feed, line.repeat(5_000)).size()).isEqualTo(100_000);
    assertThatThrownBy(() -> read(feed, line.repeat(5_000) + "no line"))
        .isInstanceOfSatisfying(
            Problem.Failure.class,
            failure -> assertThat(failure.problem()).isInstanceOf(Problem.TooLarge.class))
        .hasMessageContaining("100,000 rows");
    assertThatThrownBy(() -> read(feed, line.repeat(5_001))).isInstanceOf(Problem.Failure.class);
  }

  @Test
  void keepsTheTextOfALineOnceForAllThatIsRefusedOfIt() {
    MappedLines feed = fields(Stream.of("a", "b", "c", "d", "note"));
    String note = "x".repeat(5_000);
    Decoded decoded = read(feed, "m a=t,b=1,c=t,note=\"" + note + "\",d=2 1\nm a=t 2");
    List<Rejection> refused = decoded.undecodable();

    assertThat(refused).extracting(Rejection::row).containsExactly(1, 1, 1, 2);
    assertThat(refused.subList(0, 3))
        .allSatisfy(each -> assertThat(each.raw()).isSameAs(refused.getFirst().raw()));
    assertThat(refused.getFirst().raw()).hasSize(Rejection.MAX_RAW).startsWith("m a=t,b=1,");
    assertThat(refused.getLast().raw()).isEqualTo("m a=t 2");
    assertThat(decoded.rows())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.raw()).hasToString(refused.getFirst().raw()))
        .allSatisfy(row -> assertThat(row.raw()).isSameAs(decoded.rows().getFirst().raw()));
  }

  /** Takes these fields of the measurement m. */
  private static MappedLines fields(Stream<String> names) {
    String entry = "{\"measurement\":\"m\",\"field\":\"%s\",\"series\":\"0001:energy\"}";
    return Mapped.feed(
        "PT1H", names.map(entry::formatted).collect(joining(",", "{\"map\":[", "]}")));
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
