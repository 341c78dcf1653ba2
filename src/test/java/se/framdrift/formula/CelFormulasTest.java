package se.framdrift.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.catalog.Formula;

class CelFormulasTest {

  private static final Set<String> NAMES = Set.of("part", "whole");
  private static final Map<String, Double> INPUTS = Map.of("part", 3.0, "whole", 8.0);

  private final CelFormulas formulas = new CelFormulas();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          part                                  => 3.0
          100.0 * part / whole                  => 37.5
          (part - whole) + -part                => -8.0
          part > whole ? part : whole           => 8.0
          part >= 3.0 && !(whole < part) ? 1 : 0=> 1.0
          part == 3.0 || whole != 8.0 ? 7.0 : 0.0 => 7.0
          min(part, whole) + max(part, 10.0)    => 13.0
          abs(part - whole)                     => 5.0
          round(part / 2.0)                     => 2.0
          round(-part / 2.0)                    => -2.0
          round(0.49999999999999994)            => 0.0
          round(2.5)                            => 3.0
          12                                    => 12.0
          """)
  void computes(String expression, double expected) {
    assertThat(formulas.compile(expression, NAMES).apply(INPUTS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100 * part          | 100.0
          part / 2            | 100.0
          1 / 2               | 100.0
          part > 5 ? 1.0 : 2.0| 100.0
          max(part, 0)        | 100.0
          part + other        | the inputs are part, whole
          part > whole        | the result is bool, expected a number
          "text"              | the result is string, expected a number
          part +              | 1:
          size("abc")         | undeclared reference
          part ? 1.0 : 2.0    | no matching overload
          [1.0].all(x, x > part) ? 1.0 : 2.0 | undeclared reference
          """)
  void refusesWithWordsForTheAuthor(String expression, String words) {
    assertThatThrownBy(() -> formulas.compile(expression, NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void saysWhereTheProblemIs() {
    assertThatThrownBy(() -> formulas.compile("part +\n 2.0 * othr", NAMES))
        .hasMessageStartingWith("2:8: undeclared reference to 'othr'");
  }

  @Test
  void refusesWhatIsTooLong() {
    String longest = "1.0".repeat(1) + "+1.0".repeat(249) + " ";
    assertThat(longest).hasSize(CelFormulas.MAX_LENGTH);
    assertThat(formulas.compile(longest, NAMES).apply(INPUTS)).isEqualTo(250.0);
    assertThatThrownBy(() -> formulas.compile(longest + " ", NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("longer than 1000 characters");
  }

  @Test
  void refusesWhatIsTooDeepInsteadOfOverflowingTheStack() {
    assertThatThrownBy(() -> formulas.compile("(".repeat(499) + "1" + ")".repeat(499), NAMES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Part", "2part", "skolår", "part-whole", "in"})
  void refusesNamesThatNoFormulaCouldUse(String name) {
    assertThatThrownBy(() -> formulas.compile("1.0", Set.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a name for an input");
  }

  @Test
  void divisionByZeroIsNotFinite() {
    Formula share = formulas.compile("part / whole", NAMES);
    assertThat(share.apply(Map.of("part", 1.0, "whole", 0.0))).isInfinite();
    assertThat(share.apply(Map.of("part", 0.0, "whole", 0.0))).isNaN();
  }

  @Test
  void isTheSameFromManyThreads() {
    Formula share = formulas.compile("100.0 * part / whole", NAMES);
    List<Double> wrong =
        IntStream.range(1, 10_000)
            .parallel()
            .mapToObj(i -> share.apply(Map.of("part", (double) i, "whole", 8.0)) - 100.0 * i / 8.0)
            .filter(difference -> difference != 0.0)
            .toList();
    assertThat(wrong).isEmpty();
  }
}
