package se.framdrift.model;

import java.time.Instant;
import java.util.List;

/**
 * What one commit did to a board.
 *
 * @param position of the commit; also when no item changed, for then the board still stands at it
 * @param items those that changed, whole, each with this position
 */
public record BoardUpdate(String board, long position, Instant at, List<Item> items) {

  public BoardUpdate {
    items = List.copyOf(items);
  }
}
