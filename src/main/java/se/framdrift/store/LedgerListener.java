package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.function.Consumer;

/**
 * Hears of commits that came in through other connections at once. A hint only: hints are lost
 * while the connection is, so a follower polls as well.
 *
 * <p>Both callbacks run on an event loop and must not block.
 */
public final class LedgerListener {

  private static final long RECONNECT_MS = 200;
  private static final long RECONNECT_LATER_MS = 2_000;
  private static final int SOON = 10;

  private final PgSubscriber subscriber;

  private LedgerListener(PgSubscriber subscriber) {
    this.subscriber = subscriber;
  }

  /**
   * Completes when it listens; reconnects for ever after.
   *
   * @param committed is given the code of a municipality that has a new commit
   * @param connected is called each time that listening begins: before it, hints may have been lost
   */
  public static Future<LedgerListener> listen(
      Database database, Consumer<String> committed, Runnable connected) {
    PgSubscriber subscriber =
        PgSubscriber.subscriber(database.vertx(), database.address().options());
    subscriber.reconnectPolicy(retries -> retries < SOON ? RECONNECT_MS : RECONNECT_LATER_MS);
    subscriber
        .channel(Hints.CHANNEL)
        .subscribeHandler(_ -> connected.run())
        .handler(
            payload -> {
              if (!payload.endsWith(" " + database.node())) {
                committed.accept(municipality(payload));
              }
            });
    return subscriber.connect().map(_ -> new LedgerListener(subscriber));
  }

  private static String municipality(String payload) {
    int space = payload.indexOf(' ');
    return space < 0 ? payload : payload.substring(0, space);
  }

  public Future<Void> close() {
    return subscriber.close();
  }
}
