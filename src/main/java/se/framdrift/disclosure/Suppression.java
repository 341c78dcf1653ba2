package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cells of one dimension must be hidden, so that none below the threshold is shown and what
 * is hidden is, together, at least the threshold: the total minus what is shown then tells nothing
 * of a small group. A step before the audit, which holds all tables of a figure against each other.
 */
public final class Suppression {

  private Suppression() {}

  /**
   * The hidden cells. The smallest of those that could be shown are hidden with the others, until
   * at least two are, with at least the threshold in them.
   *
   * @param counts how many there are in each cell of the dimension, cells with none included
   * @param unstated how many are counted in the total and in no cell; that number is never shown
   *     but can be solved for, so it counts as a hidden cell unless it is 0
   */
  public static <C extends Comparable<C>> Set<C> hidden(
      Map<C, Long> counts, long unstated, int threshold) {
    Set<C> hidden = new LinkedHashSet<>();
    List<C> open = new ArrayList<>();
    long inside = unstated;
    for (C cell : counts.keySet().stream().sorted().toList()) {
      long n = counts.getOrDefault(cell, 0L);
      if (n < threshold) {
        hidden.add(cell);
        inside += n;
      } else {
        open.add(cell);
      }
    }
    open.sort(Comparator.comparing((C cell) -> counts.getOrDefault(cell, 0L)));
    for (C cell : open) {
      int cells = hidden.size() + (unstated > 0 ? 1 : 0);
      if (cells == 0 || (cells > 1 && inside >= threshold)) {
        break;
      }
      hidden.add(cell);
      inside += counts.getOrDefault(cell, 0L);
    }
    return hidden;
  }
}
