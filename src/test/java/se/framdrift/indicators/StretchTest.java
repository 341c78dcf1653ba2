package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Period;

/** What lies inside a stretch of time, at its two ends. */
class StretchTest {

  private static final Period JANUARY = Period.parse("2025-01");

  /** Local midnight between January and February. */
  private static final Period BETWEEN = Period.parse("2025-01-31T23:00:00Z");

  @Test
  void aReadingAtMidnightBelongsToTheMonthThatBeginsThere() {
    assertThat(Stretch.of(JANUARY).holds(BETWEEN)).isFalse();
    assertThat(Stretch.of(Period.parse("2025-02")).holds(BETWEEN)).isTrue();
  }

  @Test
  void theLastDayBelongsToItsMonthAndTheFirstOfTheNextDoesNot() {
    assertThat(Stretch.of(JANUARY).holds(Period.parse("2025-01-31"))).isTrue();
    assertThat(Stretch.of(JANUARY).holds(Period.parse("2025-02-01"))).isFalse();
    assertThat(Stretch.of(JANUARY).holds(Period.parse("2024-12-31"))).isFalse();
  }

  @Test
  void whatEndsWithAReadingHoldsTheReading() {
    Stretch since = Stretch.since(LocalDate.of(2025, 1, 1), BETWEEN);
    assertThat(since.holds(BETWEEN)).isTrue();
    assertThat(since.holds(JANUARY)).isTrue();
    assertThat(since.holds(Period.parse("2025-01-31T23:00:00.000000001Z"))).isFalse();
  }

  @Test
  void aMonthThatEndsWithAReadingLeavesOutTheReadingAMonthBefore() {
    Stretch month = Stretch.window(java.time.Period.ofMonths(1), BETWEEN);
    assertThat(month.holds(BETWEEN)).isTrue();
    assertThat(month.holds(Period.parse("2024-12-31T23:00:00Z"))).isFalse();
    assertThat(month.holds(Period.parse("2024-12-31T23:00:00.000000001Z"))).isTrue();
  }

  @Test
  void betweenTwoYearsIsWhatComesAfterTheFirst() {
    Stretch between = Stretch.between(Period.ofYear(2022), Period.ofYear(2024));
    assertThat(between.holds(Period.ofYear(2022))).isFalse();
    assertThat(between.holds(Period.ofYear(2023))).isTrue();
    assertThat(between.holds(Period.ofYear(2024))).isTrue();
  }
}
