package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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

  /** No single statement of ours takes nearly as long. */
  private static final String STATEMENT_TIMEOUT = "60s";

  /**
   * A connection on which nothing has come for so long is given up, and made anew at the next use.
   * When the other machine has lost its power nobody else would say that it is gone.
   */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /** Shorter, so that a connection is not given up in the moment in which it is taken. */
  private static final int POOLED_SECONDS = 60;

  private static final String PROJECTED =
      """
      select m.position as head, coalesce(p.position, 0) as done
      from municipality m left join projection p on p.municipality = m.code where m.code = $1
      """;

  private final Vertx vertx;
  private final DatabaseAddress address;
  private final Pool pool;
  private final SqlClient client;
  private final ConcurrentMap<String, Writer> writers = new ConcurrentHashMap<>();
  private final String node = UUID.randomUUID().toString();
  private final Hints hints = new Hints(this);
  private volatile Hiding hiding = Hiding.EVERYTHING;
  private volatile boolean closed;

  private Database(Vertx vertx, DatabaseAddress address, Duration silence) {
    this.vertx = vertx;
    this.address = address;
    this.pool =
        PgBuilder.pool()
            .connectingTo(
                options(address)
                    .addProperty("lock_timeout", LOCK_TIMEOUT)
                    .addProperty("idle_in_transaction_session_timeout", LOCK_TIMEOUT))
            .with(poolOptions(TRANSACTIONS))
            .with(netOptions(silence))
            .using(vertx)
            .build();
    this.client =
        PgBuilder.client()
            .connectingTo(options(address).setPipeliningLimit(64))
            .with(poolOptions(READERS))
            .with(netOptions(silence))
            .using(vertx)
            .build();
  }

  /**
   * Migrates the database, off the event loop, and connects.
   *
   * <p>Fails when the database cannot be reached within some seconds or is of a newer version.
   */
  public static Future<Database> open(Vertx vertx, DatabaseAddress address) {
    return open(vertx, address, SILENCE);
  }

  /**
   * @param silence how long a connection may bring nothing before it is given up, in whole
   *     milliseconds
   */
  static Future<Database> open(Vertx vertx, DatabaseAddress address, Duration silence) {
    return Migrations.run(vertx, address).map(_ -> new Database(vertx, address, silence));
  }

  private static NetClientOptions netOptions(Duration silence) {
    return new NetClientOptions()
        .setTcpKeepAlive(true)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setReadIdleTimeout(Math.toIntExact(silence.toMillis()));
  }

  private static PgConnectOptions options(DatabaseAddress address) {
    return address
        .options()
        .setCachePreparedStatements(true)
        .addProperty("statement_timeout", STATEMENT_TIMEOUT)
        .addProperty("application_name", "framdrift");
  }

  private static PoolOptions poolOptions(int size) {
    return new PoolOptions()
        .setMaxSize(size)
        .setMaxWaitQueueSize(WAITING)
        .setIdleTimeout(POOLED_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setConnectionTimeout(10)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
  }

  /** Completes when the database answers. */
  public Future<Void> ping() {
    return client.query("select 1").execute().mapEmpty();
  }

  public Future<Void> close() {
    closed = true;
    return Future.join(pool.close(), client.close()).mapEmpty();
  }

  boolean isClosed() {
    return closed;
  }

  /** From now on hides what rests on confidential figures as it says, instead of everything. */
  public void hideWith(Hiding knowing) {
    hiding = knowing;
  }

  Hiding hiding() {
    return hiding;
  }

  /** Tells the others of commits. */
  Hints hints() {
    return hints;
  }

  /** Drawn anew at each start. */
  String node() {
    return node;
  }

  /** The one who writes a municipality's ledger through these connections. */
  Writer writer(String municipality) {
    return writers.computeIfAbsent(municipality, code -> new Writer(this, code));
  }

  /**
   * Completes when the blocks of a municipality hold everything up to {@code position}, or up to
   * its end when that comes first.
   *
   * @return where the ledger ends
   */
  Future<Long> projected(String municipality, long position) {
    return client
        .preparedQuery(PROJECTED)
        .execute(Tuple.of(municipality))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.succeededFuture(0L);
              }
              Row row = rows.iterator().next();
              long head = row.getLong("head");
              long needed = Math.min(head, position);
              return row.getLong("done") >= needed
                  ? Future.succeededFuture(head)
                  : writer(municipality).projection().write(needed).map(head);
            });
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
