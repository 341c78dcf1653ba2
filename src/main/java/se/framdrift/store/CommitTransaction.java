package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Observation;
import se.framdrift.model.Receipt;
import se.framdrift.model.Statement;

/**
 * One transaction of one municipality: lock, read what was said before, settle, write. With begin
 * and commit it takes five round trips, however many facts there are.
 */
final class CommitTransaction {

  private static final String LOCK =
      """
      select position, tick, catalog_sha256, clock_timestamp() as now
      from municipality where code = $1 for update
      """;

  private static final String CREATE =
      "insert into municipality (code, position) values ($1, 0) on conflict do nothing";

  /** Lateral, with a limit, so that it stays one look-up in the index for each row. */
  private static final String OBSERVATIONS =
      """
      select k.i, o.value, o.missing, o.n, o.margin, o.flag
      from unnest($2::text[], $3::text[]) with ordinality as k (series, period, i)
      cross join lateral (
        select * from observation
        where municipality = $1 and series = k.series and period = k.period and known_to is null
        limit 1) o
      """;

  private static final String COMPARISONS =
      """
      select k.i, c.members
      from unnest($2::text[], $3::text[], $4::text[]) with ordinality as k (kpi, period, g, i)
      cross join lateral (
        select * from comparison
        where municipality = $1 and kpi = k.kpi and period = k.period
          and comparison_group = k.g and known_to is null
        limit 1) c
      """;

  private static final String STATEMENTS =
      """
      select commitment, state, stated_on, evidence, link, stated_by, comment
      from statement where municipality = $1 and commitment = any ($2::text[])
      """;

  /** From here on, work on the facts is done on a worker thread. */
  private static final int LARGE = 500;

  private final Vertx vertx;
  private final SqlConnection connection;
  private final String municipality;
  private final String origin;
  private final Batch batch;
  private final int size;

  CommitTransaction(
      Vertx vertx,
      SqlConnection connection,
      String municipality,
      String origin,
      Batch batch,
      int size) {
    this.vertx = vertx;
    this.connection = connection;
    this.municipality = municipality;
    this.origin = origin;
    this.batch = batch;
    this.size = size;
  }

  Future<Receipt> run() {
    return lock().compose(head -> known().compose(known -> settle(head, known)));
  }

  private Future<Batch.Head> lock() {
    return execute(LOCK, Tuple.of(municipality))
        .compose(
            rows ->
                rows.size() == 1
                    ? Future.succeededFuture(head(rows.iterator().next()))
                    : execute(CREATE, Tuple.of(municipality)).compose(_ -> lock()));
  }

  private static Batch.Head head(Row row) {
    return new Batch.Head(
        row.getLong("position"),
        Rows.optionalInstant(row, "tick"),
        row.getString("catalog_sha256"),
        Rows.instant(row, "now"));
  }

  private Future<Batch.Known> known() {
    Future<Map<Batch.Cell, Observation>> observations = observations();
    Future<Map<Batch.Contest, Comparison>> comparisons = comparisons();
    Future<Set<Statement>> statements = statements();
    return Future.all(observations, comparisons, statements)
        .map(
            _ -> new Batch.Known(observations.result(), comparisons.result(), statements.result()));
  }

  private Future<Map<Batch.Cell, Observation>> observations() {
    List<Batch.Cell> cells = batch.cells();
    if (cells.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    String[] series = Rows.texts(cells, cell -> cell.series().toString());
    String[] periods = Rows.texts(cells, cell -> cell.period().text());
    return execute(OBSERVATIONS, Tuple.of(municipality, series, periods))
        .map(
            rows -> {
              Map<Batch.Cell, Observation> found = HashMap.newHashMap(rows.size());
              for (Row row : rows) {
                Batch.Cell cell = cells.get(row.getInteger("i") - 1);
                found.put(cell, Rows.observation(row, cell.period()));
              }
              return found;
            });
  }

  private Future<Map<Batch.Contest, Comparison>> comparisons() {
    List<Batch.Contest> contests = batch.contests();
    if (contests.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    String[] kpis = Rows.texts(contests, Batch.Contest::kpi);
    String[] periods = Rows.texts(contests, contest -> contest.period().text());
    String[] groups = Rows.texts(contests, Batch.Contest::group);
    return execute(COMPARISONS, Tuple.of(municipality, kpis, periods, groups))
        .map(
            rows -> {
              Map<Batch.Contest, Comparison> found = HashMap.newHashMap(rows.size());
              for (Row row : rows) {
                Batch.Contest contest = contests.get(row.getInteger("i") - 1);
                found.put(
                    contest,
                    new Comparison(
                        contest.kpi(),
                        contest.period(),
                        contest.group(),
                        FactJson.parseMembers(row.getString("members"))));
              }
              return found;
            });
  }

  private Future<Set<Statement>> statements() {
    List<String> commitments = batch.commitments();
    if (commitments.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
    return execute(STATEMENTS, Tuple.of(municipality, (Object) commitments.toArray(String[]::new)))
        .map(
            rows -> {
              Set<Statement> found = HashSet.newHashSet(rows.size());
              rows.forEach(row -> found.add(Rows.statement(row)));
              return found;
            });
  }

  private Future<Receipt> settle(Batch.Head head, Batch.Known known) {
    return aside(() -> prepare(head, known))
        .compose(
            prepared -> {
              Batch.Settled settled = prepared.settled();
              if (settled.facts().isEmpty()) {
                return Future.succeededFuture(
                    new Receipt(head.position(), null, settled.outcomes()));
              }
              long position = head.position() + 1;
              return prepared
                  .writes()
                  .send(connection)
                  .map(
                      at ->
                          new Receipt(
                              position,
                              settled.facts().at(municipality, position, at),
                              settled.outcomes()));
            });
  }

  private record Prepared(Batch.Settled settled, CommitWrites writes) {}

  private Prepared prepare(Batch.Head head, Batch.Known known) {
    Batch.Settled settled = batch.settle(head, known);
    return new Prepared(
        settled, CommitWrites.of(municipality, head.position() + 1, origin, settled.facts()));
  }

  private <T> Future<T> aside(Callable<T> work) {
    if (size >= LARGE) {
      return Asides.onWorker(vertx, work);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  private Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments);
  }
}
