package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Period;

class SlotTest {

  private static String named(String first, String next) {
    return new Slot(Scenario.instant(first), Scenario.instant(next)).period().text();
  }

  @Test
  void isNamedAsPeopleNameTheTimeThatItFills() {
    assertThat(named("2024-01-01", "2025-01-01")).isEqualTo("2024");
    assertThat(named("2024-01-01", "2024-02-01")).isEqualTo("2024-01");
    assertThat(named("2024-12-01", "2025-01-01")).isEqualTo("2024-12");
    assertThat(named("2024-01-01", "2024-04-01")).isEqualTo("2024-Q1");
    assertThat(named("2024-10-01", "2025-01-01")).isEqualTo("2024-Q4");
    assertThat(named("2024-03-05", "2024-03-06")).isEqualTo("2024-03-05");
  }

  @Test
  void isASpanWhereNoNameFits() {
    assertThat(named("2024-07-01", "2025-07-01")).isEqualTo("2024-07-01/P12M");
    assertThat(named("2024-07-02", "2025-07-02")).isEqualTo("2024-07-02/P365D");
    assertThat(named("2024-01-01", "2024-12-31")).isEqualTo("2024-01-01/P365D");
    assertThat(named("2024-02-01", "2024-05-01")).isEqualTo("2024-02-01/P90D");
    assertThat(named("2024-01-02", "2024-04-02")).isEqualTo("2024-01-02/P91D");
    assertThat(named("2024-04-01", "2024-06-30")).isEqualTo("2024-04-01/P90D");
    assertThat(named("2024-01-02", "2024-02-02")).isEqualTo("2024-01-02/P31D");
    assertThat(named("2024-01-01", "2024-01-31")).isEqualTo("2024-01-01/P30D");
    assertThat(named("2024-03-05", "2024-03-07")).isEqualTo("2024-03-05/P2D");
  }

  /** An hour is shown as its day, and a moment too. */
  @Test
  void isADayWhereItIsShorter() {
    Instant noon = Scenario.instant("2024-03-05 12:00");
    assertThat(new Slot(noon, noon.plusSeconds(3_600)).period())
        .isEqualTo(Period.parse("2024-03-05"));
    Instant midnight = Scenario.instant("2024-03-05");
    assertThat(new Slot(midnight, midnight).period()).isEqualTo(Period.parse("2024-03-05"));
  }
}
