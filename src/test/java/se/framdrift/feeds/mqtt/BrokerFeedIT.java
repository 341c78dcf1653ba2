package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.feeds.SubscribingFeed.Subscription;
import se.framdrift.model.Rejection;
import se.framdrift.testing.Gate;
import se.framdrift.testing.Wait;

/**
 * Against a real broker, Mosquitto, with its own publishing client. Skipped where there is none.
 */
class BrokerFeedIT {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String PASSWORD = "correct-horse";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final Ledger ledger = new Ledger();
  private final HealthLog health = new HealthLog();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private Mosquitto broker;

  @BeforeAll
  static void onlyWithMosquitto() {
    assumeTrue(Mosquitto.installed(), Mosquitto.MISSING);
  }

  @BeforeEach
  void begin() throws IOException {
    broker = Mosquitto.start(folder, "allow_anonymous true");
  }

  @AfterEach
  void end() {
    ledger.away(false).slow(false).commit();
    subscriptions.forEach(open -> open.close().await());
    broker.close();
    vertx.close().await();
  }

  private static String settings(String scheme, int port, String more) {
    return """
        {"broker": "%s://127.0.0.1:%d", "clientId": "framdrift-test"%s,
         "map": [
          {"topic": "meter/{site}/temp", "payload": "json", "value": "/v", "time": "/at",
           "series": "1441:moment:site={site}"},
          {"topic": "bare/{site}", "payload": "number", "time": "arrival",
           "series": "1441:moment:site={site}"},
          {"topic": "homeassistant/sensor/{site}/state", "payload": "home-assistant",
           "time": "last_changed", "series": "1441:moment:site={site}"},
          %s]}
        """
        .formatted(scheme, port, more, ChirpStackTest.MAPPING);
  }

  private BrokerFeed feed(String settings) {
    MqttFeed kind =
        new MqttFeed(
            "127.0.0.1"::equals, Map.of("MQTT_PASSWORD", PASSWORD)::get, InstantSource.system());
    return (BrokerFeed) kind.open(Lerum.feed(settings));
  }

  private BrokerFeed subscribe(String settings) {
    BrokerFeed feed = feed(settings);
    subscriptions.add(feed.subscribe(vertx, ledger, health).await());
    return feed;
  }

  private BrokerFeed connected(String more) {
    BrokerFeed feed = subscribe(settings("mqtt", broker.port(), more));
    Wait.until(LIMIT, () -> "connected: " + health.told(), health::connectedNow);
    return feed;
  }

  private void leave() {
    subscriptions.removeLast().close().await();
  }

  private void publish(int value, String... more) {
    broker.publish("meter/aspenas/temp", json(value), more);
  }

  private static String json(int value) {
    return "{\"v\":%d,\"at\":\"2026-01-15T08:%02d:00Z\"}".formatted(value, value % 60);
  }

  /** Each once or more: what a cut left unacknowledged comes again, and is unchanged then. */
  private void awaitValues(String... values) {
    Wait.until(
        LIMIT,
        () -> "values %s; got %s, %s".formatted(List.of(values), ledger.values(), health.told()),
        () -> ledger.values().stream().distinct().toList().equals(List.of(values)));
  }

  @Test
  void takesWhatIsPublishedAtBothQualities() {
    connected("");
    publish(1, "-q", "0");
    publish(2, "-q", "1");
    publish(3, "-q", "2");
    broker.publish(ChirpStackTest.TOPIC, ChirpStackTest.UPLINK, "-q", "1");
    broker.publish("meter/aspenas/temp", "warm", "-q", "1");

    awaitValues("1", "2", "3", "19.25");
    Wait.until(LIMIT, () -> "one is refused", () -> ledger.refused().size() == 1);
    assertThat(ledger.refused()).extracting(Rejection::raw).containsExactly("warm");
    assertThat(ledger.rows().getFirst())
        .isEqualTo("1441:moment:site=aspenas 2026-01-15T08:01:00Z 1");
  }

  @Test
  void takesARetainedStateWithTheMomentFromTheTopicBeside() {
    broker.publish("homeassistant/sensor/hall/state", "21.5", "-r", "-q", "1");
    broker.publish(
        "homeassistant/sensor/hall/last_changed", "2026-01-15T08:00:00+00:00", "-r", "-q", "1");
    connected("");

    Wait.until(
        LIMIT,
        () -> "the pair: " + ledger.rows(),
        () -> ledger.rows().equals(List.of("1441:moment:site=hall 2026-01-15T08:00:00Z 21.5")));
  }

  @Test
  void theBrokerKeepsWhatComesWhileWeAreAway() {
    connected("");
    publish(1, "-q", "1");
    awaitValues("1");
    leave();
    publish(2, "-q", "1");
    publish(3, "-q", "1");

    connected("");

    awaitValues("1", "2", "3");
  }

  /** As after a crash between receipt and commit: nothing was acknowledged, so all comes again. */
  @Test
  void whatWasNotCommittedComesAgain() {
    ledger.slow(true);
    try (Gate gate = new Gate(broker.port())) {
      subscribe(settings("mqtt", gate.port(), ""));
      Wait.until(LIMIT, () -> "connected: " + health.told(), health::connectedNow);
      publish(1, "-q", "1");
      publish(2, "-q", "1");
      Wait.until(LIMIT, () -> "the first is taken", () -> ledger.uncommitted() >= 1);
    }
    ledger.fail(new IllegalStateException("the process is gone"));
    Ledger afterwards = new Ledger();
    ledger.slow(false);

    subscriptions.add(
        feed(settings("mqtt", broker.port(), "")).subscribe(vertx, afterwards, health).await());

    Wait.until(
        LIMIT,
        () -> "both again: " + afterwards.values(),
        () -> afterwards.values().equals(List.of("1", "2")));
  }

