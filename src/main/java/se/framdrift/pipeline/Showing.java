package se.framdrift.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.commitments.Withdrawals.Figure;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Commit;
import se.framdrift.model.CommitEvents;
import se.framdrift.model.Event;
import se.framdrift.model.Item;
import se.framdrift.model.Recent;

/**
 * What a replica tells others: the viewers of its board, and whoever asks it from another thread.
 * It is told on the replica's thread, and read from any.
 */
final class Showing {

  private final String municipality;
  private final Edges edges;
  private final CatalogReading reading;
  private final String epoch;
  private volatile @Nullable Instant due;
  private volatile @Nullable Catalog catalog;
  private volatile Set<Figure> secret = Set.of();

  Showing(String municipality, Edges edges, CatalogReading reading, String epoch) {
    this.municipality = municipality;
    this.edges = edges;
    this.reading = reading;
    this.epoch = epoch;
  }

  /** The next moment at which time alone can change a status; null when none is known. */
  @Nullable Instant due() {
    return due;
  }

  /** The catalog in force, null before the first. */
  @Nullable Catalog catalog() {
    return catalog;
  }

  /** Figures that are withdrawn as confidential now. */
  Set<Figure> secret() {
    return secret;
  }

  /** Shows what a commit has changed; the whole board when it brought a catalog. */
  void show(Picture now, Board board, Commit commit, List<Item> changed, boolean renew) {
    List<Event> events = board.takeTurned();
    Catalog.Board shown = now.catalog().board();
    if (commit.catalog() != null) {
      Recent recent =
          new Recent(
              commit.position() - 1,
              events.isEmpty()
                  ? List.of()
                  : List.of(new CommitEvents(commit.position(), commit.at(), events)));
      announce(now, board, commit.position(), commit.at(), renew, recent);
    } else if (shown != null) {
      edges
          .publish()
          .accept(new BoardUpdate(shown.id(), commit.position(), commit.at(), changed, events));
    }
    learn(now, renew);
  }

  /** Shows the whole board. */
  void announce(Picture now, Board board, long position, Instant at, boolean renew, Recent recent) {
    catalog = now.catalog();
    learn(now, renew);
    Catalog.Board shown = now.catalog().board();
    if (shown != null) {
      edges
          .open()
          .accept(
              new BoardState(
                  shown.id(),
                  municipality,
                  reading.definition().apply(now.catalog()),
                  epoch,
                  position,
                  at,
                  board.items(),
                  recent));
    }
  }

  /** At once when time has never come to this ledger, or when every tile is to be made anew. */
  private void learn(Picture now, boolean renew) {
    due = renew || now.tick() == null ? Instant.EPOCH : now.due();
    secret = now.secret();
  }
}
