package se.framdrift.feeds.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Span;

class StampsTest {

  @ParameterizedTest
  @CsvSource({
    "PT1H, false, 2023-06-01T11:03:20Z, 2023-06-01T11:00:00Z/PT1H",
    "PT1H, true, 2023-06-01T11:00:00Z, 2023-06-01T10:00:00Z/PT1H",
    "PT15M, false, 2023-06-01T11:16:00Z, 2023-06-01T11:15:00Z/PT15M",
    "PT1H, true, 1969-12-31T23:00:00Z, 1969-12-31T22:00:00Z/PT1H",
    "P0D, false, 2023-06-01T11:03:20Z, 2023-06-01T11:03:20Z",
    "P1D, false, 2023-05-31T22:00:00Z, 2023-06-01",
    "P1D, true, 2023-05-31T22:00:00Z, 2023-05-31",
    "P7D, false, 2024-12-30T12:00:00Z, 2025-W01",
    "P1M, true, 2023-05-31T22:00:00Z, 2023-05",
    "P3M, false, 2023-06-30T22:00:00Z, 2023-Q3",
    "P1Y, false, 2022-12-31T23:00:00Z, 2023",
  })
  void sortsMomentsIntoPeriods(String resolution, boolean atEnd, Instant moment, String period) {
    assertThat(new Stamps(Span.parse(resolution), atEnd).period("at", moment)).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P2D", "P10D", "PT7H", "P6M", "PT48H"})
  void knowsNoPeriodsOfOddLengths(String resolution) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stamps(Span.parse(resolution), false))
        .withMessageContaining("is no resolution");
  }

  @Test
  void refusesMomentsFarAway() {
    Stamps hours = new Stamps(Span.parse("PT1H"), true);

    assertThatThrownBy(() -> hours.period("at", Instant.parse("3023-06-01T11:03:20Z")))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> hours.period("at", Instant.MIN)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Stamps.between("at", Instant.MIN, Instant.MAX))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Stamps.between("at", Instant.EPOCH, Instant.EPOCH))
        .isInstanceOf(Refusal.class);
  }
}
