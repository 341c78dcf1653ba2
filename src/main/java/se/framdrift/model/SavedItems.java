package se.framdrift.model;

import java.util.List;

/**
 * The tiles of a board as they were stored.
 *
 * @param position up to which every commit has left its tiles here; 0 for none
 * @param engine version of the program that made them
 * @param items the newest state of each, tombstones included
 */
public record SavedItems(long position, String engine, List<Item> items) {

  public SavedItems {
    items = List.copyOf(items);
  }
}
