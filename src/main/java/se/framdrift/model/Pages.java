package se.framdrift.model;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is too much to be held at once: it comes page by page, each when it is asked for, and so no
 * faster than it is worked off. To be read once, from one thread; whoever does not read it to the
 * end has nothing to close.
 */
@FunctionalInterface
public interface Pages<T> {

  /**
   * Completes with the next page, an empty one after the last. To be called when the page before
   * has come.
   */
  CompletionStage<List<T>> next();

  /** What is in memory anyway, as one page. */
  static <T> Pages<T> of(List<T> all) {
    Queue<List<T>> left = new ArrayDeque<>(List.of(List.copyOf(all)));
    return () -> CompletableFuture.completedStage(left.isEmpty() ? List.of() : left.remove());
  }
}
