package se.framdrift.disclosure;

import java.util.Collections;
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
 * @param unanimous the fewest of whom it may be shown that all are yes, or none: the threshold at
 *     least
 * @param strata id of a stratum to its population; empty where the sample has none
 * @param groups name to the values that are shown
 * @param nested name of a group to the larger ones in which its values lie
 * @param subjects question or kind of cases to the answers that are possible
 * @param published cells whose counts stand somewhere else: they are known, whatever is hidden here
 */
public record Plan(
    String municipality,
    int threshold,
    int unanimous,
    SortedMap<String, Long> strata,
    Map<String, List<String>> groups,
    Map<String, Nesting> nested,
    Map<String, List<String>> subjects,
    List<Figure> figures,
    List<Published> published) {

  /** How much larger a group must be by default before it may be shown that all say the same. */
  public static final int UNANIMOUS = 4;

  public Plan {
    if (threshold != 5 && threshold != 7 && threshold != 10) {
      throw new IllegalArgumentException("the threshold is 5, 7 or 10");
    }
    if (unanimous < threshold) {
      throw new IllegalArgumentException("unanimous is the threshold at least");
    }
    strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
    groups = Map.copyOf(groups);
    nested = Map.copyOf(nested);
    subjects = Map.copyOf(subjects);
    figures = List.copyOf(figures);
    published = List.copyOf(published);
  }

  /**
   * Which larger group each value lies in.
   *
   * @param group name of the larger group
   * @param within value to the value of the larger group; all values are there
   */
  public record Nesting(String group, SortedMap<String, String> within) {

    public Nesting {
      within = Collections.unmodifiableSortedMap(new TreeMap<>(within));
    }
  }

  /** That a cell's counts are published elsewhere, as another series of the catalog. */
  public record Published(String figure, Place place) {}

  /** The leaf of who states these groups: the larger ones follow from the smaller. */
  public Leaf leaf(Map<String, String> stated, String stratum) {
    TreeMap<String, String> all = new TreeMap<>(stated);
    for (int i = 0; i < nested.size(); i++) { // as deep as there are levels
      nested.forEach(
          (name, nesting) -> {
            String value = all.get(name);
            String larger = value == null ? null : nesting.within().get(value);
            if (larger != null) {
              all.put(nesting.group(), larger);
            }
          });
    }
    return new Leaf(all, stratum);
  }

  /** The stratum of a leaf as cells know it. */
  String stratum(Leaf leaf) {
    return strata.isEmpty() ? "" : leaf.stratum();
  }

  Figure figure(String id) {
    return figures.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no figure " + id));
  }
}
