package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MILLISECOND = 1_000_000;

  private final Pace pace = new Pace(Duration.ofMillis(40));

  @Test
  void theFirstChangeGoesAtOnceAndTheNextOnesTogetherWhenTheIntervalIsOver() {
    assertThat(pace.changed(at(1000))).isZero();
    assertThat(pace.changed(at(1010))).isEqualTo(30);
    assertThat(pace.changed(at(1011))).isNegative();
    assertThat(pace.changed(at(1039))).isNegative();
    assertThat(pace.changed(at(1041))).isEqualTo(39);
  }

  @Test
  void silenceMakesTheNextChangeGoAtOnceAgain() {
    assertThat(pace.changed(at(1000))).isZero();
    assertThat(pace.changed(at(1001))).isEqualTo(39);
    assertThat(pace.changed(at(1080))).isZero();
    assertThat(pace.changed(at(5000))).isZero();
  }

  @Test
  void aWaitIsRoundedUpSoThatItIsNeverOverTooEarly() {
    assertThat(pace.changed(at(1000))).isZero();
    assertThat(pace.changed(at(1010) + 1)).isEqualTo(30);
  }

  private static long at(long milliseconds) {
    return milliseconds * MILLISECOND;
  }
}
