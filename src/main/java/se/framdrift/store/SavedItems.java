package se.framdrift.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Item;

/**
 * A board's items as they were stored.
 *
 * @param position the last position that has been applied to the board, 0 when none has
 * @param engine version that applied it, null when none has
 * @param items each item's latest state, tombstones included, sorted by id
 */
public record SavedItems(long position, @Nullable String engine, List<Item> items) {

  public SavedItems {
    items = List.copyOf(items);
  }
}
