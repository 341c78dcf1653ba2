package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.running.Declared;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.problem.Problem;
import se.framdrift.web.DeliveryRoutes;

/** Hands posted bodies to declared feeds, each on a virtual thread, a bounded number at once. */
final class Deliveries implements DeliveryRoutes.Deliver {

  private static final int AT_ONCE = 16;
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Feeds feeds;
  private final Pipeline pipeline;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Deliveries(Feeds feeds, Pipeline pipeline) {
    this.feeds = feeds;
    this.pipeline = pipeline;
  }

  @Override
  public Future<Void> deliver(
      String municipality, String id, String name, byte[] body, Consumer<Intake> each) {
    Feed feed = feeds.feed(municipality, id).map(Declared::feed).orElse(null);
    if (!(feed instanceof HandedFeed handed)) {
      return Future.failedFuture(
          new Problem.Malformed("Nothing is handed to the feed %s as a whole.".formatted(id))
              .asFailure());
    }
    if (!places.tryAcquire()) {
      return Future.failedFuture(
          new Problem.Unavailable("Too much is being taken at once.", RETRY).asFailure());
    }
    Promise<Void> done = Promise.promise();
    Thread.ofVirtual()
        .name("delivery")
        .start(
            () -> {
              try {
                handed.read(name, body, piece -> each.accept(take(municipality, id, name, piece)));
                done.complete();
              } catch (Exception e) { // also the checked ones that awaiting throws unannounced
                done.fail(e);
              } finally {
                places.release();
              }
            });
    return done.future();
  }

  private Intake take(String municipality, String id, String name, HandedFeed.Piece piece) {
    return pipeline
        .take(
            new Delivery(id, municipality, id, name, piece.format(), piece.heading()),
            piece.decoded().rows(),
            piece.decoded().undecodable())
        .await();
  }
}
