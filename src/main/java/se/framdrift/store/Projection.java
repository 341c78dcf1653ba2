package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;

/**
 * Writes the figures of one municipality's commits into blocks, behind the ledger. Any node may do
 * it, one at a time: each round is a transaction that locks how far the blocks have come, so a
 * round that is cut off in the middle leaves nothing. Thread-safe.
 */
final class Projection {

  /** About so many figures are written in one transaction. */
  static final int ROUND = 100_000;

  /** So many that wait are written at once. */
  static final int MANY = 200_000;

  /**
   * Fewer wait for so long, in milliseconds, or until somebody reads: a block costs about the same
   * to write to, however few figures are added.
   */
  static final long LATER_MS = 5_000;

  private static final System.Logger LOG = System.getLogger(Projection.class.getName());

  private static final String CREATE =
      "insert into projection (municipality, position) values ($1, 0) on conflict do nothing";

  private static final String LOCK =
      "select position from projection where municipality = $1 for update";

  private static final String WRITE =
      """
      insert into observation_block as b
        (municipality, series, starts, span, cells, vintages, last, packed)
      select $1, k.* from unnest($2::text[], $3::bigint[], $4::bigint[], $5::int[], $6::int[],
        $7::bigint[], $8::bytea[]) as k
      on conflict (municipality, series, starts, span) do update
      set packed = b.packed || excluded.packed, cells = b.cells + excluded.cells,
        vintages = b.vintages + excluded.vintages, last = excluded.last
      """;

  private static final String ADVANCE =
      "update projection set position = $2 where municipality = $1";

  private final Database database;
  private final String municipality;
  private final Tail tail;
  private volatile long done = -1;
  private boolean running;
  private @Nullable Promise<Long> next;
  private boolean timed;

  Projection(Database database, String municipality, Tail tail) {
    this.database = database;
    this.municipality = municipality;
    this.tail = tail;
  }

  /**
   * Completes when the blocks hold everything up to {@code position}, which the ledger has reached.
   */
  Future<Void> reach(long position) {
    if (done >= position) {
      return Future.succeededFuture();
    }
    return write(position);
  }

  /** The same for whoever has seen that the blocks lack something. */
  Future<Void> write(long position) {
    long before = done;
    return round()
        .compose(
            now ->
                now >= position || now > before
                    ? reach(position)
                    : Future.failedFuture(
                        new IllegalStateException(
                            "the blocks of %s stand at %d before %d"
                                .formatted(municipality, now, position))));
  }

  /** Says that there is something to write; it is written soon. Never blocks. */
  void hint() {
    if (tail.rows() >= MANY) {
      quietly();
      return;
    }
    synchronized (this) {
      if (timed) {
        return;
      }
      timed = true;
    }
    database
        .vertx()
        .setTimer(
            LATER_MS,
            _ -> {
              synchronized (this) {
                timed = false;
              }
              quietly();
            });
  }

  private void quietly() {
    synchronized (this) {
      if (running || database.isClosed()) {
        return;
      }
    }
    round()
        .onSuccess(
            _ -> {
              if (tail.rows() > 0) {
                hint();
              }
            })
        .onFailure(e -> LOG.log(Level.DEBUG, "figures are written into blocks later", e));
  }

  /**
   * A round that begins after this call; any number of callers wait for the same one while another
   * is under way. Completes with how far the blocks are then.
   */
  private Future<Long> round() {
    synchronized (this) {
      if (running) {
        next = next == null ? Promise.promise() : next;
        return next.future();
      }
      running = true;
    }
    return once().onComplete(_ -> ended());
  }

  private void ended() {
    Promise<Long> waiting;
    synchronized (this) {
      running = false;
      waiting = next;
      next = null;
    }
    if (waiting != null) {
      round().onComplete(waiting);
    }
  }

  private Future<Long> once() {
    return Asides.inTransaction(database.pool(), this::write)
        .onSuccess(
            position -> {
              done = position;
              tail.forget(position);
            });
  }

  private Future<Long> write(SqlConnection connection) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(municipality))
        .compose(
            rows ->
                rows.size() == 1
                    ? write(connection, rows.iterator().next().getLong("position"))
                    : connection
                        .preparedQuery(CREATE)
                        .execute(Tuple.of(municipality))
                        .compose(_ -> write(connection)));
  }

  private Future<Long> write(SqlConnection connection, long from) {
    List<Appended> here = tail.after(from, ROUND);
    Future<List<Appended>> commits =
        here.isEmpty() ? read(connection, from) : Future.succeededFuture(here);
    return commits.compose(
        found ->
            found.isEmpty()
                ? Future.succeededFuture(from)
                : Asides.onWorker(database.vertx(), () -> pack(found))
                    .compose(blocks -> send(connection, blocks, found.getLast().position())));
  }

  private Future<List<Appended>> read(SqlConnection connection, long from) {
    return Appended.after(connection, database.vertx(), municipality, from);
  }

  private static List<BlockChunk> pack(List<Appended> commits) {
    Map<BlockKey, BlockChunk> chunks = new LinkedHashMap<>();
    PackedWriter.Periods periods = new PackedWriter.Periods();
    for (Appended commit : commits) {
      for (Change change : commit.changes()) {
        chunks
            .computeIfAbsent(BlockKey.of(change.series(), change.period()), BlockChunk::new)
            .add(commit, change, periods);
      }
    }
    return new ArrayList<>(chunks.values());
  }

  private Future<Long> send(SqlConnection connection, List<BlockChunk> chunks, long position) {
    Tuple arguments =
        Tuple.of(municipality)
            .addValue(Rows.texts(chunks, chunk -> chunk.key().series().toString()))
            .addValue(chunks.stream().map(chunk -> chunk.key().starts()).toArray(Long[]::new))
            .addValue(chunks.stream().map(chunk -> chunk.key().span()).toArray(Long[]::new))
            .addValue(chunks.stream().map(BlockChunk::cells).toArray(Integer[]::new))
            .addValue(chunks.stream().map(BlockChunk::vintages).toArray(Integer[]::new))
            .addValue(chunks.stream().map(BlockChunk::last).toArray(Long[]::new))
            .addValue(
                chunks.stream()
                    .map(chunk -> Buffer.buffer(chunk.toBytes()))
                    .toArray(Buffer[]::new));
    return Future.all(
            connection.preparedQuery(WRITE).execute(arguments),
            connection.preparedQuery(ADVANCE).execute(Tuple.of(municipality, position)))
        .map(position);
  }
}
