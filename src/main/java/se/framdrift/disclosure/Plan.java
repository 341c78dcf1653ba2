package se.framdrift.disclosure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is released of one survey or one feed of cases.
 *
 * @param municipality SCB code
 * @param threshold the fewest respondents or cases that a shown cell rests on, and by which two
 *     releases differ: 5, 7 or 10
 * @param strata id of a stratum to its population; empty where the sample has none
 * @param groups name to the values that are shown
 */
public record Plan(
    String municipality,
    int threshold,
    SortedMap<String, Long> strata,
    Map<String, List<String>> groups,
    List<Figure> figures) {

  public Plan {
    if (threshold != 5 && threshold != 7 && threshold != 10) {
      throw new IllegalArgumentException("the threshold is 5, 7 or 10");
    }
    strata = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(strata));
    groups = Map.copyOf(groups);
    figures = List.copyOf(figures);
  }
}
