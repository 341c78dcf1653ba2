package se.framdrift.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.commitments.Movement;

/**
 * Which figures of one board went up or down for certain. All that stand on the board are looked at
 * together, so that a page full of figures in which nothing has happened shows an arrow at most one
 * time in twenty. What one says may therefore change when another gets a new figure. A function of
 * the pairs alone, whatever order they came in. Confined to one thread.
 */
public final class Movements {

  /** All arrows on a board are right with this probability. */
  public static final double LEVEL = 0.95;

  private final TreeMap<String, Movement.Pair> pairs = new TreeMap<>();
  private Map<String, Movement> movements = Map.of();
  private boolean stale;

  /** Says between which two figures an indicator moved; null when there are not two. */
  public void put(String indicator, Movement.@Nullable Pair pair) {
    Movement.Pair before = pair == null ? pairs.remove(indicator) : pairs.put(indicator, pair);
    stale |= pair == null ? before != null : !pair.equals(before);
  }

  /**
   * Looks at all of them again if any is another. Cost O(n log n) then.
   *
   * @return ids of the indicators that moved otherwise than was said before
   */
  public Set<String> settle() {
    if (!stale) {
      return Set.of();
    }
    stale = false;
    List<String> ids = List.copyOf(pairs.keySet());
    List<Movement> among = Movement.among(new ArrayList<>(pairs.values()), LEVEL);
    Map<String, Movement> now = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      now.put(ids.get(i), among.get(i));
    }
    Set<String> changed = new HashSet<>();
    now.forEach(
        (id, movement) -> {
          if (!movement.equals(movements.get(id))) {
            changed.add(id);
          }
        });
    movements.keySet().stream().filter(id -> !now.containsKey(id)).forEach(changed::add);
    movements = now;
    return changed;
  }

  /** How an indicator moved, as of the last {@link #settle}; null when there is nothing to say. */
  public @Nullable Movement of(String indicator) {
    return movements.get(indicator);
  }
}
