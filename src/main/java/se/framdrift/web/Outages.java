package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import se.framdrift.problem.Problem;

/** Tells what is away for a while from what is a bug. */
final class Outages {

  private static final System.Logger LOG = System.getLogger(Outages.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** No request waits longer for a ledger that neither answers nor goes away. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Waiters WAITERS = new Waiters(PATIENCE);
  private static final Duration LOG_AGAIN = Duration.ofSeconds(30);

  /** When it was last logged, by System.nanoTime; 0 for never. */
  private static final AtomicLong LOGGED = new AtomicLong();

  private Outages() {}

  /**
   * The same answer, in bounded time, but a failure of the network, of a connection or of time is a
   * problem for which the caller comes back. The rest stays what it is.
   */
  static <T> Future<T> answered(Future<T> future) {
    return told(WAITERS.within(future));
  }

  /** The same, however long it takes: for what goes at the pace of its reader. */
  static <T> Future<T> told(Future<T> future) {
    return future.recover(
        failure -> {
          boolean away =
              failure instanceof IOException
                  || failure instanceof TimeoutException
                  || failure instanceof VertxException;
          if (!away) {
            return Future.failedFuture(failure);
          }
          log(failure);
          return Future.failedFuture(
              new Problem.Unavailable(
                      "The ledger cannot be reached. What was sent may be sent again: the same rows"
                          + " count once.",
                      RETRY)
                  .asFailure());
        });
  }

  /** Once in a while: an outage fails every request alike, and the log must not fill the disk. */
  private static void log(Throwable failure) {
    long now = System.nanoTime();
    long last = LOGGED.get();
    boolean first = last == 0 || now - last > LOG_AGAIN.toNanos();
    if (first && LOGGED.compareAndSet(last, now == 0 ? 1 : now)) {
      LOG.log(Level.WARNING, "The ledger could not be asked", failure);
    } else {
      LOG.log(Level.DEBUG, "The ledger could not be asked", failure);
    }
  }
}
