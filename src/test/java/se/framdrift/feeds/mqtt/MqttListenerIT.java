package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Rejection;
import se.framdrift.testing.Wait;

/** The built-in listener with HiveMQ's client and with mosquitto_pub. */
class MqttListenerIT {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String TOKEN = "a-token-of-role-feed";

  private final Vertx vertx = Vertx.vertx();
  private final Ledger ledger = new Ledger();
  private final ListeningFeed feed =
      (ListeningFeed)
          new MqttFeed(_ -> false, _ -> null, InstantSource.system())
              .open(
                  Lerum.feed(
                      """
                      {"unmapped": "refuse", "topics": [{"filter": "t/#"}], "maxBytes": 1000,
                       "map": [{"topic": "t/{site}", "payload": "json", "value": "/v",
                                "time": "/at", "series": "1441:moment:site={site}"}]}
                      """));
  private final List<Runnable> clients = new ArrayList<>();
  private MqttListener listener;
  private int port;

  @AfterEach
  void end() {
    ledger.away(false).slow(false).commit();
    clients.forEach(Runnable::run);
    if (listener != null) {
      listener.close().await();
    }
    vertx.close().await();
  }

  private void listen(ListenerSettings settings) {
    listener =
        new MqttListener(
            vertx,
            settings,
            (_, password) -> Future.succeededFuture(password.equals(TOKEN)),
            () -> List.of(feed),
            ledger,
            InstantSource.system());
    port = listener.start().await();
  }

  private static ListenerSettings plain() {
    return ListenerSettings.plain("127.0.0.1", 0);
  }

  private static ListenerSettings bounds(int connections, int inFlightOfOne) {
    return new ListenerSettings("127.0.0.1", 0, null, null, connections, 100, inFlightOfOne, 4_096);
  }

  private static byte[] json(int value) {
    return "{\"v\":%d,\"at\":\"2026-01-15T08:%02d:00Z\"}".formatted(value, value % 60).getBytes();
  }

  private Mqtt3BlockingClient third(String id, String password) {
    Mqtt3BlockingClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(id)
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth()
            .username("sensor")
            .password(password.getBytes())
            .applySimpleAuth()
            .buildBlocking();
    client.connect();
    clients.add(() -> client.toAsync().disconnect());
    return client;
  }

