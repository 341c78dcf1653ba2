package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether linear equations over sums that are not shown give one of them away. Each unknown is the
 * sum of a block of respondents who have always been counted together, so nobody can know more of
 * them than that sum.
 *
 * <p>Exact in the arithmetic of whole numbers modulo the prime 2^61 − 1: the reduced row echelon
 * form of the equations has a row with a single unknown exactly when that unknown can be solved
 * for. Cost: equations times unknowns times rank, for each set of equations that hang together;
 * what is larger than {@link #MOST_STEPS} is taken for unsafe without looking.
 */
final class LinearAudit {

  /** The most multiplications that an audit is worth. */
  static final double MOST_STEPS = 2e8;

  private final List<Map<Integer, Long>> equations;
  private final int[] sizes;
  private final int threshold;

  /**
   * @param equations unknown to coefficient modulo {@link Modular#PRIME}
   * @param sizes how many respondents each unknown is the sum of
   */
  LinearAudit(List<Map<Integer, Long>> equations, int[] sizes, int threshold) {
    this.equations = equations;
    this.sizes = sizes.clone();
    this.threshold = threshold;
  }

  /** Whether no combination in reduced form rests on fewer than the threshold. */
  boolean isSafe() {
    for (List<Map<Integer, Long>> together : components()) {
      if (!isSafe(together)) {
        return false;
      }
    }
    return true;
  }

  private List<List<Map<Integer, Long>>> components() {
    int[] parent = new int[sizes.length];
    Arrays.setAll(parent, i -> i);
    for (Map<Integer, Long> equation : equations) {
      int first = -1;
      for (int unknown : equation.keySet()) {
        if (first < 0) {
          first = root(parent, unknown);
        } else {
          parent[root(parent, unknown)] = first;
        }
      }
    }
    Map<Integer, List<Map<Integer, Long>>> byRoot = new HashMap<>();
    for (Map<Integer, Long> equation : equations) {
      equation.keySet().stream()
          .findAny()
          .ifPresent(
              unknown ->
                  byRoot
                      .computeIfAbsent(root(parent, unknown), _ -> new ArrayList<>())
                      .add(equation));
    }
    return List.copyOf(byRoot.values());
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private boolean isSafe(List<Map<Integer, Long>> together) {
    int[] unknowns =
        together.stream()
            .flatMap(each -> each.keySet().stream())
            .mapToInt(i -> i)
            .distinct()
            .toArray();
    if (Arrays.stream(unknowns).allMatch(each -> sizes[each] >= threshold)) {
      return true;
    }
    double rank = Math.min(together.size(), unknowns.length);
    if (rank * together.size() * unknowns.length > MOST_STEPS) {
      return false;
    }
    Map<Integer, Integer> columns = new HashMap<>();
    for (int i = 0; i < unknowns.length; i++) {
      columns.put(unknowns[i], i);
    }
    long[][] rows = new long[together.size()][unknowns.length];
    for (int i = 0; i < rows.length; i++) {
      long[] row = rows[i];
      together
          .get(i)
          .forEach((unknown, coefficient) -> row[columns.getOrDefault(unknown, 0)] = coefficient);
    }
    return Arrays.stream(Modular.reduced(rows)).allMatch(row -> restsOnEnough(row, unknowns));
  }

  private boolean restsOnEnough(long[] row, int[] unknowns) {
    long people = 0;
    boolean any = false;
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        any = true;
        people += sizes[unknowns[i]];
      }
    }
    return !any || people >= threshold;
  }
}
