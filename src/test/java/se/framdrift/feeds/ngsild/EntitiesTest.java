package se.framdrift.feeds.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.Handed;
import se.framdrift.feeds.RealFile;
import se.framdrift.problem.Problem;

class EntitiesTest {

  private static final String HOUR = "2016-03-15T11:00:00Z/PT1H ";

  private final Feed feed = Brokers.notified("");

  @ParameterizedTest
  @CsvSource({"example-normalized.jsonld", "example-normalized.json"})
  void readsAirQualityWithItsUnits(String file) {
    Decoded decoded = decoded("AirQualityObserved/" + file);

    assertThat(Facts.lines(decoded))
        .containsExactly(
            "1441:no2:site=plaza " + HOUR + "69 µg/m3",
            "1441:co " + HOUR + "500 mg/m3",
            "1441:humidity " + HOUR + "54.00");
    assertThat(decoded.undecodable()).isEmpty();
  }

  @Test
  void readsAirQualityAsKeyValues() {
    assertThat(Facts.lines(decoded("AirQualityObserved/example.jsonld")))
        .containsExactly(
            "1441:no2:site=plaza " + HOUR + "69",
            "1441:co " + HOUR + "500 mg/m3",
            "1441:humidity " + HOUR + "54.00");
    // This one has a co2 where the others have a no2.
    assertThat(Facts.lines(decoded("AirQualityObserved/example.json")))
        .containsExactly("1441:co " + HOUR + "500 mg/m3", "1441:humidity " + HOUR + "54.00");
  }

