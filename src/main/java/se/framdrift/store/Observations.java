package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
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

  private static final String COLUMNS =
      """
      select o.period, o.period_start, o.period_end, o.value, o.missing, o.n, o.margin, o.flag,
        o.feed, o.known_from, o.known_to, c.at
      from observation o
      join commit c on c.municipality = o.municipality and c.position = o.known_from
      where o.municipality = $1 and o.series = $2
      """;

  private static final String CALENDAR_ORDER = " order by o.period_end, o.period_start, o.period";

  private static final String NOW =
      COLUMNS + "and o.known_to is null" + CALENDAR_ORDER + " limit $3 offset $4";

  private static final String AS_OF =
      COLUMNS
          + "and o.known_from <= $5 and (o.known_to is null or o.known_to > $5)"
          + CALENDAR_ORDER
          + " limit $3 offset $4";

  private static final String PAGE =
      COLUMNS
          + "and o.known_from <= $4 and (o.known_to is null or o.known_to > $4)"
          + "and (o.period_end, o.period_start, o.period) > ($5, $6, $7)"
          + CALENDAR_ORDER
          + " limit $3";

  private static final String REVISIONS =
      COLUMNS
          + "order by o.known_from desc, o.period_end, o.period_start, o.period limit $3 offset $4";

  private static final String COUNT =
      """
      select count(*) from observation where municipality = $1 and series = $2
        and known_from <= coalesce($3, known_from) and
        (known_to is null or known_to > $3)
      """;

  private static final String COUNT_REVISIONS =
      "select count(*) from observation where municipality = $1 and series = $2";

  private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.parse("0001-01-01T00:00:00Z");

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
    Tuple arguments = page(series, limit, offset);
    return (asOf == null ? query(NOW, arguments) : query(AS_OF, arguments.addValue(asOf)))
        .map(rows -> rows.stream().map(row -> stored(row, null)).toList());
  }

  /** How many figures {@link #observations} has in all. */
  public Future<Long> count(SeriesId series, @Nullable Long asOf) {
    return query(COUNT, of(series).addValue(asOf)).map(Observations::number);
  }

  /** Every vintage of every figure, the newest first. */
  public Future<List<StoredObservation>> revisions(SeriesId series, int limit, int offset) {
    return query(REVISIONS, page(series, limit, offset))
        .map(rows -> rows.stream().map(row -> stored(row, row.getLong("known_to"))).toList());
  }

  /** How many vintages {@link #revisions} has in all. */
  public Future<Long> countRevisions(SeriesId series) {
    return query(COUNT_REVISIONS, of(series)).map(Observations::number);
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
    Tuple first = of(series).addValue(size).addValue(asOf);
    return nextPage(first, BEFORE_ALL, BEFORE_ALL, "", size, sink, 0);
  }

  private Future<Long> nextPage(
      Tuple arguments,
      OffsetDateTime end,
      OffsetDateTime start,
      String period,
      int size,
      Function<List<StoredObservation>, Future<Void>> sink,
      long before) {
    Tuple page = Tuple.tuple();
    for (int i = 0; i < arguments.size(); i++) {
      page.addValue(arguments.getValue(i));
    }
    return query(PAGE, page.addValue(end).addValue(start).addValue(period))
        .compose(
            rows -> {
              long total = before + rows.size();
              if (rows.size() == 0) {
                return Future.succeededFuture(total);
              }
              List<Row> list = rows.stream().toList();
              Row last = list.getLast();
              return sink.apply(list.stream().map(row -> stored(row, null)).toList())
                  .compose(
                      _ ->
                          list.size() < size
                              ? Future.succeededFuture(total)
                              : nextPage(
                                  arguments,
                                  last.getOffsetDateTime("period_end"),
                                  last.getOffsetDateTime("period_start"),
                                  last.getString("period"),
                                  size,
                                  sink,
                                  total));
            });
  }

  private static Tuple of(SeriesId series) {
    return Tuple.of(series.municipality(), series.toString());
  }

  private static Tuple page(SeriesId series, int limit, int offset) {
    return of(series).addValue(Math.clamp(limit, 1, MAX_ROWS)).addValue(Math.max(0, offset));
  }

  private Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return database.client().preparedQuery(sql).execute(arguments);
  }

  private static long number(RowSet<Row> rows) {
    return rows.iterator().next().getLong(0);
  }

  private static StoredObservation stored(Row row, @Nullable Long replacedAt) {
    return new StoredObservation(
        Rows.observation(row, Period.parse(row.getString("period"))),
        Rows.instant(row, "at"),
        row.getLong("known_from"),
        replacedAt,
        row.getString("feed"));
  }
}
