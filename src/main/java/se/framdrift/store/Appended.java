package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import se.framdrift.model.Change;

/** What the ledger says of figures at one position. */
record Appended(long position, Instant at, String origin, List<Change> changes) {

  private static final String AFTER =
      """
      select position, at, origin, facts
      from (
        select position, at, origin, facts,
          sum(octet_length(facts)) over (order by position) - octet_length(facts) as preceding
        from commit where municipality = $1 and position > $2 order by position limit 1000) c
      where preceding < 1048576 order by position
      """;

  /** The next ones after {@code position}, oldest first; as many as make a megabyte. */
  static Future<List<Appended>> after(
      SqlClient client, Vertx vertx, String municipality, long position) {
    return client
        .preparedQuery(AFTER)
        .execute(Tuple.of(municipality, position))
        .compose(
            rows ->
                Asides.onWorkerWhen(
                    rows.size() > 0, vertx, () -> rows.stream().map(Appended::of).toList()));
  }

  private static Appended of(Row row) {
    return new Appended(
        row.getLong("position"),
        Rows.instant(row, "at"),
        row.getString("origin"),
        CommitCodec.decode(Blocks.bytes(row, "facts")).changes());
  }
}
