package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Target.Comparison;

class AimTest {

  private static Side side(Comparison comparison, double level, double margin, String figure) {
    return new Aim(comparison, new Mark(level, margin)).side(Scenario.figure("2024 = " + figure));
  }

  @ParameterizedTest(name = "{1} where it must be {0} 50")
  @CsvSource({
    "AT_LEAST, 50, GOOD",
    "AT_LEAST, 49.9, BAD",
    "ABOVE, 50, BAD",
    "ABOVE, 50.1, GOOD",
    "AT_MOST, 50, GOOD",
    "AT_MOST, 50.1, BAD",
    "BELOW, 50, BAD",
    "BELOW, 49.9, GOOD",
    "EQUAL_TO, 50, GOOD",
    "EQUAL_TO, 50.1, BAD",
    "AT_LEAST, 52 ±2, GOOD",
    "AT_LEAST, 51.9 ±2, STRADDLING",
    "AT_LEAST, 48 ±2, STRADDLING",
    "AT_LEAST, 47.9 ±2, BAD",
    "AT_MOST, 48 ±2, GOOD",
    "AT_MOST, 48.1 ±2, STRADDLING",
    "AT_MOST, 52.1 ±2, BAD",
    "EQUAL_TO, 50 ±2, STRADDLING",
    "EQUAL_TO, 52 ±2, STRADDLING",
    "EQUAL_TO, 48 ±2, STRADDLING",
    "EQUAL_TO, 52.5 ±2, BAD",
    "EQUAL_TO, 47.5 ±2, BAD"
  })
  void holdsTheFigureWithItsMarginAgainstTheLevel(Comparison comparison, String figure, Side side) {
    assertThat(side(comparison, 50, 0, figure)).isEqualTo(side);
  }

  /** √(3² + 4²) = 5. */
  @Test
  void addsTheLevelsOwnMarginAsSquares() {
    assertThat(side(Comparison.AT_LEAST, 50, 4, "55 ±3")).isEqualTo(Side.GOOD);
    assertThat(side(Comparison.AT_LEAST, 50, 4, "54.9 ±3")).isEqualTo(Side.STRADDLING);
    assertThat(side(Comparison.AT_LEAST, 50, 4, "45.1 ±3")).isEqualTo(Side.STRADDLING);
    assertThat(side(Comparison.AT_LEAST, 50, 4, "44.9 ±3")).isEqualTo(Side.BAD);
    assertThat(side(Comparison.EQUAL_TO, 50, 5, "55.1")).isEqualTo(Side.BAD);
    assertThat(side(Comparison.EQUAL_TO, 50, 5, "54.9")).isEqualTo(Side.STRADDLING);
  }

  /** One part in 10⁹ of the larger, so that 0.1 + 0.2 is 0.3 in any unit. */
  @Test
  void takesWhatDiffersByRoundingAloneForTheSame() {
    assertThat(side(Comparison.EQUAL_TO, 0.3, 0, "" + (0.1 + 0.2))).isEqualTo(Side.GOOD);
    assertThat(side(Comparison.AT_MOST, 0.3, 0, "" + (0.1 + 0.2))).isEqualTo(Side.GOOD);
    assertThat(side(Comparison.ABOVE, 0.3, 0, "" + (0.1 + 0.2))).isEqualTo(Side.BAD);
    assertThat(side(Comparison.AT_LEAST, 1e9, 0, "999999999.5")).isEqualTo(Side.GOOD);
    assertThat(side(Comparison.AT_LEAST, 1e9, 0, "999999998.5")).isEqualTo(Side.BAD);
    assertThat(side(Comparison.AT_LEAST, 1e-3, 0, "0.000999999")).isEqualTo(Side.BAD);
    assertThat(side(Comparison.AT_LEAST, 0, 0, "-0.0000000001")).isEqualTo(Side.BAD);
    assertThat(side(Comparison.AT_LEAST, 0, 0, "0")).isEqualTo(Side.GOOD);
  }
}
