package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one migrated database. It owns them; whoever opened it closes it. A connection
 * that is lost is made anew at the next use.
 */
public final class Database {

  private static final int TRANSACTIONS = 6;
  private static final int READERS = 4;
  private static final int WAITING = 2_000;
  private static final String LOCK_TIMEOUT = "5s";

  private final Vertx vertx;
  private final DatabaseAddress address;
  private final Pool pool;
  private final SqlClient client;

  private Database(Vertx vertx, DatabaseAddress address) {
    this.vertx = vertx;
    this.address = address;
    this.pool =
        PgBuilder.pool()
            .connectingTo(
                options(address)
                    .addProperty("lock_timeout", LOCK_TIMEOUT)
                    .addProperty("idle_in_transaction_session_timeout", LOCK_TIMEOUT))
            .with(poolOptions(TRANSACTIONS))
            .using(vertx)
            .build();
    this.client =
        PgBuilder.client()
            .connectingTo(options(address).setPipeliningLimit(64))
            .with(poolOptions(READERS))
            .using(vertx)
            .build();
  }

  /**
   * Migrates the database, off the event loop, and connects.
   *
   * <p>Fails when the database cannot be reached within some seconds or is of a newer version.
   */
  public static Future<Database> open(Vertx vertx, DatabaseAddress address) {
    return Migrations.run(vertx, address).map(_ -> new Database(vertx, address));
  }

  private static PgConnectOptions options(DatabaseAddress address) {
    return address
        .options()
        .setCachePreparedStatements(true)
        .addProperty("application_name", "framdrift");
  }

  private static PoolOptions poolOptions(int size) {
    return new PoolOptions()
        .setMaxSize(size)
        .setMaxWaitQueueSize(WAITING)
        .setConnectionTimeout(10)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
  }

  /** Completes when the database answers. */
  public Future<Void> ping() {
    return client.query("select 1").execute().mapEmpty();
  }

  public Future<Void> close() {
    return Future.join(pool.close(), client.close()).mapEmpty();
  }

  Vertx vertx() {
    return vertx;
  }

  DatabaseAddress address() {
    return address;
  }

  /** For transactions. */
  Pool pool() {
    return pool;
  }

  /** For single reads: they are pipelined, so they are cheap, and may overtake each other. */
  SqlClient client() {
    return client;
  }
}
