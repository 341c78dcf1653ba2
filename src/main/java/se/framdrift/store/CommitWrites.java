package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Judgement;
import se.framdrift.model.Statement;

/**
 * The statements that write one commit, a fixed number of them however many facts there are; they
 * are sent together.
 */
final class CommitWrites {

  /**
   * A plan that was made while a table was small and then kept may join in the wrong order: with
   * 20,000 rows that was measured as 80 s instead of 1 s. So the joins below are planned each time.
   */
  private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

  private static final String ADD_STATEMENTS =
      """
      insert into statement (municipality, position, ordinal, commitment, state, stated_on,
        evidence, link, stated_by, comment)
      select $1, $2, k.* from unnest($3::int[], $4::text[], $5::text[], $6::date[], $7::text[],
        $8::text[], $9::text[], $10::text[]) as k
      """;

  private static final String CLOSE_COMPARISONS =
      """
      update comparison c set known_to = $2
      from unnest($3::text[], $4::text[], $5::text[]) as k (kpi, period, g)
      where c.municipality = $1 and c.kpi = k.kpi and c.period = k.period
        and c.comparison_group = k.g and c.known_to is null
      """;

  private static final String ADD_COMPARISONS =
      """
      insert into comparison (municipality, known_from, kpi, period, comparison_group, members)
      select $1, $2, k.* from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as k
      """;

  private static final String ADD_JUDGEMENTS =
      """
      insert into judgement (municipality, position, ordinal, commitment, state, judged_by, reason,
        from_day, until_day)
      select $1, $2, k.* from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[],
        $8::date[], $9::date[]) as k
      """;

  private static final String ADD_CATALOG =
      "insert into catalog (municipality, position, sha256, json) values ($1, $2, $3, $4)";

  /** Last, since it reads the clock: the moment of the commit. */
  private static final String ADD_COMMIT =
      """
      with head as (
        update municipality
        set position = $2,
            committed_at = greatest(clock_timestamp(), committed_at + interval '1 microsecond'),
            tick = coalesce($4, tick),
            catalog_sha256 = coalesce($5, catalog_sha256)
        where code = $1 and position = $2 - 1
        returning committed_at)
      insert into commit (municipality, position, at, origin, tick, facts)
      select $1, $2, committed_at, $3, $4, $6 from head
      returning at
      """;

  private record Write(String sql, Tuple arguments) {}

  private final List<Write> writes = new ArrayList<>();
  private final String municipality;
  private final long position;

  private CommitWrites(String municipality, long position) {
    this.municipality = municipality;
    this.position = position;
  }

  /** Packs the facts: for many, call it on a worker thread. */
  static CommitWrites of(String municipality, long position, String origin, CommitFacts facts) {
    CommitWrites writes = new CommitWrites(municipality, position);
    writes.state(facts.statements());
    writes.compare(facts.comparisons());
    writes.judge(facts.judgements());
    if (facts.catalog() != null) {
      writes.add(ADD_CATALOG, facts.catalog().sha256(), facts.catalog().json());
    }
    writes.add(
        ADD_COMMIT,
        origin,
        Rows.column(facts.tick()),
        facts.catalog() == null ? null : facts.catalog().sha256(),
        Buffer.buffer(CommitCodec.encode(facts)));
    return writes;
  }

  /** Completes with the moment of the commit, once every row is written. */
  Future<Instant> send(SqlConnection connection) {
    List<Future<RowSet<Row>>> sent =
        writes.stream()
            .map(write -> connection.preparedQuery(write.sql()).execute(write.arguments()))
            .toList();
    return Future.all(sent).map(_ -> Rows.instant(sent.getLast().result().iterator().next(), "at"));
  }

  /**
   * Writes figures, and nothing else, in one statement that is its own transaction; completes with
   * the moment of the commit, or with null when the ledger stands elsewhere: nothing is written
   * then.
   */
  Future<@Nullable Instant> commitAlone(SqlClient client) {
    Write write = writes.getLast();
    return client
        .preparedQuery(write.sql())
        .execute(write.arguments())
        .map(rows -> rows.size() == 0 ? null : Rows.instant(rows.iterator().next(), "at"));
  }

  private void state(List<Statement> statements) {
    if (!statements.isEmpty()) {
      add(
          ADD_STATEMENTS,
          IntStream.rangeClosed(1, statements.size()).boxed().toArray(Integer[]::new),
          Rows.texts(statements, Statement::commitment),
          Rows.texts(statements, statement -> statement.state().name()),
          statements.stream().map(Statement::date).toArray(LocalDate[]::new),
          Rows.texts(statements, Statement::evidence),
          Rows.texts(statements, Statement::link),
          Rows.texts(statements, Statement::by),
          Rows.texts(statements, Statement::comment));
    }
  }

  private void judge(List<Judgement> judgements) {
    if (!judgements.isEmpty()) {
      add(
          ADD_JUDGEMENTS,
          IntStream.rangeClosed(1, judgements.size()).boxed().toArray(Integer[]::new),
          Rows.texts(judgements, Judgement::commitment),
          Rows.texts(judgements, CommitWrites::state),
          Rows.texts(judgements, Judgement::by),
          Rows.texts(judgements, Judgement::reason),
          days(judgements, Judgement.Ruling::from),
          days(judgements, Judgement.Ruling::until));
    }
  }

  private static @Nullable String state(Judgement judgement) {
    return judgement instanceof Judgement.Ruling ruling ? ruling.state().name() : null;
  }

  /** Null where somebody takes back. */
  private static @Nullable LocalDate[] days(
      List<Judgement> judgements, Function<Judgement.Ruling, LocalDate> day) {
    @Nullable LocalDate[] days = new LocalDate[judgements.size()];
    for (int i = 0; i < days.length; i++) {
      days[i] = judgements.get(i) instanceof Judgement.Ruling ruling ? day.apply(ruling) : null;
    }
    return days;
  }

  private void compare(List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return;
    }
    writes.add(new Write(PLAN_ANEW, Tuple.tuple()));
    String[] kpis = Rows.texts(comparisons, Comparison::kpi);
    String[] periods = Rows.texts(comparisons, comparison -> comparison.period().text());
    String[] groups = Rows.texts(comparisons, Comparison::group);
    add(CLOSE_COMPARISONS, kpis, periods, groups);
    add(
        ADD_COMPARISONS,
        kpis,
        periods,
        groups,
        Rows.texts(comparisons, comparison -> FactJson.members(comparison.members())));
  }

  private void add(String sql, @Nullable Object... arguments) {
    Tuple tuple = Tuple.of(municipality, position);
    for (Object argument : arguments) {
      tuple.addValue(argument);
    }
    writes.add(new Write(sql, tuple));
  }
}
