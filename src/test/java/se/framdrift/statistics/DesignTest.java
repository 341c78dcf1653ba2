package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DesignTest {

  /** Least squares of y = 1, 3, 2, 5 on x = 0, 1, 2, 3 by hand: Sxy / Sxx = 5.5 / 5, mean 2.75. */
  @Test
  void findsTheLineOfLeastSquares() {
    Design design =
        new Design(new int[] {0, 1, 2, 3}, new double[][] {{1, 0}, {1, 1}, {1, 2}, {1, 3}});
    double[] found = design.solve(new double[] {1, 3, 2, 5});
    assertThat(found[0]).isCloseTo(2.75 - 1.1 * 1.5, within(1e-12));
    assertThat(found[1]).isCloseTo(1.1, within(1e-12));
    double[] slope = design.weights(design.direction(new double[] {0, 1}));
    assertThat(slope).containsExactly(new double[] {-0.3, -0.1, 0.1, 0.3}, within(1e-12));
  }

  @Test
  void needsMorePointsThanParameters() {
    assertThat(new Design(new int[] {0, 1, 2}, new double[][] {{1, 0}, {1, 1}, {1, 3}}).points())
        .isEqualTo(3);
    refuses("2 points for 2 parameters", new int[] {0, 1}, new double[][] {{1, 0}, {1, 1}});
    refuses("1 points for 2 parameters", new int[] {0}, new double[][] {{1, 0}});
    refuses("0 points for 0 parameters", new int[0], new double[0][]);
    refuses("2 points for 0 parameters", new int[] {0, 1}, new double[][] {{}, {}});
  }

  @Test
  void needsStepsThatAscend() {
    double[][] level = {{1}, {1}, {1}};
    assertThat(new Design(new int[] {0, 1, 2}, level).parameters()).isEqualTo(1);
    refuses("steps do not ascend at 1", new int[] {0, 1, 1}, level);
    refuses("steps do not ascend at -1", new int[] {0, -1, 1}, level);
  }

  @Test
  void needsColumnsThatSaySomethingOfTheirOwn() {
    int[] steps = {0, 1, 2, 3};
    refuses("column 1 says nothing", steps, new double[][] {{1, 2}, {1, 2}, {1, 2}, {1, 2}});
    refuses("column 0 says nothing", steps, new double[][] {{0, 1}, {0, 2}, {0, 3}, {0, 5}});
    refuses(
        "column 2 says nothing",
        steps,
        new double[][] {{1, 0, 1}, {1, 1, 3}, {1, 2, 5}, {1, 3, 7}});
    // Small is not the same as nothing: a column of its own in small units is kept.
    double[][] small = {{1000, 0}, {1000, 1e-4}, {1000, 2e-4}, {1000, 4e-4}};
    assertThat(new Design(steps, small).parameters()).isEqualTo(2);
    double[][] tiny = {{1000, 0}, {1000, 1e-7}, {1000, 2e-7}, {1000, 4e-7}};
    refuses("column 1 says nothing", steps, tiny);
    double[][] tinyFirst = {{0, 1000}, {1e-7, 1000}, {2e-7, 1000}, {4e-7, 1000}};
    refuses("column 0 says nothing", steps, tinyFirst);
  }

  private static void refuses(String why, int[] steps, double[][] rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Design(steps, rows))
        .withMessageContaining(why);
  }
}
