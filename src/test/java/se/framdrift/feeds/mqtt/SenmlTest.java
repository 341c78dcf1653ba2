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

/** Packs like those of RFC 8428, section 5.1. */
class SenmlTest {

  private static final String OWN =
      """
      {"topic": "senml/#", "payload": "senml", "series": "1441:moment:name={name}"%s}
      """;

  @Test
  void resolvesBaseNameTimeUnitAndValue() {
    Translator translator = mapped(OWN.formatted(""));

    List<RawFact> rows =
        translator
            .translate(
                message(
                    "senml/a",
                    """
                    [{"bn":"urn-dev-","bt":1.276020076e+09,"bu":"A","bv":10,"bver":5,
                      "n":"voltage","u":"V","v":120.1},
                     {"n":"current","t":-5,"v":1.2},
                     {"n":"current","t":-4,"v":1.3}]
                    """))
            .decoded()
            .rows();

    assertThat(rows(rows))
        .containsExactly(
            "1441:moment:name=urn-dev-voltage 2010-06-08T18:01:16Z 130.1",
            "1441:moment:name=urn-dev-current 2010-06-08T18:01:11Z 11.2",
            "1441:moment:name=urn-dev-current 2010-06-08T18:01:12Z 11.3");
    assertThat(rows).extracting(RawFact::unit).containsExactly("V", "A", "A");
  }

  @Test
  void countsSmallTimesFromTheArrivalWhereTheMappingSaysSo() {
    String pack = "[{\"n\":\"a\",\"t\":-30.25,\"v\":1},{\"n\":\"b\",\"v\":2}]";

    assertThat(rows(mapped(OWN.formatted(", \"time\": \"arrival\"")), message("senml/a", pack)))
        .containsExactly(
            "1441:moment:name=a 2026-11-22T10:15:00Z 1",
            "1441:moment:name=b 2026-11-22T10:15:30.250Z 2");
  }

  @Test
  void refusesSmallTimesOtherwise() {
    Translator.Translation translation =
        mapped(OWN.formatted(""))
            .translate(message("senml/a", "[{\"n\":\"a\",\"t\":-30,\"v\":1}]"));

    assertThat(translation.decoded().undecodable())
        .extracting(Rejection::problem, Rejection::raw)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "no time of its own", "[{\"n\":\"a\",\"v\":1,\"t\":-30}]"));
  }

  @Test
  void takesAbsoluteTimesAlsoWhereArrivalsAreAllowed() {
    assertThat(
            rows(
                mapped(OWN.formatted(", \"time\": \"arrival\"")),
                message("senml/a", "[{\"n\":\"a\",\"t\":1768464000,\"v\":1}]")))
        .containsExactly("1441:moment:name=a 2026-01-15T08:00:00Z 1");
  }

  @Test
  void takesSumsWithTheirBase() {
    assertThat(
            rows(
                mapped(OWN.formatted(", \"value\": \"/s\"")),
                message(
                    "senml/a",
                    "[{\"bn\":\"m\",\"bs\":1000,\"bt\":1768464000,\"s\":7},{\"n\":\"x\",\"v\":3}]")))
        .containsExactly("1441:moment:name=m 2026-01-15T08:00:00Z 1007");
  }

  @Test
  void takesOnlyTheNamesThatItTranslatesAndTheUnitInOurWords() {
    Translator translator =
        mapped(
            OWN.formatted(
                ", \"translate\": {\"name\": {\"d1/temp\": \"hall\"}, \"unit\": {\"Cel\": \"°C\"}}"));

    Translator.Translation translation =
        translator.translate(
            message(
                "senml/a",
                """
                [{"bn":"d1/","bt":1768464000,"n":"temp","u":"Cel","v":20},
                 {"n":"label","vs":"ok"},{"n":"hum","u":"%RH","v":40}]
                """));

    assertThat(rows(translation.decoded().rows()))
        .containsExactly("1441:moment:name=hall 2026-01-15T08:00:00Z 20");
    assertThat(translation.decoded().rows().getFirst().unit()).isEqualTo("°C");
    assertThat(translation.decoded().undecodable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\":\"a\",\"v\":1} | not a SenML pack",
        "[1] | record 1 is no object",
        "[{\"n\":\"a\",\"v\":1,\"x_\":1}] | must be understood, and is not",
        "[{\"bver\":11,\"n\":\"a\",\"v\":1}] | version 11",
        "[{\"n\":1,\"v\":1}] | not a text",
        "[{\"n\":\"a\",\"t\":\"now\",\"v\":1}] | not a number",
        "[{\"n\":\"a\",\"t\":1e300,\"v\":1}] | out of range: 1.0E+300",
        "[{\"n\":\"a\",\"t\":1768464000,\"v\":\"1\"}] | no value"
      })
  void saysWhatIsWrongWithAPack(String pack, String problem) {
    assertThat(
            mapped(OWN.formatted("")).translate(message("senml/a", pack)).decoded().undecodable())
        .extracting(Rejection::problem)
        .containsExactly(problem);
  }

  /** A refused record of a long pack is kept whole, resolved, and so can be read again. */
  @Test
  void aResolvedRecordIsReadAgainAsTheSame() {
    Translator translator = mapped(OWN.formatted(""));
    RawFact row =
        translator
            .translate(
                message(
                    "senml/a", "[{\"bn\":\"m\",\"bt\":1768464000,\"bv\":5,\"n\":\"n\",\"v\":7}]"))
            .decoded()
            .rows()
            .getFirst();

    assertThat(rows(translator, message("senml/a", String.valueOf(row.raw()))))
        .containsExactly("1441:moment:name=mn 2026-01-15T08:00:00Z 12");
  }
}
