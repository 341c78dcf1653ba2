package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** What a commit needs to know of the blocks. Thread-safe; borrows the database. */
final class Blocks {

  private static final String NEWEST =
      """
      select k.i, b.starts, b.packed
      from unnest($2::text[]) with ordinality as k (series, i)
      cross join lateral (
        select distinct on (span) starts, packed from observation_block
        where municipality = $1 and series = k.series
        order by span, starts desc) b
      """;

  private static final String SOME =
      """
      select k.i, b.packed
      from unnest($2::text[], $3::bigint[], $4::bigint[]) with ordinality
        as k (series, starts, span, i)
      cross join lateral (
        select packed from observation_block
        where municipality = $1 and series = k.series and starts = k.starts and span = k.span
        limit 1) b
      """;

  private final Database database;

  Blocks(Database database) {
    this.database = database;
  }

  /** Where each series ends, as far as the blocks go; {@link Instant#MIN} for an empty one. */
  Future<Map<SeriesId, Instant>> ends(String municipality, List<SeriesId> series) {
    Map<SeriesId, Instant> ends = new HashMap<>();
    series.forEach(each -> ends.put(each, Instant.MIN));
    return query(NEWEST, Tuple.of(municipality).addValue(Rows.texts(series, SeriesId::toString)))
        .compose(
            rows ->
                Asides.onWorker(
                    database.vertx(),
                    () -> {
                      BlockReader reader = new BlockReader();
                      for (Row row : rows) {
                        SeriesId each = series.get(row.getInteger("i") - 1);
                        for (Vintage vintage :
                            reader.vintages(bytes(row, "packed"), row.getLong("starts"))) {
                          ends.merge(each, vintage.period().end(), Ends::later);
                        }
                      }
                      return ends;
                    }));
  }

  /** What was in force at {@code position} of those cells that the blocks have. */
  Future<Map<Batch.Cell, Observation>> find(
      String municipality, Collection<Batch.Cell> cells, long position) {
    Map<BlockKey, List<Period>> asked = new LinkedHashMap<>();
    for (Batch.Cell cell : cells) {
      asked
          .computeIfAbsent(BlockKey.of(cell.series(), cell.period()), _ -> new ArrayList<>())
          .add(cell.period());
    }
    if (asked.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    List<BlockKey> keys = List.copyOf(asked.keySet());
    Tuple arguments =
        Tuple.of(municipality)
            .addValue(Rows.texts(keys, key -> key.series().toString()))
            .addValue(keys.stream().map(BlockKey::starts).toArray(Long[]::new))
            .addValue(keys.stream().map(BlockKey::span).toArray(Long[]::new));
    return query(SOME, arguments)
        .compose(
            rows ->
                Asides.onWorker(
                    database.vertx(),
                    () -> {
                      BlockReader reader = new BlockReader();
                      Map<Batch.Cell, Observation> found = new HashMap<>();
                      for (Row row : rows) {
                        BlockKey key = keys.get(row.getInteger("i") - 1);
                        Map<Period, Vintage> block =
                            BlockReader.inForce(
                                reader.vintages(bytes(row, "packed"), key.starts()), position);
                        for (Period period : asked.getOrDefault(key, List.of())) {
                          Vintage vintage = block.get(period);
                          if (vintage != null) {
                            found.put(new Batch.Cell(key.series(), period), vintage.observation());
                          }
                        }
                      }
                      return found;
                    }));
  }

  private Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return database.client().preparedQuery(sql).execute(arguments);
  }

  static byte[] bytes(Row row, String column) {
    Buffer buffer = row.getBuffer(column);
    return buffer.getBytes();
  }
}
