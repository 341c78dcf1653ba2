package se.framdrift.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is shown and checked beside the figure that a target is judged by.
 *
 * @param stages indicators by stage ({@code planned}, {@code decided}, {@code under-construction},
 *     {@code opened}, {@code closed}) for {@code add-units}: only opened less closed counts
 * @param raw the indicator without correction for weather, null for none
 * @param stock version of the buildings, vehicles … that the promise is about, null when not said
 * @param published the baseline as it was known when the promise was made, null when not said
 */
public record Beside(
    SortedMap<String, String> stages,
    @Nullable String raw,
    @Nullable String stock,
    @Nullable Published published) {

  /** Nothing. */
  public static final Beside NOTHING = new Beside(Collections.emptySortedMap(), null, null, null);

  public Beside {
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
  }

  /**
   * A baseline as it was known when the promise was made. It is judged against the one in force.
   *
   * @param value of the baseline period
   * @param indicator of which; null for the target's own
   */
  public record Published(double value, @Nullable String indicator) {}

  /** Ids of the indicators that are named here. */
  public Set<String> indicators() {
    Set<String> ids = new LinkedHashSet<>(stages.values());
    if (raw != null) {
      ids.add(raw);
    }
    if (published != null && published.indicator() != null) {
      ids.add(published.indicator());
    }
    return ids;
  }
}
