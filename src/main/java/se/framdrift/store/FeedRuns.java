package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import se.framdrift.model.FeedRun;

/** How the runs of feeds ended. Thread-safe; borrows the database. */
public final class FeedRuns {

  /** How many of each feed's runs are kept. */
  public static final int KEPT = 200;

  private static final String ADD =
      """
      with old as (
        delete from feed_run where municipality = $1 and feed = $2 and id <= (
          select id from feed_run where municipality = $1 and feed = $2
          order by id desc limit 1 offset $11))
      insert into feed_run (municipality, feed, started, ended, outcome,
        accepted, unchanged, revised, rejected, problem)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private static final String NEWEST =
      """
      select municipality, feed, started, ended, outcome,
        accepted, unchanged, revised, rejected, problem
      from feed_run where municipality = $1 and feed = $2 order by id desc limit $3
      """;

  private final Database database;

  public FeedRuns(Database database) {
    this.database = database;
  }

  /** Adds a run, and forgets the oldest of its feed when there are more than {@link #KEPT}. */
  public Future<Void> add(FeedRun run) {
    String problem = run.problem();
    return database
        .client()
        .preparedQuery(ADD)
        .execute(
            Tuple.of(run.municipality(), run.feed())
                .addValue(Rows.column(run.started()))
                .addValue(Rows.column(run.ended()))
                .addValue(run.outcome().code())
                .addValue(run.accepted())
                .addValue(run.unchanged())
                .addValue(run.revised())
                .addValue(run.rejected())
                .addValue(problem == null ? null : problem.replace('\u0000', '\uFFFD'))
                .addValue(KEPT - 1))
        .mapEmpty();
  }

  /** Newest first, at most {@link #KEPT}. */
  public Future<List<FeedRun>> newest(String municipality, String feed, int limit) {
    return database
        .client()
        .preparedQuery(NEWEST)
        .execute(Tuple.of(municipality, feed, Math.clamp(limit, 1, KEPT)))
        .map(rows -> rows.stream().map(FeedRuns::run).toList());
  }

  private static FeedRun run(Row row) {
    return new FeedRun(
        row.getString("municipality"),
        row.getString("feed"),
        Rows.instant(row, "started"),
        Rows.instant(row, "ended"),
        FeedRun.Outcome.parse(row.getString("outcome")),
        row.getLong("accepted"),
        row.getLong("unchanged"),
        row.getLong("revised"),
        row.getLong("rejected"),
        row.getString("problem"));
  }
}
