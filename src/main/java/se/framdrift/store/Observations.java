package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;

/**
 * Reads series with their vintages. Thread-safe; borrows the database.
 *
 * <p>Where a position is asked for, the answer is what was in force there, and never changes;
 * without one it is what is in force now. Figures come in calendar order, by end of the period.
 */
public final class Observations {

  /** The most rows in one answer; for more, use {@link #pages}. */
  public static final int MAX_ROWS = 10_000;

  private static final String COUNT =
      """
      select coalesce(sum(cells) filter (where last <= $3), 0)::bigint as cells,
        coalesce(sum(vintages) filter (where last <= $3), 0)::bigint as vintages
      from observation_block where municipality = $1 and series = $2
      """;

  private static final String LATER =
      """
      select starts, packed from observation_block
      where municipality = $1 and series = $2 and last > $3
      """;

  private static final Comparator<StoredObservation> NEWEST_FIRST =
      Comparator.comparingLong(StoredObservation::position)
          .reversed()
          .thenComparing(stored -> stored.observation().period());

  private final Database database;

  public Observations(Database database) {
    this.database = database;
  }

  /**
   * Figures of a series.
   *
   * @param asOf position, or null for now
   * @param limit clamped to 1 … {@link #MAX_ROWS}
   */
  public Future<List<StoredObservation>> observations(
      SeriesId series, @Nullable Long asOf, int limit, int offset) {
    int most = Math.clamp(limit, 1, MAX_ROWS);
    return at(series, asOf)
        .compose(
            position ->
                collect(
                    new SeriesCursor(database, series),
                    position,
                    Math.max(0, offset),
                    most,
                    new ArrayList<>()));
  }

  /** The position that is asked about, once the blocks hold it. */
  private Future<Long> at(SeriesId series, @Nullable Long asOf) {
    return database
        .projected(series.municipality(), asOf == null ? Long.MAX_VALUE : asOf)
        .map(head -> asOf == null ? head : asOf);
  }

  private static Future<List<StoredObservation>> collect(
      SeriesCursor cursor, long position, int skip, int most, List<StoredObservation> found) {
    if (cursor.isEnded() || found.size() >= most) {
      return Future.succeededFuture(found);
    }
    return cursor
        .next()
        .compose(
            stretches -> {
              int left = skip;
              for (List<Vintage> stretch : stretches) {
                for (Vintage vintage : BlockReader.inForce(stretch, position).values()) {
                  if (left > 0) {
                    left--;
                  } else if (found.size() < most) {
                    found.add(stored(vintage, null));
                  }
                }
              }
              return collect(cursor, position, left, most, found);
            });
  }

  /** How many figures {@link #observations} has in all. */
  public Future<Long> count(SeriesId series, @Nullable Long asOf) {
    return counted(
        series,
        asOf,
        "cells",
        (vintages, position) -> BlockReader.inForce(vintages, position).size());
  }

  private Future<Long> counted(
      SeriesId series,
      @Nullable Long asOf,
      String column,
      ToLongBiFunction<List<Vintage>, Long> of) {
    return at(series, asOf)
        .compose(
            position ->
                Future.all(query(COUNT, series, position), query(LATER, series, position))
                    .map(
                        both -> {
                          RowSet<Row> counted = both.resultAt(0);
                          RowSet<Row> later = both.resultAt(1);
                          BlockReader reader = new BlockReader();
                          long count = counted.iterator().next().getLong(column);
                          for (Row row : later) {
                            count +=
                                of.applyAsLong(
                                    reader.vintages(
                                        Blocks.bytes(row, "packed"), row.getLong("starts")),
                                    position);
                          }
                          return count;
                        }));
  }

  /** Every vintage of every figure known now, the newest first. */
  public Future<List<StoredObservation>> revisions(SeriesId series, int limit, int offset) {
    return revisions(series, null, limit, offset);
  }

