package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedProgressTest {

  private static FeedProgress after(long millis, long done, long total) {
    return new FeedProgress(
        done, total, "rows", Instant.EPOCH, Instant.EPOCH.plus(Duration.ofMillis(millis)));
  }

  @Test
  void tellsItsRateAndHowLongTheRestWillTake() {
    assertThat(after(2_000, 50, 100).rate()).isEqualTo(25);
    assertThat(after(2_000, 50, 100).remaining()).contains(Duration.ofSeconds(2));
    assertThat(after(1_000, 100, 90).remaining()).contains(Duration.ZERO);
  }

  @Test
  void tellsNeitherWhereNobodyCanSay() {
    assertThat(after(999, 50, 100).rate()).isZero();
    assertThat(after(1_000, 50, 100).rate()).isEqualTo(50);
    assertThat(after(2_000, 0, 100).remaining()).isEmpty();
    assertThat(after(2_000, 50, 0).remaining()).isEmpty();
    assertThat(after(2_000, 50, 51).remaining()).contains(Duration.ZERO);
  }

  @Test
  void keepsItsUnitUpToABound() {
    String longest = "u".repeat(FeedProgress.MAX_UNIT);
    assertThat(new FeedProgress(1, 1, longest + "x", Instant.EPOCH, Instant.EPOCH).unit())
        .isEqualTo(longest);
    assertThat(new FeedProgress(1, 1, longest, Instant.EPOCH, Instant.EPOCH).unit())
        .isEqualTo(longest);
  }
}
