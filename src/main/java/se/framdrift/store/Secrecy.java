package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.framdrift.model.Comparison;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;

/**
 * Makes figures that are withdrawn as confidential unknown, in the transaction that withdraws them:
 * every earlier vintage in the ledger's commits and in blocks, what other ledgers were told of it,
 * the stored tiles that rest on it, and refused rows that hold it. Either all of that is gone and
 * the withdrawal stands, or nothing has happened. This is the one thing that changes what the
 * ledger once said.
 *
 * <p>Nobody may bring any of it back meanwhile: whoever commits comparisons or stores tiles holds
 * the same advisory lock, shared. One use, under the lock of the municipality's row.
 */
final class Secrecy {

  /** The most figures that are made unknown in one commit. */
  static final int MAX_FIGURES = 1_000;

  private static final String ALONE = "select pg_advisory_xact_lock(70515, 1) is null";
  private static final String SHARED = "select pg_advisory_xact_lock_shared(70515, 1) is null";

  /** It may take longer than a commit does. */
  private static final String PATIENCE =
      "set local idle_in_transaction_session_timeout = '60s'; set local lock_timeout = '30s'";

  private static final String PROJECTION =
      "select position from projection where municipality = $1 for update";

  private static final String RECORD =
      """
      insert into secret (municipality, series, kpi, period, position, at, withdrawn_by, reason,
        vintages, first_position)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  /** What is left to be committed with the withdrawal. */
  record Kept(List<Comparison> comparisons, List<String> anew) {}

  private final Database database;
  private final SqlConnection connection;
  private final String municipality;
  private final long position;

  /**
   * @param position of the commit that withdraws
   */
  Secrecy(Database database, SqlConnection connection, String municipality, long position) {
    this.database = database;
    this.connection = connection;
    this.municipality = municipality;
    this.position = position;
  }

  /** Before any row is locked: nobody else while something is made unknown. */
  static Future<Void> guard(SqlConnection connection, Batch batch) {
    if (batch.keepsSecret()) {
      return connection
          .query(PATIENCE)
          .execute()
          .compose(_ -> connection.query(ALONE).execute())
          .mapEmpty();
    }
    return batch.contests().isEmpty() ? Future.succeededFuture() : shared(connection);
  }

  /** For whoever writes what may rest on figures. */
  static Future<Void> shared(SqlConnection connection) {
    return connection.query(SHARED).execute().mapEmpty();
  }

  /** Does it; completes with what the commit has to say besides. */
  Future<Kept> keep(Map<Batch.Cell, Withdrawal> secret) {
    return secret.size() > MAX_FIGURES
        ? Future.failedFuture(
            new IllegalArgumentException("more than " + MAX_FIGURES + " confidential figures"))
        : Asides.onVirtualThread(() -> straight(secret));
  }

  private Kept straight(Map<Batch.Cell, Withdrawal> secret) {
    database.writer(municipality).projection().reach(position - 1).await();
    long blocks = first(execute(PROJECTION, Tuple.of(municipality))).getLong("position");
    if (blocks < position - 1) {
      throw new IllegalStateException("the blocks of " + municipality + " stand at " + blocks);
    }
    SecretVintages vintages = new SecretVintages(connection, municipality, secret);
    vintages.hide();
    SecretComparisons comparisons = new SecretComparisons(connection, municipality, position);
    Map<String, SecretComparisons.Told> told = comparisons.hide(secret.keySet());
    Set<SeriesId> series = new HashSet<>();
    secret.keySet().forEach(cell -> series.add(cell.series()));
    Withdrawal withdrawal = secret.values().iterator().next();
    List<Comparison> own = new ArrayList<>();
    Set<String> anew = new LinkedHashSet<>();
    long first = vintages.first();
    SecretComparisons.Told here = told.remove(municipality);
    if (here != null) {
      own.addAll(here.inForce());
      first = Math.min(first, here.first());
    }
    if (first < position) {
      anew.addAll(tiles(municipality, position).hide(series, first, withdrawal));
    }
    told.forEach((code, of) -> tell(code, of, series, withdrawal));
    new SecretRows(connection, municipality).hide(vintages.values());
    vintages.found().forEach((cell, found) -> record(cell, found, secret.get(cell)));
    return new Kept(own, List.copyOf(anew));
  }

  /** The other's ledger says from now on that the member's figure is suppressed. */
  private void tell(
      String code, SecretComparisons.Told told, Set<SeriesId> series, Withdrawal withdrawal) {
    long next =
        first(
                    execute(
                        "select position from municipality where code = $1 for update",
                        Tuple.of(code)))
                .getLong("position")
            + 1;
    List<String> anew = tiles(code, next).hide(series, told.first(), withdrawal);
    CommitFacts facts =
        new CommitFacts(List.of(), List.of(), told.inForce(), null, null, List.of(), anew);
    if (!facts.isEmpty()) {
      CommitWrites.of(code, next, "withdrawal in " + municipality, facts).send(connection).await();
      execute("select pg_notify($1, $2)", Tuple.of(Hints.CHANNEL, code + " " + next + " secret"));
    }
  }

  private SecretTiles tiles(String code, long before) {
    return new SecretTiles(connection, database.hiding(), code, before);
  }

  private void record(
      Batch.Cell cell,
      SecretVintages.Found found,
      @org.jspecify.annotations.Nullable Withdrawal of) {
    Withdrawal withdrawal = java.util.Objects.requireNonNull(of);
    execute(
        RECORD,
        Tuple.of(
                municipality,
                cell.series().toString(),
                cell.series().kpi(),
                cell.period().text(),
                position,
                Rows.column(withdrawal.at()))
            .addValue(withdrawal.by())
            .addValue(withdrawal.text())
            .addValue(found.vintages())
            .addValue(found.first()));
  }

  private RowSet<Row> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments).await();
  }

  private static Row first(RowSet<Row> rows) {
    return rows.iterator().next();
  }
}
