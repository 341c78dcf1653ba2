package se.framdrift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void showsBarShareCountRateAndTimeLeft() {
    assertThat(line(250_000, 1_000_000, 10, 0))
        .isEqualTo(
            "[######..................] 25 %  250,000 of 1,000,000 rows  25,000/s  0:30 left");
  }

  @Test
  void aResumedRunIsNotPraisedForWhatAnEarlierOneDid() {
    assertThat(line(500_000, 1_000_000, 10, 400_000)).contains("10,000/s  0:50 left");
  }

  @Test
  void saysOnlyWhatIsKnown() {
    assertThat(line(17, 0, 0, 0)).isEqualTo("17 rows");
    assertThat(line(0, 40, 0, 0)).isEqualTo("[........................] 0 %  0 of 40 rows");
  }

  @Test
  void isDoneAtTheEndAndNeverMore() {
    assertThat(line(41, 40, 2, 0)).startsWith("[########################] 100 %");
  }

  @Test
  void fitsATerminal() {
    assertThat(line(Long.MAX_VALUE / 200, Long.MAX_VALUE / 100, 100_000, 0))
        .hasSizeLessThanOrEqualTo(79);
  }

  private static String line(long done, long total, int seconds, long begun) {
    return new ProgressLine(done, total, "rows", Duration.ofSeconds(seconds), begun).text();
  }
}
