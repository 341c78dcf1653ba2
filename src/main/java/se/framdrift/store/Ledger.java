package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Receipt;

/**
 * The truth: each municipality's commits at positions 1, 2, 3 … without gaps, in PostgreSQL.
 *
 * <p>Thread-safe; any number of ledgers, on any number of nodes, may commit to one database. A
 * future that fails with {@link IllegalArgumentException} means that the call was wrong; with
 * anything else, that the database could not be asked or that its answer was lost. Committing the
 * same facts again is then right: those that had been committed are {@code UNCHANGED}.
 */
public final class Ledger {

  /** The most facts that {@link #commit} takes at once. */
  public static final int MAX_FACTS = 100_000;

  /** The most commits that {@link #after} gives at once. */
  public static final int MAX_COMMITS = 1_000;

  /** {@link #after} stops at the commit that passes this many packed bytes. */
  static final int MAX_PACKED_BYTES = 4 * 1024 * 1024;

  private static final String AFTER =
      """
      select position, at, facts
      from (
        select position, at, facts,
          sum(octet_length(facts)) over (order by position) - octet_length(facts) as preceding
        from commit where municipality = $1 and position > $2 order by position limit $3) c
      where preceding < $4 order by position
      """;

  private static final String POSITION_AT =
      """
      select position from commit where municipality = $1 and at <= $2
      order by at desc limit 1
      """;

  private static final String EPOCH =
      """
      select id || '-' || case when pg_is_in_recovery()
        then (select timeline_id from pg_control_checkpoint())
        else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end
      from ledger
      """;

  private final Database database;
  private final FactsQuery facts;

  /** Borrows the database and never closes it. */
  public Ledger(Database database) {
    this.database = database;
    this.facts = new FactsQuery(database);
  }

  /**
   * Writes what is new in {@code facts}, all or nothing, as the municipality's next commit, and
   * completes after PostgreSQL has committed it.
   *
   * <p>The facts are taken one after another: of two figures for the same period the last is
   * stored, once, and each has its own outcome. When nothing differs from what the ledger says
   * there is no commit. Waits at most 5 seconds for another commit of the same municipality.
   *
   * @param origin the feed or the person's role, for the record
   * @param facts at most {@link #MAX_FACTS}, all of {@code municipality}
   */
  public Future<Receipt> commit(String municipality, String origin, List<Fact> facts) {
    if (facts.size() > MAX_FACTS) {
      return Future.failedFuture(
          new IllegalArgumentException("more than " + MAX_FACTS + " facts in one commit"));
    }
    Batch batch;
    try {
      batch = new Batch(municipality, facts);
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    return database
        .writer(municipality)
        .commit(origin, batch)
        .onSuccess(receipt -> hint(municipality, receipt));
  }

  private void hint(String municipality, Receipt receipt) {
    if (receipt.commit() != null) {
      database.hints().committed(municipality, receipt.position());
    }
  }

  /**
   * The commits after {@code position}, oldest first, without gaps: at most {@code limit}, and
   * fewer when they are large, but at least one if there is one.
   */
  public Future<List<Commit>> after(String municipality, long position, int limit) {
    int most = Math.clamp(limit, 1, MAX_COMMITS);
    return database
        .client()
        .preparedQuery(AFTER)
        .execute(Tuple.of(municipality, position, most, MAX_PACKED_BYTES))
        .compose(
            rows ->
                Asides.onWorker(
                    database.vertx(),
                    () -> rows.stream().map(row -> commit(municipality, row)).toList()));
  }

  private static Commit commit(String municipality, Row row) {
    return CommitCodec.decode(row.getBuffer("facts").getBytes())
        .at(municipality, row.getLong("position"), Rows.instant(row, "at"));
  }

  /**
   * What the ledger said at {@code position}, which may be any from 0 to the present one: the same
   * as folding the commits up to there.
   *
   * <p>Cost: one row read for each fact in force.
   */
  public Future<FactsInForce> inForce(String municipality, long position) {
    return facts.inForce(municipality, position);
  }

  /** The municipality's present position; 0 before its first commit. */
  public Future<Long> position(String municipality) {
    return database
        .client()
        .preparedQuery("select position from municipality where code = $1")
        .execute(Tuple.of(municipality))
        .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)).orElse(0L));
  }

  /** The position that was the present one at {@code moment}; empty before the first commit. */
  public Future<Optional<Long>> positionAt(String municipality, Instant moment) {
    return database
        .client()
        .preparedQuery(POSITION_AT)
        .execute(Tuple.of(municipality, Rows.column(moment)))
        .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)));
  }

  /** Codes of all municipalities that have a commit, sorted. */
  public Future<List<String>> municipalities() {
    return database
        .client()
        .preparedQuery("select code from municipality where position > 0 order by code")
        .execute()
        .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
  }

  /**
   * What positions belong to: the same on every node and after a restart, another after a restore
   * or a failover.
   */
  public Future<String> epoch() {
    return database
        .client()
        .query(EPOCH)
        .execute()
        .map(rows -> rows.iterator().next().getString(0));
  }

  /** Draws a new id for the epoch. For whoever has restored a backup, before serving. */
  public Future<String> drawEpoch() {
    return database
        .client()
        .query("update ledger set id = replace(gen_random_uuid()::text, '-', '')")
        .execute()
        .compose(_ -> epoch());
  }

  /** PostgreSQL's clock, the only one that counts. */
  public Future<Instant> now() {
    return database
        .client()
        .query("select clock_timestamp() as now")
        .execute()
        .map(rows -> Rows.instant(rows.iterator().next(), "now"));
  }
}
