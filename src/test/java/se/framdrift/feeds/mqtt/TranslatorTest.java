package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.feeds.mqtt.Lerum.message;
import static se.framdrift.feeds.mqtt.Lerum.rows;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Delivery;
import se.framdrift.model.Rejection;

class TranslatorTest {

  private static final String MAP =
      """
      "map": [{"topic": "t/{site}", "payload": "json", "value": "/v", "time": "/at",
               "series": "1441:temperature:site={site}"}]
      """;

  @Test
  void saysWhereItsRowsComeFrom() {
    Delivery delivery =
        Lerum.translator("{%s}".formatted(MAP)).translate(message("t/aspenas", "{}")).delivery();

    assertThat(delivery.feed()).isEqualTo("lerum-mqtt");
    assertThat(delivery.municipality()).isEqualTo("1441");
    assertThat(delivery.source()).isEqualTo("t/aspenas");
    assertThat(delivery.format()).isEqualTo("mqtt");
    assertThat(delivery.heading())
        .isEqualTo("{\"topic\":\"t/aspenas\",\"arrival\":\"2026-11-22T10:15:30.250Z\"}");
  }

  @Test
  void countsWhatNobodyMeans() {
    Translator translator = Lerum.translator("{%s}".formatted(MAP));

    Translator.Translation translation = translator.translate(message("other", "{}"));

    assertThat(translation.empty()).isTrue();
    assertThat(translator.tally().counts().unmapped()).isEqualTo(1);
  }

  @Test
  void refusesWhatNobodyMeansWhereTheFeedSaysSo() {
    Translator translator = Lerum.translator("{\"unmapped\": \"refuse\", %s}".formatted(MAP));

    assertThat(translator.translate(message("other", "{}")).decoded().undecodable())
        .extracting(Rejection::field, Rejection::problem, Rejection::raw)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("topic", "no mapping means other", "{}"));
  }

  @Test
  void refusesALargeMessageAndKeepsItsBeginning() {
    Translator translator = Lerum.translator("{\"maxBytes\": 6000, %s}".formatted(MAP));
    String fits = "{\"v\":1,\"at\":\"2026-01-15T08:00:00Z\",\"x\":\"%s\"}";

    List<Rejection> refused =
        translator.translate(message("t/a", "x".repeat(6_001))).decoded().undecodable();

    assertThat(refused).extracting(Rejection::problem).containsExactly("a message of 6001 bytes");
    assertThat(refused.getFirst().raw()).hasSize(Rejection.MAX_RAW);
    assertThat(rows(translator, message("t/a", fits.formatted("x".repeat(5_900))))).hasSize(1);
  }

  @Test
  void refusesAnOverlongTopic() {
    Translator translator = Lerum.translator("{%s}".formatted(MAP));

    Translator.Translation translation =
        translator.translate(message("t/" + "a".repeat(9_000), "{}"));

    assertThat(translation.decoded().undecodable())
        .extracting(Rejection::field)
        .containsExactly("topic");
    assertThat(translation.delivery().source()).hasSize(Delivery.MAX_SOURCE);
    assertThat(translation.delivery().heading()).isNull();
  }

  @Test
  void readsARefusedMessageAgainByACorrectedMapping() {
    Translator wrong = Lerum.translator("{%s}".formatted(MAP.replace("/v", "/value")));
    Translator right = Lerum.translator("{%s}".formatted(MAP));
    Translator.Translation refused =
        wrong.translate(message("t/aspenas", "{\"v\":1,\"at\":\"2026-01-15T08:00:00Z\"}"));

    Decoded again =
        right.again(refused.delivery().heading(), refused.decoded().undecodable().getFirst().raw());

    assertThat(rows(again.rows()))
        .containsExactly("1441:temperature:site=aspenas 2026-01-15T08:00:00Z/PT1H 1");
  }

  @Test
  void readsATimelessMessageAgainByItsFirstArrival() {
    String number =
        """
        {"map": [{"topic": "t/{site}", "payload": "number", "time": "arrival",
                  "series": "1441:moment:site={site}"}]}
        """;
    Translator translator = Lerum.translator(number);
    Delivery delivery = translator.translate(message("t/aspenas", "x")).delivery();

    assertThat(rows(translator.again(delivery.heading(), "21").rows()))
        .containsExactly("1441:moment:site=aspenas 2026-11-22T10:15:30.250Z 21");
  }

  @Test
  void readsARefusedPairOfStateAndMomentAgain() {
    String states =
        """
        {"map": [{"topic": "ha/{site}/state", "payload": "home-assistant", "time": "last_changed",
                  "series": "1441:moment:site={site}", "translate": {"value": {%s}}}]}
        """;
    Translator wrong = Lerum.translator(states.formatted("\"shut\": 0"));
    wrong.translate(message("ha/hall/state", "open"));
    Translator.Translation refused =
        wrong.translate(message("ha/hall/last_changed", "2026-01-15T08:00:00+00:00"));

    Decoded again =
        Lerum.translator(states.formatted("\"shut\": 0, \"open\": 1"))
            .again(refused.delivery().heading(), refused.decoded().undecodable().getFirst().raw());

    assertThat(rows(again.rows())).containsExactly("1441:moment:site=hall 2026-01-15T08:00:00Z 1");
  }

  @Test
  void saysThatNothingMeansAMessageThatIsReadAgain() {
    Translator translator = Lerum.translator("{%s}".formatted(MAP));

    assertThat(
            translator
                .again("{\"topic\":\"other\",\"arrival\":\"2026-11-22T10:15:30Z\"}", "{}")
                .undecodable())
        .extracting(Rejection::problem)
        .containsExactly("no mapping means other");
  }

  @Test
  void saysThatARowCameWithoutItsTopic() {
    Translator translator = Lerum.translator("{%s}".formatted(MAP));

    for (String heading : new String[] {null, "", "[]", "{\"topic\":7}", "{\"arrival\":\"x\"}"}) {
      assertThat(translator.again(heading, "{}").undecodable())
          .extracting(Rejection::problem)
          .containsExactly("not kept with the row");
    }
  }
}
