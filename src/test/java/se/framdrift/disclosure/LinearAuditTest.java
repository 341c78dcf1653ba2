package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.disclosure.Elimination.Fraction;
import se.framdrift.testing.Seeds;

class LinearAuditTest {

  @Test
  void seesThatTheTotalMinusTheOthersIsASmallCell() {
    List<Map<Integer, Long>> equations =
        List.of(Map.of(0, 1L, 1, 1L, 2, 1L), Map.of(0, 1L), Map.of(1, 1L));

    assertThat(new LinearAudit(equations, new int[] {9, 8, 2}, 5).isSafe()).isFalse();
    assertThat(new LinearAudit(equations, new int[] {9, 8, 6}, 5).isSafe()).isTrue();
    assertThat(new LinearAudit(equations.subList(0, 2), new int[] {9, 8, 2}, 5).isSafe()).isTrue();
  }

  /** Women in area A = those in A − men, since no man lives elsewhere. */
  @Test
  void seesASmallCellWhereTwoTablesCross() {
    List<Map<Integer, Long>> tables =
        List.of(
            Map.of(0, 1L, 1, 1L), // women: in A, in B
            Map.of(2, 1L), // men: in A
            Map.of(0, 1L, 2, 1L), // A
            Map.of(1, 1L)); // B

    assertThat(new LinearAudit(tables, new int[] {1, 5, 5}, 5).isSafe()).isFalse();
  }

  /**
   * Two small blocks (2 and 2) and two large ones (9 and 9): all, the first and third, the third
   * and fourth, the second and fourth are known. Neither small one follows by itself, and their sum
   * is all less the third and fourth.
   */
  @Test
  void seesThatASecretSumFollowsThoughNoneOfItsPartsDoes() {
    List<Map<Integer, Long>> equations = List.of(sum(0, 1, 2, 3), sum(0, 2), sum(2, 3), sum(1, 3));

    assertThat(secret(equations, Map.of())).as("nothing follows of nothing").isTrue();
    assertThat(secret(equations, Map.of(0, 0L))).isTrue();
    assertThat(secret(equations, Map.of(0, 1L))).isTrue();
    assertThat(secret(equations, Map.of(0, 1L, 3, 1L))).isTrue();
    assertThat(secret(equations, Map.of(0, 1L, 1, 1L))).isFalse();
    assertThat(secret(equations, Map.of(0, 2L, 1, 2L))).isFalse();
    assertThat(secret(equations, Map.of(1, 1L, 3, 1L))).isFalse();
  }

  /** In ascending order, by which the reduced form solves for the first. */
  private static Map<Integer, Long> sum(int... unknowns) {
    Map<Integer, Long> sum = new TreeMap<>();
    for (int unknown : unknowns) {
      sum.put(unknown, 1L);
    }
    return sum;
  }

  private static boolean secret(List<Map<Integer, Long>> equations, Map<Integer, Long> sum) {
    LinearAudit audit = new LinearAudit(equations, new int[] {2, 2, 9, 9}, 5);
    assertThat(audit.isSafe()).isTrue();
    return new LinearAudit(equations, new int[] {2, 2, 9, 9}, 5).isSafe(List.of(sum));
  }

  @Test
  void takesTheThresholdItselfForEnoughAndABlockOnce() {
    List<Map<Integer, Long>> sum = List.of(Map.of(0, 1L, 1, 1L));
    assertThat(new LinearAudit(sum, new int[] {2, 3}, 5).isSafe()).isTrue();
    assertThat(new LinearAudit(sum, new int[] {2, 2}, 5).isSafe()).isFalse();
    assertThat(new LinearAudit(sum, new int[] {0, 0}, new int[] {4}, 5).isSafe()).isFalse();
  }

  /** 2x + y + z and x + 3y + 2z have the reduced form x + z/5, y + 3z/5. */
  @Test
  void reducesRowsToLeadingOnes() {
    long fifth = Modular.inverse(5);
    long[][] rows = {{0, 0, 0, 0}, {0, 2, 1, 1}, {0, 1, 3, 2}, {0, 3, 4, 3}};

    assertThat(Modular.reduced(rows))
        .isDeepEqualTo(
            new long[][] {
              {0, 1, 0, fifth}, {0, 0, 1, Modular.times(3, fifth)}, {0, 0, 0, 0}, {0, 0, 0, 0}
            });
    assertThat(Modular.reduced(new long[0][0])).isEmpty();
  }

  static LongStream seeds() {
    return Seeds.quick(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsASmallUnknownExactlyWhenFractionsDo(long seed) {
    Random random = new Random(seed);
    int unknowns = 2 + random.nextInt(8);
    List<Map<Integer, Long>> equations = new ArrayList<>();
    List<Map<String, Fraction>> fractions = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(unknowns + 2); i++) {
      Map<Integer, Long> equation = new HashMap<>();
      Map<String, Fraction> same = new TreeMap<>();
      for (int j = 0; j < unknowns; j++) {
        if (random.nextInt(3) > 0) {
          long over = 1 + random.nextInt(4);
          long under = 1 + random.nextInt(3);
          equation.put(j, Modular.times(over, Modular.inverse(under)));
          same.put("x" + j, Fraction.of(over, under));
        }
      }
      equations.add(equation);
      fractions.add(same);
    }
    int[] sizes = new int[unknowns];
    for (int j = 0; j < unknowns; j++) {
      sizes[j] = random.nextInt(2) == 0 ? 3 : 9;
    }

    boolean solved =
        Elimination.solved(fractions).stream()
            .anyMatch(name -> sizes[Integer.parseInt(name.substring(1))] < 5);

    assertThat(new LinearAudit(equations, sizes, 5).isSafe()).isEqualTo(!solved);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void multipliesAsWholeNumbersDo(long seed) {
    Random random = new Random(seed);
    long a = Modular.of(random.nextLong());
    long b = seed == 0 ? Modular.PRIME - 1 : Modular.of(random.nextLong());
    BigInteger prime = BigInteger.valueOf(Modular.PRIME);

    assertThat(Modular.times(a, b))
        .isEqualTo(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).mod(prime).longValue());
    assertThat(Modular.minus(a, b))
        .isEqualTo(BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)).mod(prime).longValue());
    assertThat(Modular.times(b, Modular.inverse(b))).isEqualTo(1);
  }

  @Test
  void takesWhatIsTooLargeToLookAtForUnsafe() {
    List<Map<Integer, Long>> equations = new ArrayList<>();
    int unknowns = 1_200;
    for (int i = 0; i < unknowns; i++) {
      equations.add(Map.of(i, 1L, (i + 1) % unknowns, 1L));
    }
    int[] sizes = new int[unknowns];
    java.util.Arrays.fill(sizes, 4);

    assertThat(new LinearAudit(equations, sizes, 5).isSafe()).isFalse();
  }
}
