package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands beside the facts of commits. Thread-safe; borrows the database. */
public final class CommitNotes {

  private static final String ORIGINS =
      """
      select position, origin from commit
      where municipality = $1 and position > $2 and position <= $3
      """;

  private static final String CATALOG =
      """
      select json from catalog where municipality = $1 and position <= $2
      order by position desc limit 1
      """;

  private final Database database;

  public CommitNotes(Database database) {
    this.database = database;
  }

  /** Where the commits after position {@code from} and up to {@code to} came from, by position. */
  public Future<Map<Long, String>> origins(String municipality, long from, long to) {
    return database
        .client()
        .preparedQuery(ORIGINS)
        .execute(Tuple.of(municipality, from, to))
        .map(
            rows -> {
              Map<Long, String> origins = new HashMap<>();
              for (Row row : rows) {
                origins.put(row.getLong("position"), row.getString("origin"));
              }
              return origins;
            });
  }

  /** How many figures were withdrawn as confidential, of all municipalities; never goes down. */
  public Future<Long> hidden() {
    return database
        .client()
        .preparedQuery("select count(*) from secret")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** The JSON of the catalog in force at a position; empty before the first. */
  public Future<Optional<String>> catalog(String municipality, long position) {
    return database
        .client()
        .preparedQuery(CATALOG)
        .execute(Tuple.of(municipality, position))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("json")));
  }
}
