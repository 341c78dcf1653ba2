package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import se.framdrift.model.Commit;
import se.framdrift.model.Observation;
import se.framdrift.model.Receipt;
import se.framdrift.model.SeriesId;

/**
 * Commits to one municipality's ledger, one commit after another, and remembers where the ledger
 * ends. What it remembers counts only if the ledger still stands at that position when the commit
 * is written: the statement that writes it says so, under the row's lock. If another node was
 * faster, it follows that node's commits and tries again. Thread-safe.
 */
final class Writer {

  /** Beyond so many figures that are not in blocks yet, commits wait for the projection. */
  static final int MAX_TAIL = 500_000;

  /** So often it tries without holding the lock meanwhile. */
  private static final int TRIES = 3;

  /** From here on, work on the facts is done on a worker thread. */
  private static final int LARGE = 500;

  /** From here on, the tail is looked through on a worker thread. */
  private static final int LONG = 5_000;

  private static final long UNKNOWN = -1;

  private static final String POSITION = "select position from municipality where code = $1";

  private final Database database;
  private final String municipality;
  private final Blocks blocks;
  private final Tail tail = new Tail();
  private final Ends ends = new Ends();
  private final NewestCells newest = new NewestCells();
  private final Projection projection;
  private Future<?> last = Future.succeededFuture();

  /** Where the ledger ended when it was last looked at. Used by one commit at a time. */
  private volatile long position = UNKNOWN;

  Writer(Database database, String municipality) {
    this.database = database;
    this.municipality = municipality;
    this.blocks = new Blocks(database);
    this.projection = new Projection(database, municipality, tail);
  }

  Projection projection() {
    return projection;
  }

  /** Commits after what was handed in before. */
  synchronized Future<Receipt> commit(String origin, Batch batch) {
    Future<Receipt> next =
        last.isComplete() ? begin(origin, batch) : last.transform(_ -> begin(origin, batch));
    last = next;
    return next;
  }

  private Future<Receipt> begin(String origin, Batch batch) {
    Future<Void> room =
        (tail.rows() > MAX_TAIL || batch.keepsSecret()) && position != UNKNOWN
            ? projection.reach(position)
            : Future.succeededFuture();
    return room.compose(_ -> followed())
        .compose(_ -> batch.isFigures() ? attempt(origin, batch, TRIES) : locked(origin, batch))
        .onFailure(_ -> position = UNKNOWN); // whether it was committed is not known
  }

  /** Writes what is new if the ledger still ends where this one thinks it does. */
  private Future<Receipt> attempt(String origin, Batch batch, int tries) {
    if (tries == 0) {
      return locked(origin, batch);
    }
    long head = position;
    return know(batch)
        .compose(_ -> aside(batch, () -> prepared(origin, batch)))
        .compose(
            prepared ->
                prepared.settled().facts().isEmpty()
                    ? unchanged(origin, batch, tries, prepared.settled())
                    : prepared
                        .writes()
                        .commitAlone(database.pool())
                        .compose(
                            at ->
                                at == null
                                    ? again(origin, batch, tries)
                                    : Future.succeededFuture(
                                        committed(head + 1, at, origin, prepared.settled()))));
  }

  private Future<Receipt> again(String origin, Batch batch, int tries) {
    return follow().compose(_ -> attempt(origin, batch, tries - 1));
  }

  /** Nothing is new, if nobody has said anything since. */
  private Future<Receipt> unchanged(String origin, Batch batch, int tries, Batch.Settled settled) {
    long head = position;
    return head()
        .compose(
            now ->
                now == head
                    ? Future.succeededFuture(new Receipt(head, null, settled.outcomes()))
                    : again(origin, batch, tries));
  }

  private record Prepared(Batch.Settled settled, CommitWrites writes) {}

  private Prepared prepared(String origin, Batch batch) {
    Batch.Settled settled =
        batch.settle(new Batch.Head(position, null, null, Instant.MIN), Batch.Known.NOTHING);
    return new Prepared(
        settled, CommitWrites.of(municipality, position + 1, origin, settled.facts()));
  }

