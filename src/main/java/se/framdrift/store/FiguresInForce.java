package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Fact;
import se.framdrift.model.Pages;
import se.framdrift.model.SeriesId;

/**
 * The figures of a municipality that were in force at a position, block by block: a period lies in
 * one block of its series only, so no block needs another. One page is read ahead while the last is
 * worked on, on worker threads; nothing is asked before the first is. Memory is that of two pages.
 */
final class FiguresInForce implements Pages<Fact.Observed> {

  /** Some 40,000 figures that were never revised. */
  private static final int BLOCKS = 256;

  private static final String NEXT =
      """
      select series, starts, span, packed from observation_block
      where municipality = $1 and (series, starts, span) > ($2, $3, $4)
      order by series, starts, span limit $5
      """;

  private final Database database;
  private final String municipality;
  private final long position;
  private final BlockReader reader = new BlockReader();
  private @Nullable Future<List<Fact.Observed>> coming;
  private String series = "";
  private long starts;
  private long span;
  private boolean ended;

  FiguresInForce(Database database, String municipality, long position) {
    this.database = database;
    this.municipality = municipality;
    this.position = position;
  }

  @Override
  public CompletionStage<List<Fact.Observed>> next() {
    Future<List<Fact.Observed>> page = coming == null ? first() : coming;
    coming = page.compose(found -> found.isEmpty() ? page : read());
    return page.toCompletionStage();
  }

  private Future<List<Fact.Observed>> first() {
    return database.projected(municipality, position).compose(_ -> read());
  }

  private Future<List<Fact.Observed>> read() {
    if (ended) {
      return Future.succeededFuture(List.of());
    }
    return database
        .client()
        .preparedQuery(NEXT)
        .execute(Tuple.of(municipality, series, starts, span, BLOCKS))
        .compose(rows -> Asides.onWorker(database.vertx(), () -> figures(rows.stream().toList())))
        .compose(found -> found.isEmpty() ? read() : Future.succeededFuture(found));
  }

  private List<Fact.Observed> figures(List<Row> rows) {
    List<Fact.Observed> found = new ArrayList<>();
    SeriesId id = null;
    for (Row row : rows) {
      String text = row.getString("series");
      id = id == null || !text.equals(series) ? SeriesId.parse(text) : id;
      series = text;
      starts = row.getLong("starts");
      span = row.getLong("span");
      for (Vintage vintage : reader.inForce(Blocks.bytes(row, "packed"), starts, position)) {
        found.add(new Fact.Observed(id, vintage.observation()));
      }
    }
    ended = rows.size() < BLOCKS;
    return found;
  }
}