  private Mqtt5BlockingClient fifth(String password) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("fifth")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth()
            .username("sensor")
            .password(password.getBytes())
            .applySimpleAuth()
            .buildBlocking();
    client.connect();
    clients.add(() -> client.toAsync().disconnect());
    return client;
  }

  private static CompletableFuture<?> publish(Mqtt3BlockingClient client, int value) {
    return client
        .toAsync()
        .publishWith()
        .topic("t/aspenas")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(json(value))
        .send();
  }

  @Test
  void acknowledgesAfterTheCommit() {
    listen(plain());
    ledger.slow(true);
    CompletableFuture<?> published = publish(third("a", TOKEN), 1);
    Wait.until(LIMIT, () -> "it is taken", () -> ledger.uncommitted() == 1);
    assertThat(published).isNotDone();

    ledger.slow(false).commit();

    assertThat(published).succeedsWithin(LIMIT);
    assertThat(ledger.rows()).containsExactly("1441:moment:site=aspenas 2026-01-15T08:01:00Z 1");
  }

  @Test
  void acknowledgesNothingWhileTheLedgerIsAway() {
    listen(plain());
    ledger.away(true);
    CompletableFuture<?> published = publish(third("a", TOKEN), 1);
    Wait.until(LIMIT, () -> "tried more than once", () -> ledger.asked() > 1);
    assertThat(published).isNotDone();

    ledger.away(false);

    assertThat(published).succeedsWithin(LIMIT);
    assertThat(ledger.values()).containsExactly("1");
  }

  @Test
  void takesAThousandMessagesOfAClientThatDoesNotWait() {
    listen(plain());
    Mqtt3BlockingClient client = third("a", TOKEN);

    List<CompletableFuture<?>> published = new ArrayList<>();
    IntStream.range(0, 1_000).forEach(i -> published.add(publish(client, i)));

    assertThat(CompletableFuture.allOf(published.toArray(CompletableFuture[]::new)))
        .succeedsWithin(LIMIT);
    assertThat(ledger.values())
        .containsExactlyElementsOf(IntStream.range(0, 1_000).mapToObj(i -> "" + i).toList());
  }

  @Test
  void refusesWithoutAToken() {
    listen(plain());

    assertThatThrownBy(() -> third("a", "guess")).isInstanceOf(Mqtt3ConnAckException.class);
    assertThatThrownBy(() -> fifth("guess")).isInstanceOf(Mqtt5ConnAckException.class);
    Wait.until(LIMIT, () -> "nobody is left", () -> listener.connections() == 0);
  }

  @Test
  void letsInOnlySoMany() {
    listen(bounds(2, 10));
    third("a", TOKEN);
    third("b", TOKEN);

    assertThatThrownBy(() -> third("c", TOKEN)).isInstanceOf(Mqtt3ConnAckException.class);
    assertThat(listener.connections()).isEqualTo(2);
  }

  @Test
  void aClientThatComesBackTakesThePlaceOfItsOldConnection() {
    listen(bounds(3, 10));
    third("a", TOKEN);
    third("a", TOKEN);

    Wait.until(LIMIT, () -> "one is left", () -> listener.connections() == 1);
  }

  @Test
  void letsNobodySubscribe() {
    listen(plain());
    Mqtt3BlockingClient third = third("a", TOKEN);
    Mqtt5BlockingClient fifth = fifth(TOKEN);

    assertThatThrownBy(() -> third.subscribeWith().topicFilter("t/#").send())
        .isInstanceOf(Mqtt3SubAckException.class);
    assertThatThrownBy(() -> fifth.subscribeWith().topicFilter("t/#").send())
        .isInstanceOf(Mqtt5SubAckException.class);
  }

  @Test
  void cutsOffWhoHasTooManyInFlight() {
    listen(bounds(2, 5));
    ledger.away(true);
    Mqtt3BlockingClient client = third("a", TOKEN);

    IntStream.range(0, 6).forEach(i -> publish(client, i));

    Wait.until(LIMIT, () -> "it is cut off", () -> !client.getState().isConnected());
    assertThat(listener.counts().messages()).isEqualTo(5);
  }

  /** A client of MQTT 5 is told, and waits by itself. */
  @Test
  void tellsAClientOfTheFifthVersionHowManyMayBeInFlight() {
    listen(bounds(2, 5));
    Mqtt5BlockingClient client = fifth(TOKEN);
    List<CompletableFuture<Mqtt5PublishResult>> published = new ArrayList<>();
    IntStream.range(0, 50)
        .forEach(
            i ->
                published.add(
                    client
                        .toAsync()
                        .publishWith()
                        .topic("t/aspenas")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(json(i))
                        .send()));

    assertThat(CompletableFuture.allOf(published.toArray(CompletableFuture[]::new)))
        .succeedsWithin(LIMIT);
    assertThat(ledger.values()).hasSize(50);
    assertThat(client.getState().isConnected()).isTrue();
  }

  @Test
  void takesNothingAtQualityTwo() {
    listen(plain());
    Mqtt3BlockingClient third = third("a", TOKEN);
    third.toAsync().publishWith().topic("t/a").qos(MqttQos.EXACTLY_ONCE).payload(json(1)).send();
    Wait.until(LIMIT, () -> "the third is cut off", () -> !third.getState().isConnected());
    Mqtt5BlockingClient fifth = fifth(TOKEN);

    assertThatThrownBy(
            () ->
                fifth.publishWith().topic("t/a").qos(MqttQos.EXACTLY_ONCE).payload(json(1)).send())
        .isInstanceOf(RuntimeException.class);
    assertThat(ledger.asked()).isZero();
  }

  @Test
  void countsWhatNoFeedTakesAndRefusesWhatItsFeedDoesNotMean() {
    listen(plain());
    Mqtt3BlockingClient client = third("a", TOKEN);
    client.publishWith().topic("other").qos(MqttQos.AT_LEAST_ONCE).payload(json(1)).send();
    client.publishWith().topic("t/a/b").qos(MqttQos.AT_LEAST_ONCE).payload(json(1)).send();
    client.publishWith().topic("t/a").qos(MqttQos.AT_LEAST_ONCE).payload(new byte[1_001]).send();

    assertThat(listener.counts().unmapped()).isEqualTo(1);
    assertThat(feed.counts().messages()).isEqualTo(2);
    assertThat(ledger.refused())
        .extracting(Rejection::problem)
        .containsExactly("no mapping means t/a/b", "a message of 1001 bytes");
  }

  @Test
  void cutsOffWhoSendsAPacketThatIsTooLarge() {
    listen(bounds(2, 5));
    Mqtt3BlockingClient client = third("a", TOKEN);

    client
        .toAsync()
        .publishWith()
        .topic("t/a")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(new byte[9_000])
        .send();

    Wait.until(LIMIT, () -> "it is cut off", () -> !client.getState().isConnected());
    Wait.until(LIMIT, () -> "its place is free", () -> listener.connections() == 0);
    assertThat(ledger.asked()).isZero();
  }

  @Test
  void mosquittosClientPublishesBothQualities() {
    assumeTrue(Mosquitto.installed(), Mosquitto.MISSING);
    listen(plain());

    for (String quality : List.of("0", "1")) {
      assertThat(mosquitto("-q", quality, "-P", TOKEN).code()).isZero();
    }
    assertThat(mosquitto("-q", "1", "-V", "mqttv5", "-P", TOKEN).code()).isZero();
    assertThat(mosquitto("-q", "1", "-P", "guess").code()).isNotZero();

    Wait.until(LIMIT, () -> "three are taken", () -> ledger.values().size() == 3);
  }

  @Test
  void mosquittosClientPublishesByTls() {
    assumeTrue(Mosquitto.installed(), Mosquitto.MISSING);
    Certificates certificates = Certificates.shared();
    listen(plain().withTls(certificates.certificate(), certificates.key()));

    Mosquitto.Client.Ended ended =
        mosquitto("-q", "1", "-P", TOKEN, "--cafile", certificates.ca().toString());

    assertThat(ended.code()).as(ended.words()).isZero();
    assertThat(ledger.values()).containsExactly("7");
  }

  private Mosquitto.Client.Ended mosquitto(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("-t", "t/aspenas", "-m", new String(json(7)), "-u", "sensor"));
    arguments.addAll(List.of(more));
    return Mosquitto.Client.run("mosquitto_pub", port, arguments);
  }

  @Test
  void listensNoMoreAfterItIsClosed() {
    listen(plain());
    listener.close().await();

    assertThatThrownBy(() -> third("a", TOKEN)).isInstanceOf(ConnectionFailedException.class);
  }
}
