package se.framdrift.feeds.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Sink;
import se.framdrift.model.Delivery;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/** A sink that keeps in memory what it takes, and can be away, or slow to commit. Thread-safe. */
final class Ledger implements Sink {

  private final List<RawFact> rows = new ArrayList<>();
  private final List<Rejection> refused = new ArrayList<>();
  private final Deque<Promise<Intake>> uncommitted = new ArrayDeque<>();
  private boolean away;
  private boolean slow;
  private int asked;

  @Override
  public synchronized Future<Intake> take(Delivery delivery, Decoded decoded) {
    asked++;
    if (away) {
      return Future.failedFuture(
          new Problem.Unavailable("the ledger is away", Duration.ofSeconds(1)).asFailure());
    }
    Intake intake = new Intake(decoded.rows().size(), 0, 0, decoded.undecodable(), new TreeMap<>());
    rows.addAll(decoded.rows());
    refused.addAll(decoded.undecodable());
    if (!slow) {
      return Future.succeededFuture(intake);
    }
    Promise<Intake> promise = Promise.promise();
    uncommitted.add(promise);
    return promise.future();
  }

  /** From now on it takes nothing. */
  synchronized Ledger away(boolean now) {
    away = now;
    return this;
  }

  /** From now on what it takes is not durable until {@link #commit}. */
  synchronized Ledger slow(boolean now) {
    slow = now;
    return this;
  }

  /** What it has taken is durable. */
  synchronized void commit() {
    while (!uncommitted.isEmpty()) {
      uncommitted.remove().complete(new Intake(1, 0, 0, List.of(), new TreeMap<>()));
    }
  }

  /** What it has taken cannot be made durable. */
  synchronized void fail(Throwable why) {
    while (!uncommitted.isEmpty()) {
      uncommitted.remove().fail(why);
    }
  }

  synchronized int uncommitted() {
    return uncommitted.size();
  }

  synchronized int asked() {
    return asked;
  }

  synchronized List<String> values() {
    return rows.stream().map(row -> String.valueOf(row.value())).toList();
  }

  synchronized List<String> rows() {
    return Lerum.rows(rows);
  }

  synchronized List<Rejection> refused() {
    return List.copyOf(refused);
  }
}
