package se.framdrift.feeds.running;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A clock, and waiting by it. Thread-safe; waiting blocks, so it is for virtual threads. */
public interface Time extends InstantSource {

  /**
   * Waits until a signal comes, whatever it brings, or until a moment has come.
   *
   * @return whether the signal has come
   */
  boolean await(CompletableFuture<?> signal, Instant until);

  /** The machine's. */
  static Time system() {
    return new Machine();
  }

  /** Looks at the clock again every hour: it may have been set. */
  final class Machine implements Time {

    private static final Duration LOOK = Duration.ofHours(1);

    @Override
    public Instant instant() {
      return Instant.now();
    }

    @Override
    public boolean await(CompletableFuture<?> signal, Instant until) {
      while (!signal.isDone()) {
        Duration left = Duration.between(instant(), until);
        if (!left.isPositive()) {
          return signal.isDone();
        }
        try {
          signal.get((left.compareTo(LOOK) < 0 ? left : LOOK).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException _) {
          // whoever owns the signal reads what it brings
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("a feed's thread was interrupted", e);
        }
      }
      return true;
    }
  }
}
