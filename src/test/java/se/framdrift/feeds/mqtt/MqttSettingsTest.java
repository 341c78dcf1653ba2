package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.SubscribingFeed;

class MqttSettingsTest {

  private static final String NUMBER =
      """
      {"topic": "t/{site}", "payload": "number", "time": "arrival",
       "series": "1441:temperature:site={site}"}
      """;
  private static final String FULL =
      """
      {"broker": "mqtts://mqtt.lerum.se", "user": "framdrift",
       "passwordVariable": "LERUM_MQTT_PASSWORD", "clientId": "framdrift-lerum", "ca": "ca.pem",
       "keepAlive": "PT30S", "topics": [{"filter": "t/#", "qos": 0}], "inFlight": 50,
       "maxBytes": 4096, "unmapped": "refuse", "map": [%s]}
      """
          .formatted(NUMBER);

  @Test
  void readsEverySetting() {
    MqttSettings settings = MqttSettings.read(Lerum.feed(FULL));

    assertThat(settings.broker()).isEqualTo(new Broker("mqtt.lerum.se", 8883, true));
    assertThat(settings.keepAlive()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.subscriptions()).containsExactly(java.util.Map.entry("t/#", 0));
    assertThat(settings.unmappedRefused()).isTrue();
  }

  @Test
  void asksForTheTopicsOfItsMappingsWhenNoneAreDeclared() {
    MqttSettings settings = MqttSettings.read(Lerum.feed("{\"map\": [%s]}".formatted(NUMBER)));

    assertThat(settings.subscriptions()).containsExactly(java.util.Map.entry("t/+", 1));
    assertThat(settings.clientId()).isEqualTo("framdrift-1441-lerum-mqtt");
    assertThat(settings.broker()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker, mqtt://broker:1883",
    "mqtt://Broker:1884/, mqtt://broker:1884",
    "mqtts://10.0.0.1, mqtts://10.0.0.1:8883",
    "'mqtt://[::1]:99', mqtt://::1:99"
  })
  void readsAddressesOfBrokers(String text, String broker) {
    assertThat(Broker.parse(text)).hasToString(broker);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker",
        "http://broker",
        "mqtt:broker",
        "mqtt://",
        "mqtt://a b",
        "mqtt://u:p@broker",
        "mqtt://broker/topic",
        "mqtt://broker?x",
        "mqtt://broker#x"
      })
  void refusesWhatIsNoAddressOfABroker(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broker.parse(text))
        .withMessageContaining("expected mqtt://host:1883");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"time\": \"arrival\" | \"time\": \"/at\" | settings.map[0]: time: a bare number has none",
        "t/{site} | t/{site}x | settings.map[0]: not a topic filter",
        "site={site} | site={place} | settings.map[0]: series: nothing is called {place}",
        "site={site} | site={/place} | settings.map[0]: series: nothing is called {/place}",
        "site={site} | site={site | settings.map[0]: 1441:temperature:site={site has a brace",
        "1441:temperature: | 1441:half: | settings.map[0]: series: half has periods of P6M",
        "1441:temperature: | 1441:tmp: | settings.map[0]: series: no KPI tmp in the catalog",
        "\"number\" | \"senml\", \"value\": \"/t\" | settings.map[0]: value: of SenML it is /v",
        "\"number\" | \"json\" | settings.map[0]: value: where is it?",
        "\"number\" | \"number\", \"rows\": \"/r\" | settings.map[0]: rows: only payloads",
        "\"number\" | \"number\", \"period\": {\"zone\": \"Lerum\"} | settings.map[0]: period.zone:"
      })
  void namesTheSettingThatMakesNoSense(String right, String wrong, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MqttSettings.read(
                    Lerum.feed("{\"map\": [%s]}".formatted(NUMBER.replace(right, wrong)))))
        .withMessageStartingWith(words);
  }

  @Test
  void mayOnlyReachHostsThatAreAllowed() {
    MqttFeed kind = new MqttFeed("mqtt.lerum.se"::equals, _ -> null, InstantSource.system());

    MqttFeed withPort =
        new MqttFeed("mqtt.lerum.se:8883"::equals, _ -> null, InstantSource.system());

    assertThat(kind.open(Lerum.feed(FULL))).isInstanceOf(BrokerFeed.class);
    assertThat(withPort.open(Lerum.feed(FULL))).isInstanceOf(BrokerFeed.class);
    SubscribingFeed elsewhere =
        (SubscribingFeed) kind.open(Lerum.feed(FULL.replace("lerum.se", "example.com")));
    List<String> cuts = new ArrayList<>();
    Vertx vertx = Vertx.vertx();
    elsewhere
        .subscribe(
            vertx,
            (_, _) -> Future.failedFuture("nothing may come"),
            new SubscribingFeed.Health() {
              @Override
              public void connected() {
                cuts.add("connected");
              }

              @Override
              public void cut(String why) {
                cuts.add(why);
              }
            })
        .await()
        .close()
        .await();
    vertx.close().await();
    assertThat(cuts)
        .containsExactly("mqtt.example.com is not among the hosts of FRAMDRIFT_FEED_HOSTS");
  }

  @Test
  void listensWhereNoBrokerIsDeclared() {
    MqttFeed kind = new MqttFeed(_ -> false, _ -> null, InstantSource.system());

    assertThat(kind.open(Lerum.feed("{\"map\": [%s]}".formatted(NUMBER))))
        .isInstanceOf(ListeningFeed.class);
  }

  @Test
  void theSchemaTakesWhatTheReaderTakes() throws IOException {
    assertThat(valid(FULL)).isTrue();
    assertThat(valid("{\"map\": [%s]}".formatted(ChirpStackTest.MAPPING))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mqtts:// | http://",
        "mqtts:// | mqtts://user:secret@",
        "LERUM_MQTT_PASSWORD | a secret",
        "\"qos\": 0 | \"qos\": 2",
        "\"inFlight\": 50 | \"inFlight\": 0",
        "\"unmapped\": | \"unmaped\":",
        "\"payload\": \"number\" | \"payload\": \"xml\"",
        "\"time\": \"arrival\" | \"time\": \"now\""
      })
  void theSchemaRefusesWhatMakesNoSense(String right, String wrong) throws IOException {
    assertThat(valid(FULL.replace(right, wrong))).isFalse();
  }

  private static boolean valid(String settings) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MqttSettingsTest.class.getResourceAsStream("/schemas/feed-mqtt.schema.json"))) {
      JsonObject schema = new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return Validator.create(
              JsonSchema.of(schema),
              new JsonSchemaOptions()
                  .setBaseUri("https://framdrift.invalid/")
                  .setDraft(Draft.DRAFT202012)
                  .setOutputFormat(OutputFormat.Flag))
          .validate(new JsonObject(settings))
          .getValid();
    }
  }
}