  /**
   * Every vintage of every figure, the newest first. Costs a look at the whole series.
   *
   * @param asOf position: what was known there, or null for now
   */
  public Future<List<StoredObservation>> revisions(
      SeriesId series, @Nullable Long asOf, int limit, int offset) {
    int skip = Math.max(0, offset);
    int most = Math.clamp(limit, 1, MAX_ROWS);
    return at(series, asOf)
        .compose(
            position ->
                newest(
                    new SeriesCursor(database, series), position, skip + most, new ArrayList<>()))
        .map(all -> List.copyOf(all.subList(Math.min(skip, all.size()), all.size())));
  }

  private static Future<List<StoredObservation>> newest(
      SeriesCursor cursor, long position, int most, List<StoredObservation> found) {
    if (cursor.isEnded()) {
      return Future.succeededFuture(found);
    }
    return cursor
        .next()
        .compose(
            stretches -> {
              stretches.forEach(stretch -> found.addAll(chained(stretch, position)));
              found.sort(NEWEST_FIRST);
              if (found.size() > most) {
                found.subList(most, found.size()).clear();
              }
              return newest(cursor, position, most, found);
            });
  }

  /** Each vintage with the position of the one that took its place. */
  private static List<StoredObservation> chained(List<Vintage> stretch, long position) {
    List<Vintage> sorted = new ArrayList<>(stretch);
    sorted.removeIf(vintage -> vintage.position() > position);
    sorted.sort(Comparator.comparingLong(Vintage::position).reversed());
    Map<Period, Long> replaced = new HashMap<>();
    List<StoredObservation> all = new ArrayList<>();
    for (Vintage vintage : sorted) {
      all.add(stored(vintage, replaced.put(vintage.period(), vintage.position())));
    }
    return all;
  }

  /** How many vintages {@link #revisions} has in all. */
  public Future<Long> countRevisions(SeriesId series) {
    return countRevisions(series, null);
  }

  /** The same, known at a position, or null for now. */
  public Future<Long> countRevisions(SeriesId series, @Nullable Long asOf) {
    return counted(
        series,
        asOf,
        "vintages",
        (vintages, position) ->
            vintages.stream().filter(vintage -> vintage.position() <= position).count());
  }

  /**
   * Hands a whole series on, page by page; the next page is read when {@code sink} is done with the
   * last, so memory is bounded by one page however long the series and however slow its reader.
   *
   * @param asOf position: the answer belongs to it even if commits arrive meanwhile
   * @param rows in a page, clamped to 1 … {@link #MAX_ROWS}
   * @return completes after the last page, with the number of rows
   */
  public Future<Long> pages(
      SeriesId series, long asOf, int rows, Function<List<StoredObservation>, Future<Void>> sink) {
    int size = Math.clamp(rows, 1, MAX_ROWS);
    return at(series, asOf)
        .compose(
            position ->
                nextPage(
                    new SeriesCursor(database, series),
                    position,
                    size,
                    sink,
                    new ArrayDeque<>(),
                    0));
  }

  private static Future<Long> nextPage(
      SeriesCursor cursor,
      long position,
      int size,
      Function<List<StoredObservation>, Future<Void>> sink,
      Deque<StoredObservation> waiting,
      long before) {
    if (waiting.size() >= size || (cursor.isEnded() && !waiting.isEmpty())) {
      List<StoredObservation> page = new ArrayList<>(Math.min(size, waiting.size()));
      while (page.size() < size && !waiting.isEmpty()) {
        page.add(waiting.remove());
      }
      return sink.apply(page)
          .compose(_ -> nextPage(cursor, position, size, sink, waiting, before + page.size()));
    }
    if (cursor.isEnded()) {
      return Future.succeededFuture(before);
    }
    return cursor
        .next()
        .compose(
            stretches -> {
              stretches.forEach(
                  stretch ->
                      BlockReader.inForce(stretch, position)
                          .values()
                          .forEach(vintage -> waiting.add(stored(vintage, null))));
              return nextPage(cursor, position, size, sink, waiting, before);
            });
  }

  private Future<RowSet<Row>> query(String sql, SeriesId series, long position) {
    return database
        .client()
        .preparedQuery(sql)
        .execute(Tuple.of(series.municipality(), series.toString(), position));
  }

  private static StoredObservation stored(Vintage vintage, @Nullable Long replacedAt) {
    return new StoredObservation(
        vintage.observation(), vintage.at(), vintage.position(), replacedAt, vintage.feed());
  }
}
