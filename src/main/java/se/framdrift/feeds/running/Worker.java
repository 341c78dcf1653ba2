package se.framdrift.feeds.running;

import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedActivity.Phase;

/** A virtual thread that sees to one feed until it is stopped. */
abstract class Worker {

  /** Between two tries for a lease that another node holds, or when the database is away. */
  static final Duration LOOK = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  final Declared declared;
  final Time time;
  private final Consumer<FeedActivity> told;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private volatile CompletableFuture<@Nullable Void> bell = new CompletableFuture<>();
  private volatile boolean stopping;
  private volatile @Nullable Hold hold;
  private volatile FeedActivity activity;

  Worker(Declared declared, Time time, Consumer<FeedActivity> told, Phase first) {
    this.declared = declared;
    this.time = time;
    this.told = told;
    this.activity =
        new FeedActivity(
            declared.declaration().municipality(),
            declared.declaration().id(),
            first,
            time.instant(),
            null,
            null,
            null);
  }

  /**
   * Begins.
   *
   * @param before what must have ended first
   */
  void start(CompletableFuture<?> before) {
    Thread.ofVirtual()
        .name(declared.lease())
        .start(
            () -> {
              before.exceptionally(_ -> null).join();
              work();
            });
  }

  private void work() {
    while (!stopping) {
      bell = new CompletableFuture<>();
      if (!stopping) {
        try {
          turn();
        } catch (RuntimeException e) {
          LOG.log(Level.ERROR, declared.lease() + " failed in a way that was not foreseen", e);
          waitAWhile();
        }
      }
    }
    stopped();
    ended.complete(null);
  }

  /** One look at what is to be done. Is called again until the worker stops. */
  abstract void turn();

  /** Is called once, when no turn comes any more. */
  void stopped() {}

  /** Tells it to stop, without waiting; what is under way is cut. */
  CompletableFuture<@Nullable Void> stop(String why) {
    stopping = true;
    Hold held = hold;
    if (held != null) {
      held.end(why, false);
    }
    ring();
    return ended;
  }

  /** Lets it look again at once. */
  final void ring() {
    bell.complete(null);
  }

  final void waitUntil(Instant moment) {
    time.await(bell, moment);
  }

  final void waitAWhile() {
    waitUntil(time.instant().plus(LOOK));
  }

  /** Takes the lease; null when another node has it. */
  final @Nullable Hold take(Edges.Leasing leases, Instant deadline) {
    Hold taken = Hold.take(leases, time, declared.lease(), deadline);
    hold = taken;
    if (taken != null && stopping) {
      taken.end("the feed is stopped", false);
    }
    return taken;
  }

  final void release(Hold held) {
    hold = null;
    quietly("The lease was not given back", held.release());
  }

  /** Waits for it, for a bounded time. */
  static boolean quietly(String otherwise, Future<?> future) {
    try {
      future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
          .join();
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, otherwise, e);
      return false;
    }
  }

  final FeedActivity activity() {
    return activity;
  }

  /** Says what it does now; nothing when that is what it said before. */
  final synchronized void tell(
      Phase phase,
      @Nullable Instant next,
      FeedActivity.@Nullable Progress progress,
      @Nullable String words) {
    FeedActivity before = activity;
    FeedActivity now =
        new FeedActivity(
            before.municipality(),
            before.feed(),
            phase,
            phase == before.phase() ? before.since() : time.instant(),
            next,
            progress,
            words);
    if (!now.equals(before)) {
      activity = now;
      told.accept(now);
    }
  }
}
