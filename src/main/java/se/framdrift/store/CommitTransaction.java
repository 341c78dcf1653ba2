package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.framdrift.model.Comparison;
import se.framdrift.model.Receipt;
import se.framdrift.model.Statement;

/**
 * One transaction of one municipality under its lock, for facts of every kind: lock, read what was
 * said before, settle, write.
 */
final class CommitTransaction {

  private static final String LOCK =
      """
      select position, tick, catalog_sha256, clock_timestamp() as now
      from municipality where code = $1 for update
      """;

  private static final String CREATE =
      "insert into municipality (code, position) values ($1, 0) on conflict do nothing";

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

  private final SqlConnection connection;
  private final String municipality;
  private final String origin;
  private final Batch batch;
  private final Writer writer;

  CommitTransaction(
      SqlConnection connection, String municipality, String origin, Batch batch, Writer writer) {
    this.connection = connection;
    this.municipality = municipality;
    this.origin = origin;
    this.batch = batch;
    this.writer = writer;
  }

  Future<Receipt> run() {
    return lock()
        .compose(
            head ->
                upTo(head.position())
                    .compose(_ -> writer.know(batch))
                    .compose(_ -> known())
                    .compose(known -> settle(head, known)));
  }

  /** Under the lock nobody adds to what the writer follows. */
  private Future<Void> upTo(long position) {
    return (writer.position() == position ? Future.<Void>succeededFuture() : writer.follow())
        .map(
            _ -> {
              if (writer.position() != position) {
                throw new IllegalStateException(
                    "position %d is locked, but %d was followed"
                        .formatted(position, writer.position()));
              }
              return null;
            });
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
    Future<Map<Batch.Contest, Comparison>> comparisons = comparisons();
    Future<Set<Statement>> statements = statements();
    return Future.all(comparisons, statements)
        .map(_ -> new Batch.Known(comparisons.result(), statements.result()));
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
    Batch.Settled settled = batch.settle(head, known);
    if (settled.facts().isEmpty()) {
      return Future.succeededFuture(new Receipt(head.position(), null, settled.outcomes()));
    }
    long position = head.position() + 1;
    return CommitWrites.of(municipality, position, origin, settled.facts())
        .send(connection)
        .map(
            at ->
                new Receipt(
                    position, settled.facts().at(municipality, position, at), settled.outcomes()));
  }

  private Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments);
  }
}
