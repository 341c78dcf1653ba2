package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.framdrift.model.Comparison;
import se.framdrift.model.Judgement;
import se.framdrift.model.Period;
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

  private static final String SECRETS =
      """
      select municipality, kpi, period, max(position) as position from secret
      where kpi = any ($1::text[]) and period = any ($2::text[]) and series = municipality || ':' || kpi
      group by municipality, kpi, period
      """;

  private static final String JUDGEMENTS =
      """
      select distinct on (commitment)
        commitment, state, judged_by, reason, from_day, until_day
      from judgement where municipality = $1 and commitment = any ($2::text[])
      order by commitment, position desc, ordinal desc
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
    return Secrecy.guard(connection, batch)
        .compose(_ -> lock())
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
    Future<Secrets> secrets = secrets();
    Future<Set<Statement>> statements = statements();
    Future<Map<String, Judgement>> judgements = judgements();
    return Future.all(comparisons, secrets, statements, judgements)
        .map(
            _ ->
                new Batch.Known(
                    comparisons.result(),
                    secrets.result(),
                    statements.result(),
                    judgements.result()));
  }

  private Future<Secrets> secrets() {
    List<Batch.Contest> contests = batch.contests();
    if (contests.isEmpty()) {
      return Future.succeededFuture(Secrets.NONE);
    }
    String[] kpis = Rows.texts(contests, Batch.Contest::kpi);
    String[] periods = Rows.texts(contests, contest -> contest.period().text());
    return execute(SECRETS, Tuple.tuple().addValue(kpis).addValue(periods))
        .map(
            rows -> {
              Map<Secrets.Figure, Long> until = HashMap.newHashMap(rows.size());
              rows.forEach(row -> until.put(figure(row), row.getLong("position")));
              return new Secrets(until);
            });
  }

  private static Secrets.Figure figure(Row row) {
    return new Secrets.Figure(
        row.getString("municipality"), row.getString("kpi"), Period.parse(row.getString("period")));
  }

  private Future<Map<String, Judgement>> judgements() {
    List<String> commitments = batch.commitments();
    if (commitments.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return execute(JUDGEMENTS, Tuple.of(municipality, (Object) commitments.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Judgement> found = HashMap.newHashMap(rows.size());
              for (Row row : rows) {
                Judgement judgement = Rows.judgement(row);
                found.put(judgement.commitment(), judgement);
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
    Batch.Settled settled = batch.settle(head, known);
    if (settled.facts().isEmpty()) {
      return Future.succeededFuture(new Receipt(head.position(), null, settled.outcomes()));
    }
    long position = head.position() + 1;
    return kept(position, settled)
        .compose(
            facts ->
                CommitWrites.of(municipality, position, origin, facts)
                    .send(connection)
                    .map(
                        at ->
                            new Receipt(
                                position,
                                facts.at(municipality, position, at),
                                settled.outcomes())));
  }

  /** What is withdrawn as confidential is gone from everything earlier, or nothing happens. */
  private Future<CommitFacts> kept(long position, Batch.Settled settled) {
    return settled.secret().isEmpty()
        ? Future.succeededFuture(settled.facts())
        : writer
            .secrecy(connection, position)
            .keep(settled.secret())
            .map(kept -> joined(settled.facts(), kept));
  }

  private static CommitFacts joined(CommitFacts facts, Secrecy.Kept kept) {
    Map<Batch.Contest, Comparison> comparisons = new LinkedHashMap<>();
    facts.comparisons().forEach(each -> comparisons.put(Batch.Contest.of(each), each));
    kept.comparisons()
        .forEach(each -> comparisons.merge(Batch.Contest.of(each), each, Comparison::with));
    return facts.withComparisons(List.copyOf(comparisons.values())).withAnew(kept.anew());
  }

  private Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments);
  }
}
