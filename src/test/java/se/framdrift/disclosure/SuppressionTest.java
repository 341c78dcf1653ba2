package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.testing.Seeds;

class SuppressionTest {

  @Test
  void showsAllWhereAllAreLargeEnough() {
    assertThat(Suppression.hidden(Map.of("K", 5L, "M", 9L), 0, 5)).isEmpty();
  }

  @Test
  void hidesTheSmallestOfTheOthersWithASmallCell() {
    assertThat(Suppression.hidden(Map.of("a", 3L, "b", 40L, "c", 8L), 0, 5))
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void hidesAnEmptyCellLikeASmallOne() {
    assertThat(Suppression.hidden(Map.of("a", 0L, "b", 40L, "c", 8L), 0, 5))
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void hidesAThirdWhereTwoSmallOnesTogetherAreStillSmall() {
    assertThat(Suppression.hidden(Map.of("a", 2L, "b", 2L, "c", 8L, "d", 20L), 0, 5))
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void leavesTwoHiddenWhereTheyAreManyTogether() {
    assertThat(Suppression.hidden(Map.of("a", 3L, "b", 4L, "c", 8L), 0, 5))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void treatsThoseWhoStateNoGroupAsAHiddenCell() {
    assertThat(Suppression.hidden(Map.of("K", 6L, "M", 9L), 1, 5)).containsExactly("K");
    assertThat(Suppression.hidden(Map.of("K", 6L, "M", 9L), 0, 5)).isEmpty();
  }

  static LongStream seeds() {
    return Seeds.quick(300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatTheTotalGivesAwayOfTheHiddenIsNeverSmall(long seed) {
    Random random = new Random(seed);
    int threshold = new int[] {5, 7, 10}[random.nextInt(3)];
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i <= random.nextInt(6); i++) {
      counts.put("c" + i, (long) random.nextInt(3 * threshold));
    }
    long unstated = random.nextInt(4) == 0 ? random.nextInt(6) : 0;

    Set<String> hidden = Suppression.hidden(counts, unstated, threshold);

    long shown =
        counts.keySet().stream()
            .filter(each -> !hidden.contains(each))
            .mapToLong(counts::get)
            .sum();
    long total = counts.values().stream().mapToLong(Long::longValue).sum() + unstated;
    counts.forEach(
        (cell, n) -> assertThat(hidden.contains(cell) || n >= threshold).as(cell).isTrue());
    assertThat(total - shown == 0 || total - shown >= threshold || shown == 0).isTrue();
    if (shown > 0 && !hidden.isEmpty()) {
      assertThat(hidden.size() + (unstated > 0 ? 1 : 0)).isGreaterThan(1);
    }
  }
}
