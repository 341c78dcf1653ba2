package se.framdrift.boards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.model.Event;
import se.framdrift.model.Item;

/**
 * The tiles of one board, each with the position at which it last changed. Confined to one thread.
 *
 * <p>A tile that says the same as before keeps its position, so that nothing is pushed for it. What
 * decides is the written form: two nodes, or one before and after a restart, agree on it byte for
 * byte.
 */
public final class Board {

  /** Writes a tile as canonical JSON. */
  @FunctionalInterface
  public interface Writer {

    /** {@code knownSince} is when we learned the status that a commitment's tile carries. */
    String write(Tile tile, long position, @Nullable Instant knownSince);
  }

  /** What must be known of a tile to say whether its next state is another one. */
  public record Shown(Item item, Event.@Nullable Outcome outcome, @Nullable Instant knownSince) {}

  private final Writer writer;
  private final TreeMap<String, Shown> shown = new TreeMap<>();
  private final List<Event> turned = new ArrayList<>();

  public Board(Writer writer) {
    this.writer = writer;
  }

  /** Takes over a tile as it was stored. */
  public void restore(Shown stored) {
    shown.put(stored.item().id(), stored);
  }

  /**
   * Shows {@code tile} as of the commit at {@code position}.
   *
   * @return the item when it says something else than before, else empty
   */
  public Optional<Item> show(Tile tile, long position, Instant at) {
    Shown before = shown.get(tile.id());
    Event.Outcome outcome = outcome(tile);
    Instant knownSince = knownSince(before, outcome, at);
    if (before != null && !before.item().removed()) {
      String same = writer.write(tile, before.item().position(), knownSince);
      if (same.equals(before.item().json())) {
        return Optional.empty();
      }
    }
    Item item = new Item(tile.id(), position, writer.write(tile, position, knownSince), false);
    shown.put(tile.id(), new Shown(item, outcome, knownSince));
    turn(tile.id(), before == null ? null : before.outcome(), outcome);
    return Optional.of(item);
  }

  private static Event.@Nullable Outcome outcome(Tile tile) {
    return switch (tile) {
      case CommitmentTile commitment ->
          new Event.Outcome(
              commitment.status().state().code(),
              commitment.status().secured(),
              commitment.override() == null ? null : commitment.override().state().code());
      case IndicatorTile _ -> null;
    };
  }

  private static @Nullable Instant knownSince(
      @Nullable Shown before, Event.@Nullable Outcome outcome, Instant at) {
    if (outcome == null) {
      return null;
    }
    Event.Outcome known = before == null ? null : before.outcome();
    return before != null && known != null && known.state().equals(outcome.state())
        ? before.knownSince()
        : at;
  }

  private void turn(String id, Event.@Nullable Outcome before, Event.@Nullable Outcome after) {
    if (!Objects.equals(before, after)) {
      turned.add(new Event.Turned(id, before, after));
    }
  }

  /** What turned since this was last asked, in the order in which it was shown. */
  public List<Event> takeTurned() {
    List<Event> all = List.copyOf(turned);
    turned.clear();
    return all;
  }

  /**
   * Forgets what a tile said, since its earlier states are gone: it is shown anew next, and says
   * that its status is known since then.
   */
  public void forget(String id) {
    shown.remove(id);
  }

  /** Removes every tile that is not in {@code ids}; each leaves a tombstone. */
  public List<Item> keepOnly(Set<String> ids, long position) {
    List<Item> removed = new ArrayList<>();
    for (String id : new HashSet<>(shown.keySet())) {
      Shown before = shown.get(id);
      if (before != null && !ids.contains(id) && !before.item().removed()) {
        Item tombstone = tombstone(id, position);
        shown.put(id, new Shown(tombstone, null, null));
        turn(id, before.outcome(), null);
        removed.add(tombstone);
      }
    }
    return removed;
  }

  private static Item tombstone(String id, long position) {
    String json = "{\"id\":\"" + id + "\",\"position\":" + position + ",\"removed\":true}";
    return new Item(id, position, json, true);
  }

  /** All items, tombstones included, sorted by id. */
  public List<Item> items() {
    return shown.values().stream().map(Shown::item).toList();
  }

  /** The tile with this id, unless it was removed. */
  public Optional<Item> item(String id) {
    return Optional.ofNullable(shown.get(id)).map(Shown::item).filter(item -> !item.removed());
  }
}
