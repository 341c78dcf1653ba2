package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Item;
import se.framdrift.model.SavedItems;

/**
 * A municipality as it was known at one position: the catalog and the facts in force then, and the
 * tiles as they were stored then. The only place where the tiles of the past come from.
 *
 * <p>Thread-safe: one question after another. Questions block, so they are for virtual threads.
 */
final class Past {

  private final ReentrantLock turn = new ReentrantLock();
  private final View view;
  private final long weight;

  private Past(View view, long weight) {
    this.view = view;
    this.weight = weight;
  }

  /**
   * Builds it.
   *
   * <p>Tiles that were stored are taken as they stand, whatever this program would say today. Where
   * they do not reach up to the position (the board had another name, or it was stored nowhere),
   * the rest is made anew, and the view says so.
   *
   * @param catalog the one in force then
   */
  static Past of(CatalogReading reading, Catalog catalog, FactsInForce facts, SavedItems stored) {
    Picture picture = reading.picture(catalog, facts);
    long figures = picture.begin(facts, Past::page);
    Board board = new Board(reading.tiles());
    for (Item item : stored.items()) {
      board.restore(reading.stored().apply(item));
    }
    Instant at = Objects.requireNonNullElse(facts.at(), Instant.EPOCH);
    boolean rebuilt = stored.position() < facts.position();
    if (rebuilt) {
      board.keepOnly(picture.tiles(), facts.position());
      for (String id : picture.tiles()) {
        picture.tile(id).ifPresent(tile -> board.show(tile, facts.position(), at));
      }
    }
    View view =
        new View(
            picture.catalog(),
            picture.engine(),
            board,
            picture.statements(),
            facts.position(),
            at,
            picture.tick(),
            rebuilt,
            picture::targets);
    return new Past(view, figures);
  }

  private static List<Fact.Observed> page(CompletionStage<List<Fact.Observed>> page) {
    try {
      return StoredTiles.await(Future.fromCompletionStage(page));
    } catch (TimeoutException e) {
      throw new IllegalStateException("the figures in force did not come", e);
    }
  }

  /** About how much memory it holds, in figures. */
  long weight() {
    return weight;
  }

  /** Lets {@code question} look; blocks while others do. */
  <T> T ask(Function<View, T> question) {
    turn.lock();
    try {
      return question.apply(view);
    } finally {
      turn.unlock();
    }
  }
}
