package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.RunFailure;

class AllowedHostsTest {

  private static final AllowedHosts HOSTS =
      new AllowedHosts(Set.of("API.kolada.se", "own.example:8443", "127.0.0.1", "[::1]"));

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://api.kolada.se/v3/data",
        "https://Api.Kolada.SE:443/v3/data",
        "https://own.example:8443/",
        "http://127.0.0.1:40123/",
        "https://127.0.0.1/",
        "http://[::1]:9/"
      })
  void whatIsNamedMayBeAsked(String address) {
    assertThatCode(() -> HOSTS.check(URI.create(address))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "http://api.kolada.se/v3/data",
        "https://api.kolada.se:8443/",
        "https://kolada.se/",
        "https://api.kolada.se.evil.example/",
        "https://api.kolada.se@evil.example/",
        "https://user@api.kolada.se/",
        "https://own.example/",
        "http://own.example:8443/",
        "http://localhost/",
        "http://127.0.0.1.evil.example/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "ftp://api.kolada.se/",
        "/v3/data",
        "mailto:a@api.kolada.se"
      })
  void everythingElseMayNot(String address) {
    assertThatThrownBy(() -> HOSTS.check(URI.create(address))).isInstanceOf(RunFailure.class);
  }

  @Test
  void whereFetchingIsSwitchedOffItSaysSo() {
    assertThatThrownBy(() -> new AllowedHosts(Set.of()).check(URI.create("https://api.kolada.se")))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("FRAMDRIFT_FEED_HOSTS");
  }
}
