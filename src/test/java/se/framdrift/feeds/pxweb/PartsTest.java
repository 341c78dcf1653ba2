package se.framdrift.feeds.pxweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.reading.Unreadable;

class PartsTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void asksForEachCellExactlyOnce(long seed) {
    Random random = new Random(seed);
    Map<String, List<String>> codes = new TreeMap<>();
    for (String variable : List.of("a", "b", "c")) {
      codes.put(variable, codes(1 + random.nextInt(14)));
    }
    int most = 1 + random.nextInt(300);
    List<Map<String, List<String>>> parts;
    try {
      parts = Parts.of(codes, most);
    } catch (Unreadable e) {
      assertThat(Parts.cells(codes) / most).isGreaterThan(100);
      return;
    }
    Set<String> asked = new HashSet<>();
    for (Map<String, List<String>> part : parts) {
      assertThat(Parts.cells(part)).isLessThanOrEqualTo(most);
      for (String a : part.getOrDefault("a", List.of())) {
        for (String b : part.getOrDefault("b", List.of())) {
          for (String c : part.getOrDefault("c", List.of())) {
            assertThat(asked.add(a + " " + b + " " + c)).isTrue();
          }
        }
      }
    }
    assertThat((double) asked.size()).isEqualTo(Parts.cells(codes));
  }

  @Test
  void asksNothingThatTakesTooManyCalls() {
    Map<String, List<String>> codes = Map.of("a", codes(5000), "b", codes(5000), "c", codes(5000));

    assertThatThrownBy(() -> Parts.of(codes, 100_000))
        .hasMessage(
            "the query asks for 125,000,000,000 cells, which takes more than 1000 calls of 100,000 cells");
  }

  private static List<String> codes(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }
}
