package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** A class and no record, since each caller is another one. */
  private static final class Waiting {

    private final String origin;
    private final List<Fact> facts;
    private final Promise<Receipt> answer;
    private final long since = System.nanoTime();

    Waiting(String origin, List<Fact> facts, Promise<Receipt> answer) {
      this.origin = origin;
      this.facts = facts;
      this.answer = answer;
    }

    String origin() {
      return origin;
    }

    List<Fact> facts() {
      return facts;
    }

    Promise<Receipt> answer() {
      return answer;
    }
  }

  private final String municipality;
  private final Edges edges;
  private final Consumer<Commit> committed;
  private final Duration patience;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private List<Waiting> flying = List.of();
  private int size;
  private boolean inFlight;
  private boolean watched;

  /**
   * @param committed is told of every commit, in order, before its callers are answered
   */
  GroupCommit(String municipality, Edges edges, Consumer<Commit> committed) {
    this(municipality, edges, committed, PATIENCE);
  }

  GroupCommit(String municipality, Edges edges, Consumer<Commit> committed, Duration patience) {
    this.patience = patience;
    this.municipality = municipality;
    this.edges = edges;
    this.committed = committed;
  }

  /**
   * Completes when {@code facts} are durable. When the ledger does not answer for long it fails
   * with a problem: what had not been sent will not be, and what had been may still become durable.
   */
  Future<Receipt> add(String origin, List<Fact> facts) {
    Promise<Receipt> answer = Promise.promise();
    Waiting waiting = new Waiting(origin, List.copyOf(facts), answer);
    synchronized (this) {
      if (size + facts.size() > MAX_WAITING && size > 0) {
        return Future.failedFuture(
            new Problem.Unavailable("The ledger of " + municipality + " is busy.", RETRY)
                .asFailure());
      }
      queue.add(waiting);
      size += facts.size();
    }
    watch(patience);
    commitNext();
    return answer.future();
  }

  /** Sees to it that nobody waits for longer than the patience: one timer for all callers. */
  private void watch(Duration in) {
    synchronized (this) {
      if (watched) {
        return;
      }
      watched = true;
    }
    Promise.promise()
        .future()
        .timeout(Math.max(1, in.toMillis()), TimeUnit.MILLISECONDS)
        .onComplete(_ -> giveUpOnTheLate());
  }

  private void giveUpOnTheLate() {
    List<Waiting> late = new ArrayList<>();
    long left = 0;
    synchronized (this) {
      watched = false;
      for (Waiting each : Stream.concat(flying.stream(), queue.stream()).toList()) {
        long patient = patience.toNanos() - (System.nanoTime() - each.since);
        if (patient > 0) {
          left = left == 0 ? patient : Math.min(left, patient);
        } else {
          late.add(each);
          size -= queue.remove(each) ? each.facts().size() : 0;
        }
      }
    }
    if (left > 0) {
      watch(Duration.ofNanos(left));
    }
    late.forEach(each -> each.answer().tryFail(tooLate()));
  }

  private Problem.Failure tooLate() {
    return new Problem.Unavailable(
            "The ledger of "
                + municipality
                + " does not answer. What was sent may be sent again: the same rows count once.",
            RETRY)
        .asFailure();
  }

  private void commitNext() {
    List<Waiting> batch = take();
    if (batch.isEmpty()) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    batch.forEach(each -> facts.addAll(each.facts()));
    long began = System.nanoTime();
    append(batch.getFirst().origin(), facts)
        .onComplete(
            result -> {
              Duration took = Duration.ofNanos(System.nanoTime() - began);
              edges.measures().committed(municipality, took, facts.size());
              if (result.succeeded()) {
                answer(batch, result.result());
              } else {
                edges.measures().ledgerFailed(municipality);
                batch.forEach(each -> each.answer().tryFail(result.cause()));
              }
              synchronized (this) {
                inFlight = false;
                flying = List.of();
              }
              commitNext();
            });
  }

  private Future<Receipt> append(String origin, List<Fact> facts) {
    try {
      return edges.append().append(municipality, origin, facts);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private synchronized List<Waiting> take() {
    List<Waiting> batch = new ArrayList<>();
    if (inFlight || queue.isEmpty()) {
      return batch;
    }
    String origin = queue.getFirst().origin();
    int facts = 0;
    while (!queue.isEmpty()
        && queue.getFirst().origin().equals(origin)
        && (facts == 0 || facts + queue.getFirst().facts().size() <= MAX_BATCH)) {
      Waiting next = queue.removeFirst();
      facts += next.facts().size();
      batch.add(next);
    }
    size -= facts;
    inFlight = true;
    flying = batch;
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
          .tryComplete(
              new Receipt(receipt.position(), commit, receipt.outcomes().subList(from, to)));
      from = to;
    }
  }
}
