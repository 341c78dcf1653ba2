package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pausesGrowToTheLongestAndBeginAnew() {
    Backoff pauses = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(1), () -> 1);

    assertThat(Stream.generate(pauses::pause).limit(4).map(Duration::toMillis))
        .containsExactly(250L, 500L, 1_000L, 1_000L);
    pauses.reset();
    assertThat(pauses.pause()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void upToHalfOfAPauseIsLeftToChance() {
    Backoff pauses = new Backoff(Duration.ofSeconds(4), Duration.ofSeconds(4), () -> 0);

    assertThat(pauses.pause()).isEqualTo(Duration.ofSeconds(2));
  }
}
