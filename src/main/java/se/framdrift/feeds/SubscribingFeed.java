package se.framdrift.feeds;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A feed that is told: it stays connected, on the node that holds its lease. */
public interface SubscribingFeed extends Feed {

  /**
   * Connects and stays connected, by itself again after every cut, until it is closed.
   *
   * @param sink takes what arrives; a message is acknowledged after its Future has completed
   * @param health is told of every connection and every cut
   * @return completes when it has begun, connected or not
   */
  Future<Subscription> subscribe(Vertx vertx, Sink sink, Health health);

  /** Ends a subscription. */
  @FunctionalInterface
  interface Subscription {
    Future<Void> close();
  }

  /** What a subscription tells of itself. May be called from any thread. */
  interface Health {

    /** It is connected. */
    void connected();

    /** It is not, and why, in words for the operator. */
    void cut(String why);
  }
}
