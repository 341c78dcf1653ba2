package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets many wait for as long as each other, with one timer: whoever comes later gives up later.
 * Thread-safe.
 */
final class Waiters {

  private record Waiter<T>(Promise<T> answer, long since) {}

  private final Duration patience;
  private final Deque<Waiter<?>> waiters = new ArrayDeque<>();
  private boolean watched;

  Waiters(Duration patience) {
    this.patience = patience;
  }

  /** The same answer, or a {@link TimeoutException} when the patience is over first. */
  <T> Future<T> within(Future<T> future) {
    if (future.isComplete()) {
      return future;
    }
    Waiter<T> waiter = new Waiter<>(Promise.promise(), System.nanoTime());
    boolean first;
    synchronized (this) {
      while (!waiters.isEmpty() && waiters.getFirst().answer().future().isComplete()) {
        waiters.removeFirst();
      }
      waiters.add(waiter);
      first = !watched;
      watched = true;
    }
    if (first) {
      watch(patience.toNanos());
    }
    future.onComplete(
        result -> {
          if (result.succeeded()) {
            waiter.answer().tryComplete(result.result());
          } else {
            waiter.answer().tryFail(result.cause());
          }
        });
    return waiter.answer().future();
  }

  private void watch(long nanos) {
    Promise.promise()
        .future()
        .timeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), TimeUnit.MILLISECONDS)
        .onComplete(_ -> giveUp());
  }

  private void giveUp() {
    List<Waiter<?>> late = new ArrayList<>();
    long left = 0;
    synchronized (this) {
      while (!waiters.isEmpty() && left <= 0) {
        Waiter<?> first = waiters.getFirst();
        left =
            first.answer().future().isComplete()
                ? 0
                : patience.toNanos() - (System.nanoTime() - first.since());
        if (left <= 0) {
          late.add(waiters.removeFirst());
        }
      }
      watched = left > 0;
    }
    if (left > 0) {
      watch(left);
    }
    late.forEach(
        each ->
            each.answer()
                .tryFail(new TimeoutException("no answer within " + patience.toSeconds() + " s")));
  }

  /** How many are remembered. */
  synchronized int size() {
    return waiters.size();
  }
}
