package se.framdrift.model;

import java.time.Instant;
import java.util.List;

/**
 * What one commit did to a board.
 *
 * @param position of the commit; also when no item changed, for then the board still stands at it
 * @param items those that changed, whole, each with this position
 * @param events what it brought that people are told at once
 */
public record BoardUpdate(
    String board, long position, Instant at, List<Item> items, List<Event> events) {

  public BoardUpdate {
    items = List.copyOf(items);
    events = List.copyOf(events);
  }

  /** A commit that brought nothing that people are told at once. */
  public BoardUpdate(String board, long position, Instant at, List<Item> items) {
    this(board, position, at, items, List.of());
  }
}
