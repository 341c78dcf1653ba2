package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import se.framdrift.model.LedgerMoment;

/**
 * When a municipality's ledger stood where. What is found for a position, or for a moment that is
 * not after the last commit, never changes. Thread-safe; borrows the database; each question is one
 * look into an index.
 */
public final class Moments {

  private static final String AT =
      "select position, at from commit where municipality = $1 and position = $2";

  private static final String BEFORE =
      """
      select position, at from commit where municipality = $1 and at <= $2
      order by at desc limit 1
      """;

  private static final String FIRST =
      "select position, at from commit where municipality = $1 order by position limit 1";

  private static final String LAST =
      "select position, at from commit where municipality = $1 order by position desc limit 1";

  private final Database database;

  public Moments(Database database) {
    this.database = database;
  }

  /** The commit at a position; empty where there is none. */
  public Future<Optional<LedgerMoment>> at(String municipality, long position) {
    return moment(AT, Tuple.of(municipality, position));
  }

  /** The last commit that was not after {@code moment}; empty before the first. */
  public Future<Optional<LedgerMoment>> before(String municipality, Instant moment) {
    return moment(BEFORE, Tuple.of(municipality, Rows.column(moment)));
  }

  /** The first commit; empty while there is none. */
  public Future<Optional<LedgerMoment>> first(String municipality) {
    return moment(FIRST, Tuple.of(municipality));
  }

  /** The last commit; empty while there is none. */
  public Future<Optional<LedgerMoment>> last(String municipality) {
    return moment(LAST, Tuple.of(municipality));
  }

  private Future<Optional<LedgerMoment>> moment(String sql, Tuple of) {
    return database
        .client()
        .preparedQuery(sql)
        .execute(of)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row -> new LedgerMoment(row.getLong("position"), Rows.instant(row, "at"))));
  }
}
