package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Period;
import se.framdrift.model.StatedTarget;

/**
 * Asks the fact tables what was in force at a position. What a position saw never changes, so the
 * questions need no common snapshot.
 */
final class FactsQuery {

  private static final String MOMENT =
      """
      select m.position as present, c.at,
        (select max(t.tick) from commit t
         where t.municipality = $1 and t.tick is not null and t.position <= $2) as tick
      from (select coalesce((select position from municipality where code = $1), 0) as position) m
      left join commit c on c.municipality = $1 and c.position = $2
      """;

  private static final String STATEMENTS =
      """
      select commitment, state, stated_on, evidence, link, stated_by, comment from statement
      where municipality = $1 and position <= $2 order by position, ordinal
      """;

  private static final String COMPARISONS =
      """
      select kpi, period, comparison_group, members from comparison
      where municipality = $1 and known_from <= $2 and (known_to is null or known_to > $2)
      order by kpi, period, comparison_group
      """;

  private static final String CATALOG =
      """
      select json, sha256 from catalog where municipality = $1 and position <= $2
      order by position desc limit 1
      """;

  private static final String JUDGEMENTS =
      """
      select distinct on (commitment)
        commitment, state, judged_by, reason, from_day, until_day
      from judgement where municipality = $1 and position <= $2
      order by commitment, position desc, ordinal desc
      """;

  /** The most changes of targets that are told, the oldest. */
  private static final int MOST_TARGETS = 20_000;

  private static final String TARGETS =
      """
      select commitment, at, target::text as target
      from (
        select k.position, k.at, c.ordinal, c.value ->> 'id' as commitment,
          c.value -> 'target' as target,
          lag(c.value -> 'target') over (partition by c.value ->> 'id' order by k.position)
            as before
        from (
          select catalog.position, commit.at, catalog.json::jsonb -> 'commitments' as commitments
          from catalog join commit using (municipality, position)
          where municipality = $1 and position <= $2) k
        cross join lateral jsonb_array_elements(k.commitments)
          with ordinality as c(value, ordinal)) t
      where jsonb_typeof(target) = 'object' and target is distinct from before
      order by position, ordinal limit\s"""
          + MOST_TARGETS;

  private record Moment(@Nullable Instant at, @Nullable Instant tick) {}

  private final Database database;

  FactsQuery(Database database) {
    this.database = database;
  }

  Future<FactsInForce> inForce(String municipality, long position) {
    Tuple when = Tuple.of(municipality, position);
    return moment(when, position)
        .compose(
            moment -> {
              var statements = list(STATEMENTS, when, Rows::statement);
              var comparisons = list(COMPARISONS, when, FactsQuery::comparison);
              var catalogs = list(CATALOG, when, FactsQuery::catalog);
              var judgements = list(JUDGEMENTS, when, Rows::judgement);
              var targets = list(TARGETS, when, FactsQuery::target);
              return Future.all(statements, comparisons, catalogs, judgements, targets)
                  .map(
                      _ ->
                          new FactsInForce(
                              municipality,
                              position,
                              moment.at(),
                              catalogs.result().isEmpty() ? null : catalogs.result().getFirst(),
                              moment.tick(),
                              new FiguresInForce(database, municipality, position),
                              statements.result(),
                              comparisons.result(),
                              judgements.result(),
                              targets.result()));
            });
  }

  private Future<Moment> moment(Tuple when, long position) {
    return database
        .client()
        .preparedQuery(MOMENT)
        .execute(when)
        .map(
            rows -> {
              Row row = rows.iterator().next();
              if (position < 0 || position > row.getLong("present")) {
                throw new IllegalArgumentException(
                    "no position %d yet, the last is %d"
                        .formatted(position, row.getLong("present")));
              }
              return new Moment(Rows.optionalInstant(row, "at"), Rows.optionalInstant(row, "tick"));
            });
  }

  private <T> Future<List<T>> list(String sql, Tuple when, Function<Row, T> of) {
    return database
        .client()
        .preparedQuery(sql)
        .execute(when)
        .map(rows -> rows.stream().map(of).toList());
  }

  private static Comparison comparison(Row row) {
    return new Comparison(
        row.getString("kpi"),
        Period.parse(row.getString("period")),
        row.getString("comparison_group"),
        FactJson.parseMembers(row.getString("members")));
  }

  private static StatedTarget target(Row row) {
    return new StatedTarget(
        row.getString("commitment"), Rows.instant(row, "at"), row.getString("target"));
  }

  private static Fact.Catalogued catalog(Row row) {
    return new Fact.Catalogued(row.getString("json"), row.getString("sha256"));
  }
}
