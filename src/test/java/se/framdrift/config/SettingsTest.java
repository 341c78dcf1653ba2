package se.framdrift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void everyVariableMayBeLeftOut() {
    assertThat(Settings.read(Map.of()).pushInterval()).isEqualTo(Duration.ofMillis(40));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "FRAMDRIFT_PUSH_INTERVAL_MS,0",
    "FRAMDRIFT_PUSH_INTERVAL_MS,60001",
    "FRAMDRIFT_HTTP_PORT,-1",
    "FRAMDRIFT_HTTP_PORT,65536",
    "FRAMDRIFT_OPERATOR_PORT,one",
    "FRAMDRIFT_OPERATOR_TOKEN,fifteen-letters"
  })
  void whatIsOutOfRangeIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> Settings.read(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