  /** Under the lock, so that nobody is faster; for what is seldom. */
  private Future<Receipt> locked(String origin, Batch batch) {
    return Asides.inTransaction(
            database.pool(),
            connection ->
                new CommitTransaction(connection, municipality, origin, batch, this).run())
        .map(
            receipt -> {
              Commit commit = receipt.commit();
              if (commit != null) {
                append(new Appended(commit.position(), commit.at(), origin, commit.changes()));
              }
              return receipt;
            });
  }

  /** What is to be made unknown in a transaction that commits at {@code next}. */
  Secrecy secrecy(SqlConnection connection, long next) {
    return new Secrecy(database, connection, municipality, next);
  }

  private Receipt committed(long at, Instant moment, String origin, Batch.Settled settled) {
    append(new Appended(at, moment, origin, settled.facts().changes()));
    return new Receipt(at, settled.facts().at(municipality, at, moment), settled.outcomes());
  }

  /** Makes sure that it knows a position and everything that the blocks may lack up to it. */
  private Future<Void> followed() {
    if (position != UNKNOWN) {
      return Future.succeededFuture();
    }
    ends.clear();
    newest.clear();
    return head()
        .compose(head -> projection.reach(head).map(head))
        .compose(
            head -> {
              tail.clear();
              position = head;
              return follow();
            });
  }

  private Future<Long> head() {
    return database
        .client()
        .preparedQuery(POSITION)
        .execute(Tuple.of(municipality))
        .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)).orElse(0L));
  }

  /** Reads what others have committed since. */
  Future<Void> follow() {
    return Appended.after(database.client(), database.vertx(), municipality, position)
        .compose(
            commits -> {
              commits.forEach(this::append);
              return commits.isEmpty() ? Future.succeededFuture() : follow();
            });
  }

  private void append(Appended commit) {
    if (commit.position() != position + 1) {
      throw new IllegalStateException(
          "position %d is followed by %d".formatted(position, commit.position()));
    }
    tail.add(commit);
    ends.append(commit.changes());
    newest.append(commit.changes());
    position = commit.position();
    projection.hint();
  }

  long position() {
    return position;
  }

  /** Tells the batch what the ledger says at {@link #position} of its cells. */
  Future<Void> know(Batch batch) {
    Set<SeriesId> series = new HashSet<>();
    batch.cells().forEach(cell -> series.add(cell.series()));
    List<SeriesId> unknown = ends.unknown(series);
    Future<Void> learned = unknown.isEmpty() ? Future.succeededFuture() : learn(unknown);
    return learned.compose(_ -> look(batch));
  }

  /** Looks at the tail before the blocks: what leaves the tail is in the blocks by then. */
  private Future<Void> learn(List<SeriesId> series) {
    return tail(() -> tail.ends(series))
        .compose(
            here ->
                blocks
                    .ends(municipality, series)
                    .map(
                        there -> {
                          there.forEach(
                              (each, end) ->
                                  ends.learn(
                                      each, Ends.later(end, here.getOrDefault(each, Instant.MIN))));
                          return null;
                        }));
  }

  private Future<Void> look(Batch batch) {
    Set<Batch.Cell> asked = new HashSet<>(batch.cells());
    asked.removeIf(ends::isNew);
    if (asked.isEmpty()) {
      batch.begin(_ -> null);
      return Future.succeededFuture();
    }
    Map<Batch.Cell, Observation> known = newest.of(asked);
    if (known.size() == asked.size()) {
      batch.begin(known::get);
      return Future.succeededFuture();
    }
    asked.removeAll(known.keySet());
    return tail(() -> tail.newest(asked))
        .compose(
            here -> {
              known.putAll(here);
              Set<Batch.Cell> elsewhere = new HashSet<>(asked);
              elsewhere.removeAll(here.keySet());
              return blocks.find(municipality, elsewhere, position);
            })
        .map(
            there -> {
              there.forEach(newest::learn);
              known.putAll(there);
              batch.begin(known::get);
              return null;
            });
  }

  /** Looks through the tail, which may be long. */
  private <T> Future<T> tail(Callable<T> work) {
    return Asides.onWorkerWhen(tail.rows() >= LONG, database.vertx(), work);
  }

  private <T> Future<T> aside(Batch batch, Callable<T> work) {
    return Asides.onWorkerWhen(batch.size() >= LARGE, database.vertx(), work);
  }
}
