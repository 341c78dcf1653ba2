package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand from the definitions. */
class TrendTest {

  @Test
  void theMiddleIsTheMiddleValueOrTheMeanOfTheTwoMiddleOnes() {
    assertThat(Median.of(new double[] {9, 1, 4})).isEqualTo(4);
    assertThat(Median.of(new double[] {9, 1, 4, 6})).isEqualTo(5);
    assertThat(Median.of(new double[] {7})).isEqualTo(7);
  }

  /** Means of pairs of 0, 1, 10: 0, 0.5, 1, 5, 5.5, 10, in the middle (1 + 5) / 2. */
  @Test
  void theMiddleOfPairsCountsEachValueWithItself() {
    assertThat(Median.ofPairs(new double[] {10, 0, 1})).isEqualTo(3);
    assertThat(Median.ofPairs(new double[] {7})).isEqualTo(7);
  }

  /** Slopes of (0, 1), (1, 2), (3, 10): 1, 4, 3; left 1, −1, 1: middle of pairs 0.5. */
  @Test
  void isTheMiddleOfAllSlopes() {
    Trend found = Trend.of(List.of(new Point(3, 10), new Point(0, 1), new Point(1, 2)), 1);
    assertThat(found.slope()).isEqualTo(3);
    assertThat(found.levels()).containsExactly(0.5);
    assertThat(found.at(4)).isEqualTo(12.5);
  }

  /** Only steps 0 and 2, and 1 and 3, are paired: both slopes are 2, which no neighbours show. */
  @Test
  void pairsOnlyPointsOfOneSeason() {
    Trend found =
        Trend.of(List.of(new Point(0, 1), new Point(1, 50), new Point(2, 5), new Point(3, 54)), 2);
    assertThat(found.slope()).isEqualTo(2);
    assertThat(found.levels()).containsExactly(1.0, 48.0);
    assertThat(found.at(-1)).isCloseTo(46, within(1e-12));
  }

  @Test
  void needsTwoPointsOfOneSeasonAndOneOfEach() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(List.of(new Point(0, 1), new Point(1, 2)), 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(List.of(new Point(0, 1), new Point(2, 2)), 2));
  }
}
