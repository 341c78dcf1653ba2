package se.framdrift.wire;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import se.framdrift.model.BoardState;
import se.framdrift.model.Item;

/**
 * The JSON of a board and of what changed on it. Splices the items' own JSON as it stands; parses
 * nothing. Pure; any thread; cost O(n log n) in the number of items.
 */
public final class BoardJson {

  private BoardJson() {}

  /**
   * A whole board: {@code {"board":…,"epoch":…,"position":…,"at":…,"items":[…]}}, the live items
   * sorted by id, without tombstones. The body of {@code GET /api/v1/boards/{id}} and the data of a
   * fresh subscription.
   */
  public static String snapshot(BoardState state) {
    return "{\"board\":"
        + state.definition()
        + ",\"epoch\":"
        + CanonicalJson.string(state.epoch())
        + ",\"position\":"
        + state.position()
        + ",\"at\":\""
        + state.at()
        + "\",\"items\":"
        + items(live(state.items()))
        + "}";
  }

  /** What changed, tombstones included, sorted by id: {@code {"position":…,"at":…,"items":[…]}}. */
  public static String changes(long position, Instant at, Collection<Item> items) {
    return "{\"position\":" + position + ",\"at\":\"" + at + "\",\"items\":" + items(items) + "}";
  }

  /**
   * The live items' JSON sorted by id, each ended by a newline: what a board's hash is taken of.
   */
  public static String hashed(Collection<Item> items) {
    return live(items).stream()
        .sorted(Comparator.comparing(Item::id))
        .map(item -> item.json() + "\n")
        .collect(Collectors.joining());
  }

  private static Collection<Item> live(Collection<Item> items) {
    return items.stream().filter(item -> !item.removed()).toList();
  }

  private static String items(Collection<Item> items) {
    return items.stream()
        .sorted(Comparator.comparing(Item::id))
        .map(Item::json)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
