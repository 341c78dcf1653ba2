package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.feeds.mqtt.Lerum.mapped;
import static se.framdrift.feeds.mqtt.Lerum.message;
import static se.framdrift.feeds.mqtt.Lerum.rows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/** Plain JSON, bare numbers, and what mappings do with them. */
class PayloadsTest {

  private static final String JSON =
      """
      {"topic": "meter/{site}/temp", "payload": "json", "value": "/data/t", "time": "/at",
       "series": "1441:temperature:site={site}"%s}
      """;

  @Test
  void takesValueAndTimeFromWhereThePointersSay() {
    assertThat(
            rows(
                mapped(JSON.formatted("")),
                message(
                    "meter/aspenas/temp",
                    "{\"data\":{\"t\":21.5},\"at\":\"2026-01-15T08:10:00Z\"}")))
        .containsExactly("1441:temperature:site=aspenas 2026-01-15T08:00:00Z/PT1H 21.5");
  }

  @Test
  void takesNumbersThatAreWrittenAsText() {
    assertThat(
            rows(
                mapped(JSON.formatted("")),
                message(
                    "meter/aspenas/temp",
                    "{\"data\":{\"t\":\"-3\"},\"at\":\"2026-01-15T08:10:00Z\"}")))
        .containsExactly("1441:temperature:site=aspenas 2026-01-15T08:00:00Z/PT1H -3");
  }

  @Test
  void readsTheMomentInTheDeclaredForm() {
    assertThat(
            rows(
                mapped(
                    JSON.formatted(
                        ", \"period\": {\"form\": \"milliseconds\", \"stamp\": \"end\"}")),
                message("meter/aspenas/temp", "{\"data\":{\"t\":1},\"at\":1768464000000}")))
        .containsExactly("1441:temperature:site=aspenas 2026-01-15T07:00:00Z/PT1H 1");
  }

  @Test
  void multipliesByTheFactorAsDecimals() {
    assertThat(
            rows(
                mapped(JSON.formatted(", \"factor\": 0.1")),
                message(
                    "meter/aspenas/temp",
                    "{\"data\":{\"t\":0.3},\"at\":\"2026-01-15T08:10:00Z\"}")))
        .containsExactly("1441:temperature:site=aspenas 2026-01-15T08:00:00Z/PT1H 0.03");
  }

  @Test
  void saysTheUnitOfTheMapping() {
    RawFact row =
        mapped(JSON.formatted(", \"unit\": \"MWh\""))
            .translate(
                message("meter/a/temp", "{\"data\":{\"t\":1},\"at\":\"2026-01-15T08:10:00Z\"}"))
            .decoded()
            .rows()
            .getFirst();

    assertThat(row.unit()).isEqualTo("MWh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":{\"t\":1}} | period | no time of its own",
        "{\"data\":{\"t\":1},\"at\":null} | period | no time of its own",
        "{\"data\":{\"t\":1},\"at\":\"noon\"} | period | not a time: noon",
        "{\"data\":{\"t\":1},\"at\":1768464000} | period | not a time: 1768464000",
        "{\"data\":{},\"at\":\"2026-01-15T08:10:00Z\"} | value | no value at /data/t",
        "{\"data\":{\"t\":null},\"at\":\"2026-01-15T08:10:00Z\"} | value | no value at /data/t",
        "{\"data\":{\"t\":\"21,5\"},\"at\":\"2026-01-15T08:10:00Z\"} | value | not a number: 21,5",
        "{\"data\":{\"t\":true},\"at\":\"2026-01-15T08:10:00Z\"} | value | not a number: true",
        "{\"data\":{\"t\":[1]},\"at\":\"2026-01-15T08:10:00Z\"} | /data/t | an array, not a value",
        "21.5 | value | no value at /data/t",
        "{\"data\": | '' | not JSON"
      })
  void saysWhatIsWrongWithAPayload(String payload, String field, String problem) {
    Translator translator = mapped(JSON.formatted(""));

    List<Rejection> refused =
        translator.translate(message("meter/aspenas/temp", payload)).decoded().undecodable();

    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().field()).isEqualTo(field);
    assertThat(refused.getFirst().problem()).isEqualTo(problem);
    assertThat(refused.getFirst().expected()).isNotBlank();
    assertThat(refused.getFirst().raw()).isEqualTo(payload);
  }

