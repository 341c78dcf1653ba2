package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import se.framdrift.model.SavedItems;
import se.framdrift.problem.Problem;

/** Tiles as they were stored, waited for where they are not stored yet. Blocking; thread-safe. */
final class StoredTiles {

  private static final long PATIENCE_SECONDS = 60;
  private static final Duration STORING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Pasts.ItemsAt items;
  private final Pasts.Present present;

  StoredTiles(Pasts.ItemsAt items, Pasts.Present present) {
    this.items = items;
    this.present = present;
  }

  /**
   * The tiles of a board at a position. Their position is lower than the one asked for when this
   * node has shown that one, and nobody has stored it under this board's name.
   *
   * @throws Problem.Failure unavailable, when this node does not show that position yet
   */
  SavedItems at(String municipality, String board, long position) throws TimeoutException {
    long began = System.nanoTime();
    while (true) {
      SavedItems stored = await(items.items(municipality, board, position));
      boolean late = System.nanoTime() - began > STORING.toNanos();
      if (stored.position() >= position || (late && isShown(municipality, position))) {
        return stored;
      }
      if (late) {
        throw new Problem.Unavailable(
                "Position %d of %s is not shown yet.".formatted(position, municipality), STORING)
            .asFailure();
      }
      LockSupport.parkNanos(this, PAUSE.toNanos());
    }
  }

  private boolean isShown(String municipality, long position) throws TimeoutException {
    long shown = await(present.ask(municipality, View::position));
    return shown >= position;
  }

  /** Waits, on a thread that may block, and not for ever. */
  static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