  @ParameterizedTest
  @CsvSource({"example-normalized.jsonld", "example.jsonld"})
  void readsAnIndicatorOfTheMonthThatItWasCalculatedFor(String file) {
    assertThat(Facts.lines(decoded("KeyPerformanceIndicator/" + file)))
        .containsExactly("1441:faults 2016-06 20");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-06-01, 2016-06-30, 2016-06",
    "2016-06-01, 2016-07-01, 2016-06",
    "2016-06-01, 2016-06-10, 2016-06-01/P10D",
    "2016-06-02, 2016-07-01, 2016-06-02/P30D",
    "2016-06-01T00:00:00Z, 2016-06-02T00:00:00Z, 2016-06-01T00:00:00Z/PT24H",
  })
  void makesAPeriodOfFirstAndLastDay(String from, String to, String period) {
    String entity =
        """
        {"id":"k","type":"KeyPerformanceIndicator","kpiValue":20,
         "calculationPeriod":{"from":"%s","to":"%s"}}"""
            .formatted(from, to);

    assertThat(Facts.lines(decode(entity))).containsExactly("1441:faults " + period + " 20");
  }

  @Test
  void readsANotification() {
    String notification =
        """
        {"id":"urn:ngsi-ld:Notification:1","type":"Notification","subscriptionId":"s","data":[
          {"id":"urn:ngsi-ld:AirQualityObserved:Madrid-AmbientObserved-28079004",
           "type":"https://smartdatamodels.org/dataModel.Environment/AirQualityObserved",
           "no2":{"type":"Property","value":41.5,"unitCode":"GQ","observedAt":"2026-03-15T11:45:10.5+01:00"}},
          {"id":"urn:ngsi-ld:Other:1","type":"Other","no2":3}]}""";
    Decoded decoded = decode(notification);

    assertThat(Facts.lines(decoded))
        .containsExactly("1441:no2:site=plaza 2026-03-15T10:00:00Z/PT1H 41.5 µg/m3");
    assertThat(decoded.undecodable()).isEmpty();
    assertThat(String.valueOf(decoded.rows().getFirst().raw()))
        .isEqualTo(
            "{\"id\":\"urn:ngsi-ld:AirQualityObserved:Madrid-AmbientObserved-28079004\","
                + "\"type\":\"AirQualityObserved\",\"attribute\":\"no2\",\"value\":\"41.5\","
                + "\"unitCode\":\"GQ\",\"at\":\"2026-03-15T11:45:10.5+01:00\"}");
    assertThat(Facts.lines(feed.again(EntityFeed.FORMAT, null, raw(decoded))))
        .isEqualTo(Facts.lines(decoded));
  }

  @Test
  void refusesWhatCannotBeReadAndSaysWhy() {
    String list =
        """
        [{"id":"unknown-sensor","type":"AirQualityObserved","no2":1},
         {"type":"AirQualityObserved"}, 7,
         {"id":"Madrid-AmbientObserved-28079004","type":"AirQualityObserved","no2":1},
         {"id":"Madrid-AmbientObserved-28079004","type":"AirQualityObserved","dateObserved":"soon","no2":1},
         {"id":"Madrid-AmbientObserved-28079004","type":"AirQualityObserved",
          "dateObserved":"2026-03-15T11:00:00Z","no2":{"type":"Property","value":1,"unitCode":"XYZ"}},
         {"id":"Madrid-AmbientObserved-28079004","type":"AirQualityObserved",
          "dateObserved":"2026-03-15T11:00:00Z","relativeHumidity":{"type":"Property","value":{"a":1}}}]""";
    Decoded decoded = decode(list);

    assertThat(decoded.rows()).isEmpty();
    assertThat(Facts.refusals(decoded))
        .containsExactly(
            "1 id: no series is named for unknown-sensor",
            "2 id: no id or no type",
            "3 id: no id or no type",
            "4 observedAt: no time is given",
            "5 observedAt: not a time: soon",
            "6 unitCode: unknown unit XYZ",
            "7 relativeHumidity: not a number: an object");
  }

  @Test
  void readsARefusedSensorAgainWhenARuleIsAdded() {
    String entity =
        """
        {"id":"new","type":"AirQualityObserved","dateObserved":"2026-03-15T11:00:00Z","no2":1}""";
    String raw = decode(entity).undecodable().getFirst().raw();
    Feed corrected =
        (Feed)
            Brokers.open(
                "{%s}"
                    .formatted(Brokers.RULES.replace("*Madrid-AmbientObserved-28079004*", "n?w")));

    assertThat(Facts.lines(corrected.again(EntityFeed.FORMAT, null, raw)))
        .containsExactly("1441:no2:site=plaza 2026-03-15T11:00:00Z/PT1H 1");
    assertThat(corrected.again(EntityFeed.FORMAT, null, "{\"id\":").undecodable()).hasSize(1);
  }

  @Test
  void takesADeletedAttributeAsMissingAndTheInstanceWithoutDataSet() {
    String list =
        """
        [{"id":"Madrid-AmbientObserved-28079004","type":["AirQualityObserved"],
          "dateObserved":"2026-03-15T11:00:00Z/2026-03-15T12:00:00Z",
          "no2":{"type":"Property","value":"urn:ngsi-ld:null"},
          "co":[{"type":"Property","value":1,"datasetId":"urn:x"},{"type":"Property","value":2}]}]""";

    assertThat(Facts.lines(decode(list)))
        .containsExactly(
            "1441:no2:site=plaza 2026-03-15T11:00:00Z/PT1H not-reported",
            "1441:co 2026-03-15T11:00:00Z/PT1H 2 mg/m3");
  }

  @Test
  void readsTimesWithoutOffsetInTheZoneThatIsDeclared() {
    Feed local = Brokers.notified("'zone':'Europe/Madrid','stamp':'end','units':{'GQ':'ug'},");

    assertThat(
            Facts.lines(
                Handed.to(
                    local,
                    "x.json",
                    RealFile.read("ngsi-ld/AirQualityObserved/example-normalized.json"))))
        .startsWith("1441:no2:site=plaza 2016-03-15T09:00:00Z/PT1H 69 ug");
  }

  @ParameterizedTest
  @CsvSource({"{}", "7", "'{\"data\":{}}'"})
  void refusesABodyThatHasNoEntities(String body) {
    assertThatThrownBy(() -> decode(body)).isInstanceOf(Problem.Failure.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | entities names nothing",
        "{'entities':[{'type':'A','attributes':{'a':{'kpi':'x'}}}]} | entities[0].attributes.a.kpi is x",
        "{'entities':[{'type':'A','attributes':{'a':{'kpi':'odd'}}}]} | entities[0].attributes.a.kpi is odd: P10D",
        "{'zone':'Mars','entities':[{'type':'A','attributes':{'a':{'kpi':'co'}}}]} | zone is Mars",
      })
  void namesTheSettingThatMakesNoSense(String settings, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Brokers.open(settings))
        .withMessageContaining(words);
  }

  private Decoded decoded(String file) {
    return Handed.to(feed, "x.json", RealFile.read("ngsi-ld/" + file));
  }

  private Decoded decode(String text) {
    return Handed.to(feed, "x.json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String raw(Decoded decoded) {
    return String.valueOf(decoded.rows().getFirst().raw());
  }
}
