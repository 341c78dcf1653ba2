package se.framdrift.feeds.running;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Schedule;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.SubscribingFeed;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedRun;

/**
 * Sees to the feeds that are declared: each on a virtual thread of its own, on one node at a time.
 * Thread-safe.
 */
public final class FeedRunner {

  /** The longest that a run may take. */
  public static final Duration RUN_LIMIT = Duration.ofMinutes(30);

  private final Vertx vertx;
  private final Fetcher fetcher;
  private final Edges edges;
  private final Time time;
  private final Duration limit;
  private final Map<String, Worker> workers = new HashMap<>();
  private boolean closed;

  /**
   * @param limit the longest that a run may take, normally {@link #RUN_LIMIT}
   */
  public FeedRunner(Vertx vertx, Fetcher fetcher, Edges edges, Time time, Duration limit) {
    this.vertx = vertx;
    this.fetcher = fetcher;
    this.edges = edges;
    this.time = time;
    this.limit = limit;
  }

  /**
   * From now on these feeds are seen to and no others. One that is declared as it was goes on; one
   * that is declared otherwise stops and begins anew.
   *
   * @throws IllegalArgumentException for a schedule that cannot be read; nothing has changed then
   */
  public synchronized void declare(List<Declared> feeds) {
    Map<String, Worker> wanted = new HashMap<>();
    for (Declared feed : feeds) {
      Worker worker = closed ? null : worker(feed);
      if (worker != null) {
        wanted.put(feed.lease(), worker);
      }
    }
    Map<String, CompletableFuture<?>> stopped = new HashMap<>();
    workers.entrySet().removeIf(entry -> isDone(entry.getKey(), entry.getValue(), wanted, stopped));
    wanted.forEach(
        (lease, worker) -> {
          if (workers.putIfAbsent(lease, worker) == null) {
            worker.start(stopped.getOrDefault(lease, CompletableFuture.completedFuture(true)));
          }
        });
  }

  private static boolean isDone(
      String lease,
      Worker worker,
      Map<String, Worker> wanted,
      Map<String, CompletableFuture<?>> stopped) {
    Worker next = wanted.get(lease);
    if (next != null && next.declared.declaration().equals(worker.declared.declaration())) {
      return false;
    }
    stopped.put(lease, worker.stop("the catalog has changed"));
    return true;
  }

  /** Null for a feed that neither fetches nor listens. */
  private @Nullable Worker worker(Declared declared) {
    return switch (declared.feed()) {
      case PulledFeed feed ->
          new PullWorker(declared, feed, edges, fetcher, time, timetable(declared, feed), limit);
      case SubscribingFeed feed -> new SubscriptionWorker(declared, feed, edges, vertx, time);
      default -> null;
    };
  }

  private static Timetable timetable(Declared declared, PulledFeed feed) {
    String schedule = declared.declaration().feed().schedule();
    return Timetable.of(
        Schedule.parse(schedule == null ? feed.schedule() : schedule), declared.declaration().id());
  }

  /**
   * Runs a feed now, or joins the run that is under way. Completes with how it ended; fails with a
   * problem when another node runs it.
   *
   * @return empty when there is no such feed that fetches
   */
  public synchronized Optional<Future<FeedRun>> runNow(String municipality, String feed) {
    return workers.values().stream()
        .filter(worker -> worker.declared.declaration().municipality().equals(municipality))
        .filter(worker -> worker.declared.declaration().id().equals(feed))
        .filter(PullWorker.class::isInstance)
        .map(worker -> ((PullWorker) worker).ask())
        .findFirst();
  }

  /** What this node does with each feed. */
  public synchronized List<FeedActivity> activities() {
    return workers.values().stream().map(Worker::activity).toList();
  }

  /** Stops all; completes when nothing is under way any more. */
  public synchronized Future<Void> close() {
    closed = true;
    List<CompletableFuture<?>> stopped = new ArrayList<>();
    workers.values().forEach(worker -> stopped.add(worker.stop("the program stops")));
    workers.clear();
    return Future.fromCompletionStage(
        CompletableFuture.allOf(stopped.toArray(CompletableFuture<?>[]::new)));
  }
}
