package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

  @Test
  void namesWhatItsWildcardsStandFor() {
    TopicFilter filter = TopicFilter.parse("application/{app}/device/{device}/event/up");

    assertThat(filter.match("application/7/device/a840/event/up"))
        .contains(Map.of("app", "7", "device", "a840"));
    assertThat(filter.subscription()).isEqualTo("application/+/device/+/event/up");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/b/c, false",
    "a/b, a, false",
    "a/+, a/b, true",
    "a/+, a/, true",
    "a/+, a, false",
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/#, b/c, false",
    "'#', a/b, true",
    "'#', $SYS/uptime, false",
    "+/uptime, $SYS/uptime, false",
    "$SYS/#, $SYS/uptime, true",
    "/a, /a, true",
    "/a, a, false",
    "+/a, /a, true"
  })
  void matchesAsTheStandardSays(String filter, String topic, boolean matches) {
    assertThat(TopicFilter.parse(filter).match(topic).isPresent()).isEqualTo(matches);
  }

  @Test
  void looksAtNoTopicThatIsOverlong() {
    assertThat(TopicFilter.parse("#").match("a".repeat(TopicFilter.MAX_LENGTH))).isPresent();
    assertThat(TopicFilter.parse("#").match("a".repeat(TopicFilter.MAX_LENGTH + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a+/b", "a/#/b", "a/b#", "{a}b/c", "{a}/{a}", "{}", "a/{b", "{1}"})
  void refusesWhatIsNoFilter(String text) {
    assertThatThrownBy(() -> TopicFilter.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
