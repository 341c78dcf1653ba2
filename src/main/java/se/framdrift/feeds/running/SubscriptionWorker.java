package se.framdrift.feeds.running;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed;
import se.framdrift.model.Delivery;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/** Keeps a feed subscribed while this node holds its lease. */
final class SubscriptionWorker extends Worker {

  private static final System.Logger LOG = System.getLogger(SubscriptionWorker.class.getName());
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Duration BEGIN = Duration.ofSeconds(30);

  private final SubscribingFeed feed;
  private final Edges edges;
  private final Vertx vertx;

  SubscriptionWorker(Declared declared, SubscribingFeed feed, Edges edges, Vertx vertx, Time time) {
    super(declared, time, edges.told(), Phase.DISCONNECTED);
    this.feed = feed;
    this.edges = edges;
    this.vertx = vertx;
  }

  @Override
  void turn() {
    Hold hold = take(edges.leases(), Instant.MAX);
    if (hold == null) {
      tell(Phase.ELSEWHERE, null, null, null);
      waitAWhile();
      return;
    }
    String failure = null;
    try {
      tell(Phase.DISCONNECTED, null, null, activity().words());
      failure = listen(hold);
    } finally {
      release(hold);
    }
    if (failure != null) {
      tell(Phase.DISCONNECTED, null, null, failure);
      waitUntil(time.instant().plus(AGAIN));
    }
  }

  /** Listens until it must stop; gives words when it could not begin. */
  private @Nullable String listen(Hold hold) {
    Future<SubscribingFeed.Subscription> beginning =
        feed.subscribe(vertx, guarded(hold), new Telling(hold));
    SubscribingFeed.Subscription subscription;
    try {
      subscription =
          beginning
              .toCompletionStage()
              .toCompletableFuture()
              .orTimeout(BEGIN.toSeconds(), TimeUnit.SECONDS)
              .join();
    } catch (CompletionException e) {
      beginning.onSuccess(SubscribingFeed.Subscription::close); // it may still come
      LOG.log(Level.WARNING, declared.lease() + " could not begin to listen", e);
      return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
    hold.over().join();
    quietly(declared.lease() + " did not stop listening", subscription.close());
    LOG.log(Level.INFO, "{0}: {1}", declared.lease(), hold.over().join().words());
    return null;
  }

  /** Takes nothing any more when the lease is lost: another node takes it then. */
  private Sink guarded(Hold hold) {
    return (Delivery delivery, Decoded decoded) ->
        hold.over().isDone()
            ? Future.<Intake>failedFuture(
                new Problem.Unavailable("Another node listens now.", LOOK).asFailure())
            : edges.sink().take(delivery, decoded);
  }

  private final class Telling implements SubscribingFeed.Health {

    private final Hold hold;

    Telling(Hold hold) {
      this.hold = hold;
    }

    @Override
    public void connected() {
      if (!hold.over().isDone()) {
        tell(Phase.CONNECTED, null, null, null);
      }
    }

    @Override
    public void cut(String why) {
      if (!hold.over().isDone()) {
        tell(Phase.DISCONNECTED, null, null, why);
      }
    }
  }
}
