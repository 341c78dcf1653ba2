package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Work on worker threads and in transactions whose result is never null, which Vert.x's own
 * signatures do not say.
 */
final class Asides {

  private Asides() {}

  /** Runs blocking work on a worker thread, beside other such work. */
  @SuppressWarnings("NullAway") // the callable does not return null
  static <T> Future<T> onWorker(Vertx vertx, Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  /** Runs work that waits, in a straight line. */
  static <T> Future<T> onVirtualThread(Callable<T> work) {
    Promise<T> done = Promise.promise();
    Thread.ofVirtual()
        .name("ledger")
        .start(
            () -> {
              try {
                done.complete(work.call());
              } catch (Exception | Error e) { // also the checked ones that awaiting throws
                done.fail(e);
              }
            });
    return done.future();
  }

  /** As {@link #onWorker} when there is much to do, else here. */
  static <T> Future<T> onWorkerWhen(boolean much, Vertx vertx, Callable<T> work) {
    if (much) {
      return onWorker(vertx, work);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /** Runs in a transaction that is committed when the future succeeds, else rolled back. */
  @SuppressWarnings("NullAway") // the function's future does not hold null
  static <T> Future<T> inTransaction(Pool pool, Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(work);
  }
}
