package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.feeds.mqtt.Lerum.mapped;
import static se.framdrift.feeds.mqtt.Lerum.message;
import static se.framdrift.feeds.mqtt.Lerum.retained;
import static se.framdrift.feeds.mqtt.Lerum.rows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Rejection;

/** States as MQTT Statestream publishes them: the state, and its moments in topics beside it. */
class HomeAssistantTest {

  private static final String BASE = "homeassistant/sensor/hall/";
  private static final String MAPPING =
      """
      {"topic": "homeassistant/sensor/{entity}/state", "payload": "home-assistant",
       "time": "%s", "series": "1441:moment:site={entity}"}
      """;
  private static final String ROW = "1441:moment:site=hall 2026-01-15T08:00:00Z ";

  private Translator translator;

  @BeforeEach
  void begin() {
    translator = mapped(MAPPING.formatted("last_changed"));
  }

  @Test
  void aStateWaitsForItsMoment() {
    Translator.Translation state = translator.translate(message(BASE + "state", "21.5"));

    assertThat(state.empty()).isTrue();
    assertThat(state.meant()).isTrue();
    assertThat(rows(translator, message(BASE + "last_changed", "2026-01-15T08:00:00+00:00")))
        .containsExactly(ROW + "21.5");
  }

  @Test
  void aRetainedPairMayComeInEitherOrder() {
    assertThat(rows(translator, retained(BASE + "last_changed", "2026-01-15T08:00:00+00:00")))
        .isEmpty();
    assertThat(rows(translator, retained(BASE + "state", "21.5"))).containsExactly(ROW + "21.5");
  }

  /** Else a new state would get the moment of the one before. */
  @Test
  void aNewStateDoesNotTakeTheMomentThatWasThere() {
    translator.translate(retained(BASE + "state", "21.5"));
    translator.translate(retained(BASE + "last_changed", "2026-01-15T08:00:00+00:00"));

    assertThat(rows(translator, message(BASE + "state", "22"))).isEmpty();
    assertThat(rows(translator, message(BASE + "last_changed", "\"2026-01-15T09:00:00+00:00\"")))
        .containsExactly("1441:moment:site=hall 2026-01-15T09:00:00Z 22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unavailable", "unknown", "None", ""})
  void aStateWithoutAValueTellsOfNothing(String state) {
    translator.translate(message(BASE + "state", "21.5"));
    translator.translate(message(BASE + "state", state));

    Translator.Translation moment =
        translator.translate(message(BASE + "last_changed", "2026-01-15T08:00:00+00:00"));

    assertThat(moment.empty()).isTrue();
    assertThat(moment.meant()).isTrue();
  }

  @Test
  void aStateThatIsNoNumberIsRefusedWithItsMoment() {
    translator.translate(message(BASE + "state", "open"));

    Rejection refused =
        translator
            .translate(message(BASE + "last_changed", "2026-01-15T08:00:00+00:00"))
            .decoded()
            .undecodable()
            .getFirst();

    assertThat(refused.problem()).isEqualTo("not a number: open");
    assertThat(refused.raw())
        .isEqualTo("{\"state\":\"open\",\"last_changed\":\"2026-01-15T08:00:00+00:00\"}");
  }

  @Test
  void givesABareStateTheTimeOfItsArrivalWhereTheMappingSaysSo() {
    assertThat(rows(mapped(MAPPING.formatted("arrival")), retained(BASE + "state", "21.5")))
        .containsExactly("1441:moment:site=hall 2026-11-22T10:15:30.250Z 21.5");
  }

  @Test
  void asksForTheTopicBesideToo() {
    MqttSettings settings =
        MqttSettings.read(
            Lerum.feed("{\"map\":[%s]}".formatted(MAPPING.formatted("last_updated"))));

    assertThat(settings.subscriptions().keySet())
        .containsExactly("homeassistant/sensor/+/state", "homeassistant/sensor/+/last_updated");
  }

  @Test
  void remembersABoundedNumberOfEntities() {
    Statestream statestream = new Statestream();
    Mapping mapping =
        MqttSettings.read(Lerum.feed("{\"map\":[%s]}".formatted(MAPPING.formatted("last_changed"))))
            .mappings()
            .getFirst();

    for (int i = 0; i < Statestream.MAX_ENTITIES + 50; i++) {
      String topic = "homeassistant/sensor/s" + i + "/state";
      statestream.state(mapping, message(topic, "1"), mapping.match(topic).orElseThrow());
    }

    assertThat(statestream.size()).isEqualTo(Statestream.MAX_ENTITIES);
  }
}
