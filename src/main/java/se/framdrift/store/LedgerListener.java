package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Tuple;
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

  /** What listening connections are called in the database. */
  static final String NAME = "framdrift listener";

  private static final String OTHERS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()
      """;

  private static final long COUNT_MS = 5_000;

  private final Database database;
  private final PgSubscriber subscriber;
  private final long timer;

  private LedgerListener(Database database, PgSubscriber subscriber) {
    this.database = database;
    this.subscriber = subscriber;
    this.timer = database.vertx().setPeriodic(COUNT_MS, _ -> count());
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
        PgSubscriber.subscriber(
            database.vertx(), database.address().options().addProperty("application_name", NAME));
    subscriber.reconnectPolicy(retries -> retries < SOON ? RECONNECT_MS : RECONNECT_LATER_MS);
    subscriber
        .channel(Hints.CHANNEL)
        .subscribeHandler(
            _ -> {
              database.hints().greet();
              connected.run();
            })
        .handler(
            payload -> {
              if (!payload.endsWith(" " + database.node())) {
                database.hints().alone(false);
                heard(municipality(payload), committed);
              }
            });
    return subscriber
        .connect()
        .map(_ -> new LedgerListener(database, subscriber))
        .onSuccess(LedgerListener::count);
  }

  private static void heard(String municipality, Consumer<String> committed) {
    if (!municipality.equals(Hints.NOBODY)) {
      committed.accept(municipality);
    }
  }

  /** Looks whether others listen too; as long as that is not known, hints are given. */
  private void count() {
    PgConnection connection = subscriber.actualConnection();
    Future<Boolean> alone =
        connection == null
            ? Future.succeededFuture(false)
            : connection
                .preparedQuery(OTHERS)
                .execute(Tuple.of(NAME))
                .map(rows -> rows.iterator().next().getLong(0) == 0);
    alone.otherwise(false).onSuccess(database.hints()::alone);
  }

  private static String municipality(String payload) {
    int space = payload.indexOf(' ');
    return space < 0 ? payload : payload.substring(0, space);
  }

  public Future<Void> close() {
    database.vertx().cancelTimer(timer);
    database.hints().alone(false);
    return subscriber.close();
  }
}
