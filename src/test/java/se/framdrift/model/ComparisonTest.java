package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Comparison of(@Nullable Double value, String flag, @Nullable Long position) {
    return new Comparison(
        "N1",
        Period.ofYear(2025),
        "lika",
        new TreeMap<>(Map.of("1281", new Comparison.Member(value, flag, position))));
  }

  @Test
  void takesTheFigureOfTheHigherPositionInWhateverOrderTheyCome() {
    assertThat(of(1.0, "A", 5L).with(of(2.0, "A", 7L))).isEqualTo(of(2.0, "A", 7L));
    assertThat(of(2.0, "A", 7L).with(of(1.0, "A", 5L))).isEqualTo(of(2.0, "A", 7L));
  }

  @Test
  void countsABundledFigureAsTheOldest() {
    assertThat(of(1.0, "A", null).with(of(2.0, "A", 1L))).isEqualTo(of(2.0, "A", 1L));
    assertThat(of(2.0, "A", 1L).with(of(1.0, "A", null))).isEqualTo(of(2.0, "A", 1L));
    assertThat(of(1.0, "A", null).with(of(2.0, "A", null))).isEqualTo(of(2.0, "A", null));
  }

  @Test
  void takesTheLaterOfTwoOfTheSamePosition() {
    assertThat(of(1.0, "A", 5L).with(of(2.0, "A", 5L))).isEqualTo(of(2.0, "A", 5L));
    assertThat(of(1.0, "A", 5L).with(of(null, "M", 5L))).isEqualTo(of(null, "M", 5L));
  }

  @Test
  void leavesAMemberAsItWasThatSaysTheSame() {
    assertThat(of(1.0, "A", 5L).with(of(1.0, "A", 7L))).isEqualTo(of(1.0, "A", 5L));
    assertThat(of(1.0, "A", 5L).with(of(1.0, "P", 7L))).isEqualTo(of(1.0, "P", 7L));
  }

  @Test
  void keepsTheOthersAsTheyWere() {
    Comparison other =
        new Comparison(
            "N1",
            Period.ofYear(2025),
            "lika",
            new TreeMap<>(Map.of("1480", new Comparison.Member(3.0, "A", 1L))));
    assertThat(of(1.0, "A", 5L).with(other).members().keySet()).containsExactly("1281", "1480");
  }
}