  @Test
  void acknowledgesNothingThatIsNotDurable() {
    ledger.away(true);
    connected("");
    IntStream.rangeClosed(1, 5).forEach(i -> publish(i, "-q", "1"));
    Wait.until(LIMIT, () -> "it was tried", () -> ledger.asked() >= 5);

    leave();
    Ledger afterwards = new Ledger();
    subscriptions.add(
        feed(settings("mqtt", broker.port(), "")).subscribe(vertx, afterwards, health).await());

    Wait.until(
        LIMIT,
        () -> "all again: " + afterwards.values(),
        () -> afterwards.values().equals(List.of("1", "2", "3", "4", "5")));
    assertThat(ledger.values()).isEmpty();
  }

  @Test
  void comesBackAfterTheBrokerWasAwayAndLosesNothing() throws Exception {
    connected("");
    publish(1, "-q", "1");
    awaitValues("1");
    broker.stop();
    Wait.until(LIMIT, () -> "the cut is told: " + health.told(), () -> !health.connectedNow());

    broker.startAgain();
    publish(2, "-q", "1");

    awaitValues("1", "2");
    Wait.until(LIMIT, () -> "told: " + health.told(), health::connectedNow);
  }

  @Test
  void subscribesAnewWhenTheBrokerHasForgottenTheSession() throws Exception {
    connected("");
    broker.stop();
    Files.deleteIfExists(folder.resolve("store/mosquitto.db"));
    broker.startAgain();
    Wait.until(LIMIT, () -> "connected again", () -> health.connections() == 2);

    publish(1, "-q", "1");

    awaitValues("1");
  }

  /** Mosquitto is told to have many messages in flight, so that it is our bound that holds. */
  @Test
  void passesOverWhatIsTooMuchAndComesBackForTheRest() throws Exception {
    broker.stop();
    broker = Mosquitto.start(folder, "allow_anonymous true", "max_inflight_messages 0");
    ledger.away(true);
    BrokerFeed feed = connected(", \"inFlight\": 10");
    String[] all = IntStream.rangeClosed(1, 59).mapToObj(Integer::toString).toArray(String[]::new);
    IntStream.rangeClosed(1, 59).forEach(i -> publish(i, "-q", "1"));
    Wait.until(
        LIMIT,
        () -> "it is full: " + health.told(),
        () -> health.told().contains("10 messages wait until they are durable"));
    assertThat(feed.counts().messages()).isEqualTo(11);

    ledger.away(false);

    awaitValues(all);
    assertThat(feed.counts().dropped()).isZero();
  }

  @Test
  void comesInWithUserAndPasswordOfTheEnvironment() throws IOException {
    broker.close();
    Path users = folder.resolve("users");
    Mosquitto.Client.Ended made =
        Mosquitto.Client.end(
            List.of(
                Mosquitto.program("mosquitto_passwd").orElseThrow().toString(),
                "-b",
                "-c",
                users.toString(),
                "framdrift",
                PASSWORD));
    assertThat(made.code()).as(made.words()).isZero();
    broker = Mosquitto.start(folder, "allow_anonymous false", "password_file " + users);
    connected(", \"user\": \"framdrift\", \"passwordVariable\": \"MQTT_PASSWORD\"");

    publish(1, "-q", "1", "-u", "framdrift", "-P", PASSWORD);

    awaitValues("1");
  }

  @Test
  void saysWhyTheBrokerDoesNotLetItIn() throws IOException {
    broker.close();
    broker = Mosquitto.start(folder, "allow_anonymous false");
    subscribe(settings("mqtt", broker.port(), ""));

    Wait.until(
        LIMIT,
        () -> "the reason: " + health.told(),
        () -> health.told().contains("the broker refuses user or password"));
  }

  @Test
  void saysThatThePasswordIsNotSet() {
    subscribe(
        settings(
            "mqtt",
            broker.port(),
            ", \"user\": \"framdrift\", \"passwordVariable\": \"NOT_THERE\""));

    assertThat(health.told())
        .containsExactly(
            "the environment variable NOT_THERE, which holds the password, is not set");
  }

  @Test
  void connectsByTlsWithItsOwnAuthorityAndNoOther() throws IOException {
    broker.close();
    Certificates certificates = Certificates.shared();
    broker =
        Mosquitto.start(
            folder,
            "allow_anonymous true",
            "certfile " + certificates.certificate(),
            "keyfile " + certificates.key());
    String tls = settings("mqtts", broker.port(), "");
    String trusted = ", \"ca\": \"%s\"".formatted(certificates.ca());
    subscribe(tls);
    Wait.until(
        LIMIT,
        () -> "refused: " + health.told(),
        () -> health.told().stream().anyMatch(why -> why.startsWith("no TLS connection")));
    leave();

    subscribe(settings("mqtts", broker.port(), trusted));
    Wait.until(LIMIT, () -> "connected: " + health.told(), health::connectedNow);
    publish(1, "-q", "1", "--cafile", certificates.ca().toString());

    awaitValues("1");
  }

  @Test
  void countsTheSameUplinkOnce() {
    BrokerFeed feed = connected("");
    for (int i = 0; i < 3; i++) {
      broker.publish(ChirpStackTest.TOPIC, ChirpStackTest.UPLINK, "-q", "1");
    }
    publish(1, "-q", "1");

    awaitValues("19.25", "1");
    assertThat(ledger.values()).containsExactly("19.25", "1");
    assertThat(feed.counts().repeated()).isEqualTo(2);
    assertThat(feed.counts().messages()).isEqualTo(4);
  }
}
