package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.mqtt.ListenerSettings;
import se.framdrift.feeds.mqtt.ListeningFeed;
import se.framdrift.feeds.mqtt.MqttListener;
import se.framdrift.web.TokenCheck;

/**
 * The built-in MQTT listener: whoever holds a token that may send figures gives it as password; the
 * user may be anything. Only there when {@code FRAMDRIFT_MQTT_PORT} is set.
 */
final class MqttDoor {

  private final MqttListener listener;

  private MqttDoor(MqttListener listener) {
    this.listener = listener;
  }

  /**
   * Reads {@code FRAMDRIFT_MQTT_PORT}, {@code _HOST}, {@code _CERTIFICATE} and {@code _KEY}.
   *
   * @return empty when there is to be no listener
   * @throws IllegalArgumentException naming the variable
   */
  static Optional<ListenerSettings> settings(Map<String, String> environment) {
    String port = value(environment, "FRAMDRIFT_MQTT_PORT");
    if (port == null) {
      return Optional.empty();
    }
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException(
          "FRAMDRIFT_MQTT_PORT is %s; expected a whole number from 0 to 65535".formatted(port));
    }
    String host = value(environment, "FRAMDRIFT_MQTT_HOST");
    String certificate = value(environment, "FRAMDRIFT_MQTT_CERTIFICATE");
    String key = value(environment, "FRAMDRIFT_MQTT_KEY");
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "FRAMDRIFT_MQTT_CERTIFICATE and FRAMDRIFT_MQTT_KEY go together; one is not set");
    }
    ListenerSettings plain =
        ListenerSettings.plain(host == null ? "127.0.0.1" : host, Integer.parseInt(port));
    return Optional.of(
        certificate == null || key == null
            ? plain
            : plain.withTls(Path.of(certificate), Path.of(key)));
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * Listens; completes with the door, or fails when the port is taken.
   *
   * @param feeds the declared feeds of kind mqtt that have no broker
   */
  static Future<MqttDoor> open(
      Vertx vertx,
      ListenerSettings settings,
      TokenCheck tokens,
      Supplier<List<ListeningFeed>> feeds,
      Sink sink) {
    MqttListener listener =
        new MqttListener(
            vertx,
            settings,
            (_, password) -> tokens.role(password).map(Optional::isPresent), // each may send
            feeds,
            sink,
            InstantSource.system());
    return listener.start().map(_ -> new MqttDoor(listener));
  }

  Future<Void> close() {
    return listener.close();
  }

  MqttListener listener() {
    return listener;
  }
}
