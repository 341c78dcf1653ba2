package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearsTest {

  private static double between(String from, String to) {
    return Years.between(Scenario.instant(from), Scenario.instant(to));
  }

  @ParameterizedTest(name = "{0} to {1}: {2} years")
  @CsvSource({
    "2023-01-01, 2026-01-01, 3",
    "2024-02-29, 2025-02-28, 1",
    "2023-01-01, 2024-07-02, 1.5",
    "2024-01-01, 2024-07-01, 0.49726775956284153",
    "2023-01-01, 2023-01-01, 0",
    "2026-01-01, 2023-01-01, -3"
  })
  void countsWholeYearsByTheCalendarAndTheRestAsAShareOfItsYear(
      String from, String to, double years) {
    assertThat(between(from, to)).isCloseTo(years, within(2e-4));
  }

  @Test
  void wholeYearsAreExactWhateverTheClocksDo() {
    assertThat(between("2023-03-26", "2024-03-26")).isEqualTo(1);
    assertThat(between("2023-10-29", "2033-10-29")).isEqualTo(10);
  }
}
