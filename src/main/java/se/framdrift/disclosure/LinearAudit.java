package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final int[] owners;
  private final int[] people;
  private final int threshold;
  private final Map<Integer, Map<Integer, Long>> byPivot = new HashMap<>();

  /**
   * @param equations unknown to coefficient modulo {@link Modular#PRIME}
   * @param owners for each unknown the block of respondents that it is about
   * @param people how many there are in each block
   */
  LinearAudit(List<Map<Integer, Long>> equations, int[] owners, int[] people, int threshold) {
    this.equations = equations;
    this.owners = owners.clone();
    this.people = people.clone();
    this.threshold = threshold;
  }

  /** Where each unknown is about a block of its own. */
  LinearAudit(List<Map<Integer, Long>> equations, int[] people, int threshold) {
    this(equations, identity(people.length), people, threshold);
  }

  private static int[] identity(int length) {
    int[] all = new int[length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** Whether no combination in reduced form rests on fewer than the threshold. */
  boolean isSafe() {
    return isSafe(List.of());
  }

  /** The same, and no combination at all is one of {@code secrets}. */
  boolean isSafe(List<Map<Integer, Long>> secrets) {
    for (List<Map<Integer, Long>> together : components()) {
      if (!isSafeTogether(together)) {
        return false;
      }
    }
    return secrets.stream().noneMatch(this::follows);
  }

  /** Whether the equations say what this sum is. */
  private boolean follows(Map<Integer, Long> sum) {
    Map<Integer, Long> left = new HashMap<>(sum);
    left.values().removeIf(each -> each == 0);
    if (left.isEmpty()) {
      return false; // there is nothing that could follow
    }
    for (int unknown : Set.copyOf(sum.keySet())) {
      subtract(left, unknown);
    }
    return left.isEmpty();
  }

  private void subtract(Map<Integer, Long> from, int unknown) {
    Map<Integer, Long> row = byPivot.get(unknown);
    Long times = from.get(unknown);
    if (row == null || times == null) {
      return;
    }
    row.forEach(
        (each, coefficient) -> {
          long left = Modular.minus(from.getOrDefault(each, 0L), Modular.times(times, coefficient));
          if (left == 0) {
            from.remove(each);
          } else {
            from.put(each, left);
          }
        });
  }

  private List<List<Map<Integer, Long>>> components() {
    int[] parent = new int[owners.length];
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

  private boolean isSafeTogether(List<Map<Integer, Long>> together) {
    int[] unknowns =
        together.stream()
            .flatMap(each -> each.keySet().stream())
            .mapToInt(i -> i)
            .distinct()
            .toArray();
    if (Arrays.stream(unknowns).allMatch(each -> people[owners[each]] >= threshold)) {
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
    for (long[] row : Modular.reduced(rows)) {
      if (!restsOnEnough(row, unknowns)) {
        return false;
      }
    }
    return true;
  }

  private boolean restsOnEnough(long[] row, int[] unknowns) {
    Set<Integer> blocks = new HashSet<>();
    Map<Integer, Long> reduced = new HashMap<>();
    int pivot = -1;
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        pivot = pivot < 0 ? unknowns[i] : pivot;
        reduced.put(unknowns[i], row[i]);
        blocks.add(owners[unknowns[i]]);
      }
    }
    if (pivot >= 0) {
      byPivot.put(pivot, reduced);
    }
    return pivot < 0 || blocks.stream().mapToLong(each -> people[each]).sum() >= threshold;
  }
}