  @Test
  void passesOverAPayloadWithoutTheValueWhereTheMappingSaysSo() {
    Translator.Translation translation =
        mapped(JSON.formatted(", \"absent\": \"skip\""))
            .translate(message("meter/aspenas/temp", "{\"battery\":3.1}"));

    assertThat(translation.empty()).isTrue();
    assertThat(translation.meant()).isTrue();
  }

  @Test
  void readsEveryElementOfAnArray() {
    Translator translator =
        mapped(
            """
            {"topic": "gateway", "payload": "json", "rows": "/readings", "value": "/v",
             "time": "/t", "series": "1441:temperature:site={/site}"}
            """);

    Translator.Translation translation =
        translator.translate(
            message(
                "gateway",
                """
                {"readings":[{"site":"aspenas","t":"2026-01-15T08:00:00Z","v":1},
                 {"site":"aspenas","t":"2026-01-15T09:00:00Z","v":"?"},
                 {"t":"2026-01-15T09:00:00Z","v":2}]}
                """));

    assertThat(rows(translation.decoded().rows()))
        .containsExactly("1441:temperature:site=aspenas 2026-01-15T08:00:00Z/PT1H 1");
    assertThat(translation.decoded().undecodable())
        .extracting(Rejection::row, Rejection::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "not a number: ?"),
            org.assertj.core.groups.Tuple.tuple(3, "nothing for [/site]"));
  }

  @Test
  void givesABareNumberTheTimeOfItsArrival() {
    Translator translator =
        mapped(
            """
            {"topic": "t/{site}", "payload": "number", "time": "arrival",
             "series": "1441:moment:site={site}"}
            """);

    assertThat(rows(translator, message("t/aspenas", " 21.5\n")))
        .containsExactly("1441:moment:site=aspenas 2026-11-22T10:15:30.250Z 21.5");
  }

  @Test
  void translatesPlacesAndIsNotMeantByThoseThatItDoesNotKnow() {
    Translator translator =
        mapped(
            """
            {"topic": "t/{device}", "payload": "number", "time": "arrival",
             "series": "1441:temperature:site={device}",
             "translate": {"device": {"a840": "torpskolan"}, "value": {"on": 1, "off": 0}}}
            """);

    assertThat(rows(translator, message("t/a840", "on")))
        .containsExactly("1441:temperature:site=torpskolan 2026-11-22T10:00:00Z/PT1H 1");
    assertThat(translator.translate(message("t/b999", "on")).meant()).isFalse();
    assertThat(translator.tally().counts().unmapped()).isEqualTo(1);
  }

  @Test
  void takesPartInEveryMappingThatMeansTheMessage() {
    Translator translator =
        Lerum.translator(
            """
            {"map": [
              {"topic": "t", "payload": "json", "value": "/a", "time": "arrival",
               "series": "1441:temperature"},
              {"topic": "t", "payload": "json", "value": "/b", "time": "arrival",
               "series": "1441:energy"}]}
            """);

    assertThat(rows(translator, message("t", "{\"a\":1,\"b\":2}")))
        .containsExactly(
            "1441:temperature 2026-11-22T10:00:00Z/PT1H 1", "1441:energy 2026-11-22 2");
  }

  /** The check of the series says that there is no such KPI; the decoder does not guess. */
  @Test
  void leavesAnUnknownSeriesToTheCheck() {
    Translator translator =
        mapped(
            """
            {"topic": "t/{kpi}", "payload": "number", "time": "arrival", "series": "1441:{kpi}"}
            """);

    assertThat(rows(translator, message("t/nothing", "1"))).containsExactly("1441:nothing null 1");
    assertThat(rows(translator, message("t/energy", "1")))
        .containsExactly("1441:energy 2026-11-22 1");
  }
}
