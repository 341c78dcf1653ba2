package se.framdrift.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tiles of a board as they were stored.
 *
 * @param position up to which every commit has left its tiles here; 0 for none
 * @param engine version of the program that made them, null for none
 * @param items the newest state of each, tombstones included
 * @param recent what happened up to the position
 */
public record SavedItems(long position, @Nullable String engine, List<Item> items, Recent recent) {

  public SavedItems {
    items = List.copyOf(items);
  }

  /** Tiles of which nothing is known that happened before. */
  public SavedItems(long position, @Nullable String engine, List<Item> items) {
    this(position, engine, items, Recent.since(position));
  }
}
