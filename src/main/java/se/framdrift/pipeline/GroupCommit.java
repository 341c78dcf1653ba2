package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.Receipt;
import se.framdrift.problem.Problem;

/**
 * Joins what arrives while a transaction is under way into the next one: one in flight per
 * municipality and node, more rows instead of more transactions. Each caller is answered after the
 * commit. Thread-safe.
 */
final class GroupCommit {

  /** The most facts that wait; beyond them callers are asked to come back. */
  static final int MAX_WAITING = 200_000;

  /** The most facts that are joined into one transaction. */
  static final int MAX_BATCH = 20_000;

  private static final Duration RETRY = Duration.ofSeconds(2);

  private record Waiting(String origin, List<Fact> facts, Promise<Receipt> answer) {}

  private final String municipality;
  private final Edges edges;
  private final Consumer<Commit> committed;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int waiting;
  private boolean inFlight;

  /**
   * @param committed is told of every commit, in order, before its callers are answered
   */
  GroupCommit(String municipality, Edges edges, Consumer<Commit> committed) {
    this.municipality = municipality;
    this.edges = edges;
    this.committed = committed;
  }

  /** Completes when {@code facts} are durable. */
  Future<Receipt> add(String origin, List<Fact> facts) {
    Promise<Receipt> answer = Promise.promise();
    synchronized (this) {
      if (waiting + facts.size() > MAX_WAITING && waiting > 0) {
        return Future.failedFuture(
            new Problem.Unavailable("The ledger of " + municipality + " is busy.", RETRY)
                .asFailure());
      }
      queue.add(new Waiting(origin, List.copyOf(facts), answer));
      waiting += facts.size();
    }
    commitNext();
    return answer.future();
  }

  private void commitNext() {
    List<Waiting> batch = take();
    if (batch.isEmpty()) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    batch.forEach(each -> facts.addAll(each.facts()));
    long began = System.nanoTime();
    edges
        .append()
        .append(municipality, batch.getFirst().origin(), facts)
        .onComplete(
            result -> {
              Duration took = Duration.ofNanos(System.nanoTime() - began);
              edges.measures().committed(municipality, took, facts.size());
              if (result.succeeded()) {
                answer(batch, result.result());
              } else {
                edges.measures().ledgerFailed(municipality);
                batch.forEach(each -> each.answer().fail(result.cause()));
              }
              synchronized (this) {
                inFlight = false;
              }
              commitNext();
            });
  }

  private synchronized List<Waiting> take() {
    List<Waiting> batch = new ArrayList<>();
    if (inFlight || queue.isEmpty()) {
      return batch;
    }
    String origin = queue.getFirst().origin();
    int size = 0;
    while (!queue.isEmpty()
        && queue.getFirst().origin().equals(origin)
        && (size == 0 || size + queue.getFirst().facts().size() <= MAX_BATCH)) {
      Waiting next = queue.removeFirst();
      size += next.facts().size();
      batch.add(next);
    }
    waiting -= size;
    inFlight = true;
    return batch;
  }

  private void answer(List<Waiting> batch, Receipt receipt) {
    Commit commit = receipt.commit();
    if (commit != null) {
      committed.accept(commit);
    }
    int from = 0;
    for (Waiting each : batch) {
      int to = from + each.facts().size();
      each.answer()
          .complete(new Receipt(receipt.position(), commit, receipt.outcomes().subList(from, to)));
      from = to;
    }
  }
}
