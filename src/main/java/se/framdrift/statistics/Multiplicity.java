package se.framdrift.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the whole of what is shown together honest: of twenty arrows that each are wrong one time
 * in twenty, one is wrong on most pages. Holm's step-down procedure bounds the probability that any
 * single one shown is wrong, however the comparisons depend on each other: the smallest of k
 * probabilities is multiplied by k, the next by k − 1 …, and never made smaller than the one
 * before.
 *
 * @see "Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 *     Statistics 6 (1979), 65–70"
 */
public final class Multiplicity {

  private Multiplicity() {}

  /**
   * Probabilities (two-sided p) adjusted for being shown together, in the order given: what is
   * below 1 − level may be called certain at the level. Cost O(k log k).
   *
   * @throws IllegalArgumentException for what is no probability
   */
  public static List<Double> holm(List<Double> probabilities) {
    int count = probabilities.size();
    for (double each : probabilities) {
      if (!(each >= 0 && each <= 1)) {
        throw new IllegalArgumentException("no probability: " + each);
      }
    }
    Integer[] ascending = IntStream.range(0, count).boxed().toArray(Integer[]::new);
    Arrays.sort(ascending, Comparator.comparing(probabilities::get));
    List<Double> adjusted = new ArrayList<>(Collections.nCopies(count, 1.0));
    double sofar = 0;
    for (int rank = 0; rank < count; rank++) {
      sofar = Math.max(sofar, Math.min(1, (count - rank) * probabilities.get(ascending[rank])));
      adjusted.set(ascending[rank], sofar);
    }
    return Collections.unmodifiableList(adjusted);
  }

  /**
   * Which of the differences that are shown together are certain.
   *
   * @param level such as 0.95: the probability that nothing is called certain that is not there
   * @return one answer for each, in the order given
   */
  public static List<Boolean> certain(List<Difference> shown, double level) {
    return holm(shown.stream().map(Difference::probability).toList()).stream()
        .map(probability -> probability < 1 - level)
        .toList();
  }
}
