package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import se.framdrift.problem.Problem;

/**
 * Long work for whoever asks: at most so many pieces at once, on virtual threads of their own, and
 * at most so many that wait for their turn; whoever comes then is told to come back. Thread-safe.
 */
final class Bench {

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final String name;
  private final Semaphore places;
  private final int most;
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * @param name of the threads
   * @param atOnce pieces of work that go on at once
   * @param waiting pieces that wait besides them
   */
  Bench(String name, int atOnce, int waiting) {
    this.name = name;
    this.places = new Semaphore(atOnce, true);
    this.most = atOnce + waiting;
  }

  /** Completes with the work's result; fails with a problem when too much waits. Never blocks. */
  <T> Future<T> run(Callable<T> work) {
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return Future.failedFuture(
          new Problem.Unavailable("Too many long questions at once.", RETRY).asFailure());
    }
    Promise<T> answer = Promise.promise();
    Thread.ofVirtual().name(name).start(() -> work(work, answer));
    return answer.future();
  }

  private <T> void work(Callable<T> work, Promise<T> answer) {
    try {
      answer.complete(inTurn(work));
    } catch (Exception | Error e) { // whoever asked must hear of it, whatever it is
      answer.tryFail(e);
    }
  }

  private <T> T inTurn(Callable<T> work) throws Exception {
    try {
      places.acquire();
      try {
        return work.call();
      } finally {
        places.release();
      }
    } finally {
      taken.decrementAndGet();
    }
  }
}
