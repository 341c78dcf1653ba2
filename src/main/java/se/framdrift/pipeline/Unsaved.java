package se.framdrift.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.model.Item;

/**
 * What a replica shows and has not stored yet, in the order of the positions. Confined to the
 * replica's thread.
 */
final class Unsaved {

  /** Beyond so many items the replica stores before it goes on. */
  static final int ENOUGH = 2_000;

  /** Commits that come in quick succession are stored together: once in so long. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Stores items, and that everything up to a position is stored with them. */
  @FunctionalInterface
  interface Store {
    void save(List<Item> items, long applied);
  }

  private final List<Item> items = new ArrayList<>();
  private long saved;
  private long savedAt = System.nanoTime() - PAUSE.toNanos();

  /** Begins anew after what is stored up to {@code position}. */
  void restart(long position) {
    items.clear();
    saved = position;
  }

  /** Adds what a commit changed. */
  void add(List<Item> changed) {
    items.addAll(changed);
  }

  /** Whether nothing has been stored for a while. */
  boolean isDue() {
    return System.nanoTime() - savedAt >= PAUSE.toNanos();
  }

  boolean isMuch() {
    return items.size() >= ENOUGH;
  }

  /**
   * Stores everything up to {@code position}, page by page; a page ends where a position ends, so
   * that a start finds all of a position or none. What could not be stored is kept.
   */
  void save(long position, Store store) {
    while (saved < position) {
      int end = Math.min(ENOUGH, items.size());
      while (end < items.size() && items.get(end).position() == items.get(end - 1).position()) {
        end++;
      }
      List<Item> page = List.copyOf(items.subList(0, end));
      long applied = end == items.size() ? position : page.getLast().position();
      store.save(page, applied);
      items.subList(0, end).clear();
      saved = applied;
      savedAt = System.nanoTime();
    }
  }
}
