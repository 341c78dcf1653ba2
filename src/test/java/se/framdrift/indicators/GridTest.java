package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

@NullUnmarked
class GridTest {

  @ParameterizedTest(name = "{1} holds {2} of {0}")
  @CsvSource({
    "P1D, 2024, 366",
    "P1D, 2025, 365",
    "P1D, 2024-07-01/P12M, 365",
    "PT1H, 2024, 8784",
    "PT1H, 2025-03-30, 23",
    "PT1H, 2025-10-26, 25",
    "PT15M, 2025-10-26, 100",
    "P1W, 2024-W10, 1",
    "P7D, 2024-09, 4",
    "P1M, 2025, 12",
    "P3M, 2025-07-01/P12M, 4",
    "P6M, 2025-07-01/P12M, 2",
    "P1Y, 2025-07-01/P12M, 1",
    "P1Y, 2025-10-01/P12M, 1",
    "P1Y, 2025-09, 0",
    "P0D, 2025, 0",
    "P1MT1H, 2025, 0"
  })
  void knowsHowManyPeriodsACalendarPeriodShouldHold(String resolution, String text, long expected) {
    Period period = Period.parse(text);
    assertThat(Grid.of(Span.parse(resolution)).expected(Stretch.of(period), period))
        .isEqualTo(expected);
  }

  @Test
  void countsHoursOfCenturiesWithoutPassingThem() {
    Period last = Period.parse("2199-12-31");
    Stretch stretch = Stretch.since(LocalDate.of(1900, 1, 1), last);
    assertThat(Grid.of(Span.parse("PT1H")).expected(stretch, last)).isEqualTo(109_573L * 24);
  }

  /** A day that ends with a reading leaves out what begins with the reading of the day before. */
  @Test
  void expectsOneHourLessInADayThatEndsWithAReading() {
    Period reading = Period.parse("2025-09-02T10:00:00Z");
    Stretch day = Stretch.window(java.time.Period.ofDays(1), reading);
    assertThat(Grid.of(Span.parse("PT1H")).expected(day, reading)).isEqualTo(23);
  }

  /** Only 2024 is whole: a reading at the first moment of a month begins no year of its own. */
  @Test
  void countsCalendarYearsUpToAReading() {
    Period reading = Period.parse("2025-08-31T22:00:00Z");
    Stretch since = Stretch.since(LocalDate.of(2023, 9, 1), reading);
    assertThat(Grid.of(Span.parse("P1Y")).expected(since, reading)).isOne();
  }

  @ParameterizedTest(name = "{1} of {0}: {2}")
  @CsvSource({
    "P1M, 2025-09, true",
    "P1M, 2025-09-01/P1M, true",
    "P1M, 2025-09-15/P1M, false",
    "P1M, 2025-Q3, false",
    "P1Y, 2025-07-01/P12M, true",
    "P1D, 2025-03-30, true",
    "P1D, 2025-03-29T23:00:00Z/PT24H, false",
    "P1W, 2025-W36, true",
    "P1W, 2025-09-02/P7D, false",
    "PT1H, 2025-09-02T10:00:00Z/PT1H, true",
    "PT1H, 2025-09-02T10:30:00Z/PT1H, false",
    "P1D, 2025-09-01T22:00:00Z, false",
    "P0D, 2025-09-01, false",
    "P1MT1H, 2025-09, false"
  })
  void tellsItsOwnPeriodsFromOthers(String resolution, String period, boolean holds) {
    assertThat(Grid.of(Span.parse(resolution)).holds(Period.parse(period))).isEqualTo(holds);
  }
}
