package se.framdrift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void everyVariableMayBeLeftOut() {
    assertThat(Settings.read(Map.of()).pushInterval()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void feedsMayFetchFromTheStatisticsHostsFromThoseThatAreNamedOrFromNone() {
    assertThat(hosts(Map.of())).contains("api.kolada.se", "api.scb.se");
    assertThat(hosts(Map.of("FRAMDRIFT_FEED_HOSTS", "a.example, b.example:8443,[::1]")))
        .containsExactlyInAnyOrder("a.example", "b.example:8443", "[::1]");
    assertThat(hosts(Map.of("FRAMDRIFT_FEED_HOSTS", "none"))).isEmpty();
  }

  private static Set<String> hosts(Map<String, String> environment) {
    return Settings.read(environment).feedHosts();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "FRAMDRIFT_PUSH_INTERVAL_MS,-1",
    "FRAMDRIFT_VIEWERS,0",
    "FRAMDRIFT_VIEWERS_PER_ADDRESS,many",
    "FRAMDRIFT_TRUSTED_PROXIES,proxy.example",
    "FRAMDRIFT_PUSH_INTERVAL_MS,60001",
    "FRAMDRIFT_HTTP_PORT,-1",
    "FRAMDRIFT_HTTP_PORT,65536",
    "FRAMDRIFT_OPERATOR_PORT,one",
    "FRAMDRIFT_FEED_HOSTS,https://api.kolada.se",
    "FRAMDRIFT_OPERATOR_TOKEN,fifteen-letters"
  })
  void whatIsOutOfRangeIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> Settings.read(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
