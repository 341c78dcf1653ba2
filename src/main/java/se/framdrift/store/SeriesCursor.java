package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.model.SeriesId;

/**
 * Goes through a series' blocks in calendar order, a stretch at a time: every vintage of a stretch
 * comes before those of the next. Memory is that of some sixty blocks; where periods of very
 * different lengths are mixed in one series, so that long blocks overlap short ones, that of all
 * that overlap. One use; one call at a time.
 */
final class SeriesCursor {

  private static final int BLOCKS = 64;

  private static final String NEXT =
      """
      select starts, span, packed from observation_block
      where municipality = $1 and series = $2 and (starts, span) > ($3, $4)
      order by starts, span limit $5
      """;

  private final Database database;
  private final SeriesId series;
  private final BlockReader reader = new BlockReader();
  private long starts = Long.MIN_VALUE;
  private long span = Long.MIN_VALUE;
  private List<Vintage> open = new ArrayList<>();
  private long openUntil = Long.MIN_VALUE;
  private boolean ended;

  SeriesCursor(Database database, SeriesId series) {
    this.database = database;
    this.series = series;
  }

  /** Whether there is nothing more. */
  boolean isEnded() {
    return ended;
  }

  /** The next stretches, each with its vintages in no particular order; none at the end. */
  Future<List<List<Vintage>>> next() {
    if (ended) {
      return Future.succeededFuture(List.of());
    }
    return database
        .client()
        .preparedQuery(NEXT)
        .execute(Tuple.of(series.municipality(), series.toString(), starts, span, BLOCKS))
        .compose(
            rows ->
                Asides.onWorkerWhen(
                    rows.size() > 1, database.vertx(), () -> stretches(rows.stream().toList())));
  }

  private List<List<Vintage>> stretches(List<Row> rows) {
    List<List<Vintage>> closed = new ArrayList<>();
    for (Row row : rows) {
      starts = row.getLong("starts");
      span = row.getLong("span");
      if (starts >= openUntil && !open.isEmpty()) {
        closed.add(open);
        open = new ArrayList<>();
      }
      openUntil = Math.max(openUntil, starts + span);
      open.addAll(reader.vintages(Blocks.bytes(row, "packed"), starts));
    }
    if (rows.size() < BLOCKS) {
      ended = true;
      closed.add(open);
    }
    return closed;
  }
}
