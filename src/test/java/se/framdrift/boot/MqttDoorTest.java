package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.mqtt.ListenerSettings;

class MqttDoorTest {

  @Test
  void thereIsNoDoorUnlessItsPortIsSet() {
    assertThat(MqttDoor.settings(Map.of("FRAMDRIFT_MQTT_HOST", "0.0.0.0"))).isEmpty();
  }

  @Test
  void listensOnLoopbackUnlessConfigured() {
    ListenerSettings settings =
        MqttDoor.settings(Map.of("FRAMDRIFT_MQTT_PORT", "1883")).orElseThrow();

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(1883);
    assertThat(settings.certificate()).isNull();
  }

  @Test
  void takesCertificateAndKeyTogether() {
    ListenerSettings settings =
        MqttDoor.settings(
                Map.of(
                    "FRAMDRIFT_MQTT_PORT", "8883",
                    "FRAMDRIFT_MQTT_CERTIFICATE", "mqtt.pem",
                    "FRAMDRIFT_MQTT_KEY", "mqtt.key"))
            .orElseThrow();

    assertThat(settings.certificate()).isEqualTo(Path.of("mqtt.pem"));
    assertThat(settings.key()).isEqualTo(Path.of("mqtt.key"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MqttDoor.settings(
                    Map.of("FRAMDRIFT_MQTT_PORT", "8883", "FRAMDRIFT_MQTT_KEY", "mqtt.key")))
        .withMessageContaining("FRAMDRIFT_MQTT_CERTIFICATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt", "-1", "65536", "99999999999"})
  void namesAPortThatIsNone(String port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MqttDoor.settings(Map.of("FRAMDRIFT_MQTT_PORT", port)))
        .withMessageContaining("FRAMDRIFT_MQTT_PORT is " + port);
  }
}
