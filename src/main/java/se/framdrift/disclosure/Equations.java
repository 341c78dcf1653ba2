package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * What everything that was ever shown of one figure says of what was not. An unknown is the sum of
 * the weights of those who said yes, over a block: same leaf, first counted in the same release, no
 * longer counted from the same one on. A shown share is a known multiple of the sum of the unknowns
 * in its place, each times population over weights of its stratum.
 */
final class Equations {

  /** As long as there is no end. */
  static final int NEVER = Integer.MAX_VALUE;

  private record Block(Leaf leaf, int entered, int left) {}

  private final Plan plan;
  private final Map<Block, Integer> numbers = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Map<Integer, Long>> equations = new ArrayList<>();
  private final Map<Place, Map<Integer, Long>> last = new HashMap<>();

  Equations(Plan plan) {
    this.plan = plan;
  }

  /** Adds to a block. All are to be added before the first equation. */
  void count(Leaf leaf, int entered, int left, int people) {
    Block block = new Block(leaf, entered, left);
    Integer number = numbers.get(block);
    if (number == null) {
      numbers.put(block, blocks.size());
      blocks.add(block);
      sizes.add(people);
    } else {
      sizes.set(number, sizes.get(number) + people);
    }
  }

  /** A cell that was shown, in the order of releases. */
  void show(Place place, int release, SortedMap<String, Long> micros) {
    Map<String, Long> factors = new HashMap<>();
    Map<Integer, Long> equation = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (place.holds(block.leaf()) && block.entered() <= release && release < block.left()) {
        equation.put(
            i, factors.computeIfAbsent(block.leaf().stratum(), stratum -> factor(stratum, micros)));
      }
    }
    Map<Integer, Long> before = plan.strata().isEmpty() ? last.put(place, equation) : null;
    equations.add(before == null ? equation : difference(equation, before));
  }

  private long factor(String stratum, SortedMap<String, Long> micros) {
    Long weights = micros.get(stratum);
    Long population = plan.strata().get(stratum);
    if (weights == null || population == null) {
      return 1;
    }
    return Modular.times(Modular.of(population), Modular.inverse(Modular.of(weights)));
  }

  /** Spans the same together with what was before, and has fewer unknowns. */
  private static Map<Integer, Long> difference(Map<Integer, Long> now, Map<Integer, Long> before) {
    Map<Integer, Long> difference = new HashMap<>(now);
    before.forEach(
        (unknown, coefficient) -> {
          long left = Modular.minus(difference.getOrDefault(unknown, 0L), coefficient);
          if (left == 0) {
            difference.remove(unknown);
          } else {
            difference.put(unknown, left);
          }
        });
    return difference;
  }

  /** Whether showing {@code places} as well would still give nobody away. */
  boolean isSafeWith(Collection<Place> places, int release, SortedMap<String, Long> micros) {
    int known = equations.size();
    Map<Place, Map<Integer, Long>> lasts = new HashMap<>(last);
    places.forEach(place -> show(place, release, micros));
    boolean safe =
        new LinearAudit(
                List.copyOf(equations),
                sizes.stream().mapToInt(Objects::requireNonNull).toArray(),
                plan.threshold())
            .isSafe();
    equations.subList(known, equations.size()).clear();
    last.clear();
    last.putAll(lasts);
    return safe;
  }
}
