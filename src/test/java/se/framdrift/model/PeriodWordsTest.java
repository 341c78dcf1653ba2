package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodWordsTest {

  @ParameterizedTest
  @CsvSource({
    "2025, 2025, 2025",
    "2025-Q3, kvartal 3 2025, the third quarter of 2025",
    "2025-09, september 2025, September 2025",
    "2025-W01, vecka 1 2025, week 1 of 2025",
    "2025-09-01, 1 september 2025, 1 September 2025",
    "2025-07-01/P12M, 1 juli 2025–30 juni 2026, 1 July 2025–30 June 2026",
    "2025-09-01T00:00+02:00/PT1H, 1 september 2025 kl. 00.00, 1 September 2025 00:00",
  })
  void aPeriodIsNamedAsPeopleNameIt(String period, String sv, String en) {
    assertThat(PeriodWords.of(Period.parse(period))).isEqualTo(new LocalizedText(sv, en));
  }
}
