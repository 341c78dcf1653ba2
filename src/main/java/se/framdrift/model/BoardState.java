package se.framdrift.model;

import java.time.Instant;
import java.util.List;

/**
 * A board as of a position: what a fresh viewer gets.
 *
 * @param board board id, such as {@code lerum}
 * @param municipality whose ledger the position counts
 * @param definition what seldom changes (titles, units, areas, version) as canonical JSON
 * @param epoch of the ledger; positions of another epoch mean nothing here
 * @param position of the municipality's ledger that has been applied
 * @param at when that position was committed
 * @param items all, tombstones included, sorted by id
 * @param recent what happened in the municipality up to the position
 */
public record BoardState(
    String board,
    String municipality,
    String definition,
    String epoch,
    long position,
    Instant at,
    List<Item> items,
    Recent recent) {

  public BoardState {
    items = List.copyOf(items);
  }

  /** A board of whose municipality nothing is known that happened before. */
  public BoardState(
      String board,
      String municipality,
      String definition,
      String epoch,
      long position,
      Instant at,
      List<Item> items) {
    this(board, municipality, definition, epoch, position, at, items, Recent.since(position));
  }
}
