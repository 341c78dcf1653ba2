package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import se.framdrift.model.QuarantineCount;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;

/**
 * The quarantine as those see it who look for what was refused, take it out, remove it or try it
 * again. Thread-safe; borrows the database.
 */
public final class RefusedRows {

  /** The most rows in one answer. */
  public static final int MAX_ROWS = 1_000;

  /** How many of the newest rows are sorted by reason. */
  public static final int MAX_SORTED = 100_000;

  /** A problem without the numbers in it. */
  private static final String REASON =
      "regexp_replace(problem, '(?<![[:alnum:]])[0-9]+([.,:+-]*[0-9]+)*', '…', 'g')";

  private static final String MEANT =
      """
       from quarantine where ($1::text is null or feed = $1)
        and ($2::text is null or municipality = $2) and ($3::text is null or field = $3)
        and ($4::text is null or %s = $4)
        and ($5::timestamptz is null or at >= $5)
        and ($6::bigint[] is null or id = any ($6))
      """
          .formatted(REASON);

  private static final String COLUMNS =
      "select id, feed, municipality, at, source, format, heading, row, field, problem, expected,"
          + " raw";

  private static final String COUNTS =
      """
      select feed, municipality, field, reason, min(expected) as expected, count(*) as rows,
        min(at) as first, max(at) as last
      from (select feed, municipality, field, %s as reason, expected, at %s
        order by id desc limit %d) newest
      group by feed, municipality, field, reason order by rows desc, feed, municipality, reason
      limit $7
      """
          .formatted(REASON, MEANT, MAX_SORTED);

  private static final String SIZES =
      """
      select feed, municipality, '' as field, '' as reason, '' as expected, count(*) as rows,
        min(at) as first, max(at) as last
      from quarantine group by feed, municipality order by rows desc, feed, municipality limit $1
      """;

  private static final String CLAIM =
      """
      with next as (select id %s and id < $7
        and (claimed is null or claimed < clock_timestamp() - interval '1 minute')
        order by id desc limit $8 for update skip locked)
      update quarantine q set claimed = clock_timestamp() from next where q.id = next.id
      returning q.id, q.feed, q.municipality, q.at, q.source, q.format, q.heading, q.row, q.field,
        q.problem, q.expected, q.raw
      """
          .formatted(MEANT);

  /** A row that was refused anew meanwhile, for the reason of today, is there already. */
  private static final String STAY =
      """
      with told as (select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[])
          as t (id, field, problem, expected)),
        anew as (select t.*, %s as digest
          from quarantine q join told t on t.id = q.id),
        single as (select *, row_number() over (partition by digest order by id) as nth from anew),
        twice as (delete from quarantine q using single s where q.id = s.id and (s.nth > 1
          or exists (select 1 from quarantine o where o.digest = s.digest and o.id <> s.id))
          returning q.id)
      update quarantine q set claimed = null, field = s.field, problem = s.problem,
        expected = s.expected, digest = s.digest
      from single s where q.id = s.id and s.nth = 1
        and not exists (select 1 from quarantine o where o.digest = s.digest and o.id <> s.id)
      """
          .formatted(Quarantine.digest("q", "q", "t"));

  private final Database database;

  public RefusedRows(Database database) {
    this.database = database;
  }

  /**
   * Newest first.
   *
   * @param limit clamped to 1 … {@link #MAX_ROWS}
   */
  public Future<List<QuarantinedRow>> list(QuarantineFilter filter, int limit, int offset) {
    return query(
            COLUMNS + MEANT + " order by id desc limit $7 offset $8",
            meant(filter).addValue(Math.clamp(limit, 1, MAX_ROWS)).addValue(Math.max(0, offset)))
        .map(RefusedRows::rows);
  }

  /** How many there are. */
  public Future<Long> count(QuarantineFilter filter) {
    return query("select count(*)" + MEANT, meant(filter))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Reasons of the newest {@link #MAX_SORTED} rows, the most frequent first. */
  public Future<List<QuarantineCount>> counts(QuarantineFilter filter, int limit) {
    return query(COUNTS, meant(filter).addValue(Math.clamp(limit, 1, MAX_ROWS)))
        .map(rows -> rows.stream().map(RefusedRows::counted).toList());
  }

  /** How many there are of each feed, the most first; one has its problem and field empty. */
  public Future<List<QuarantineCount>> sizes(int limit) {
    return query(SIZES, Tuple.of(Math.clamp(limit, 1, MAX_ROWS)))
        .map(rows -> rows.stream().map(RefusedRows::counted).toList());
  }

  /**
   * Hands all on, newest first, page by page; the next page is read when {@code sink} is done with
   * the last. Completes with the number of rows.
   *
   * @param rows in a page, clamped to 1 … {@link #MAX_ROWS}
   */
  public Future<Long> pages(
      QuarantineFilter filter, int rows, Function<List<QuarantinedRow>, Future<Void>> sink) {
    return nextPage(filter, Long.MAX_VALUE, Math.clamp(rows, 1, MAX_ROWS), sink, 0);
  }

  private Future<Long> nextPage(
      QuarantineFilter filter,
      long below,
      int size,
      Function<List<QuarantinedRow>, Future<Void>> sink,
      long before) {
    return query(
            COLUMNS + MEANT + " and id < $7 order by id desc limit $8",
            meant(filter).addValue(below).addValue(size))
        .map(RefusedRows::rows)
        .compose(
            page ->
                page.isEmpty()
                    ? Future.succeededFuture(before)
                    : sink.apply(page)
                        .compose(
                            _ ->
                                page.size() < size
                                    ? Future.succeededFuture(before + page.size())
                                    : nextPage(
                                        filter,
                                        page.getLast().id(),
                                        size,
                                        sink,
                                        before + page.size())));
  }

  /** Removes rows for good; answers how many. */
  public Future<Integer> remove(QuarantineFilter filter) {
    return query("delete" + MEANT, meant(filter)).map(RowSet::rowCount);
  }

  /**
   * The newest rows to be tried again, in the order in which they were refused. For a minute nobody
   * else gets them.
   *
   * @param before id that they are below
   * @param limit clamped to 1 … {@link #MAX_ROWS}
   */
  public Future<List<QuarantinedRow>> claim(QuarantineFilter filter, long before, int limit) {
    return query(CLAIM, meant(filter).addValue(before).addValue(Math.clamp(limit, 1, MAX_ROWS)))
        .map(
            rows ->
                RefusedRows.rows(rows).stream()
                    .sorted(Comparator.comparingLong(QuarantinedRow::id))
                    .toList());
  }

  /** Nobody tries these rows any more; they stay as they were. */
  public Future<Void> release(List<Long> ids) {
    return query(
            "update quarantine set claimed = null where id = any ($1::bigint[])",
            Tuple.of((Object) ids.toArray(Long[]::new)))
        .mapEmpty();
  }

  /**
   * Ends a trial: rows that were taken go, the others stay with the reason of today. All of it or
   * nothing.
   */
  public Future<Void> settle(List<Long> taken, Map<Long, Rejection> refused) {
    List<Map.Entry<Long, Rejection>> stay = new ArrayList<>(refused.entrySet());
    return Asides.inTransaction(
            database.pool(),
            connection ->
                connection
                    .preparedQuery("delete from quarantine where id = any ($1::bigint[])")
                    .execute(Tuple.of((Object) taken.toArray(Long[]::new)))
                    .compose(
                        _ ->
                            connection
                                .preparedQuery(STAY)
                                .execute(
                                    Tuple.tuple()
                                        .addValue(
                                            stay.stream()
                                                .map(Map.Entry::getKey)
                                                .toArray(Long[]::new))
                                        .addValue(
                                            Rows.texts(stay, each -> text(each.getValue().field())))
                                        .addValue(
                                            Rows.texts(
                                                stay, each -> text(each.getValue().problem())))
                                        .addValue(
                                            Rows.texts(
                                                stay, each -> text(each.getValue().expected())))))
                    .map(true))
        .mapEmpty();
  }

  private static String text(String text) {
    return text.replace('\u0000', '\uFFFD');
  }

  private Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return database.client().preparedQuery(sql).execute(arguments);
  }

  private static Tuple meant(QuarantineFilter filter) {
    return Tuple.of(
        filter.feed(),
        filter.municipality(),
        filter.field(),
        filter.problem(),
        Rows.column(filter.since()),
        filter.ids().isEmpty() ? null : filter.ids().toArray(Long[]::new));
  }

  private static List<QuarantinedRow> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Quarantine::quarantined).toList();
  }

  private static QuarantineCount counted(Row row) {
    return new QuarantineCount(
        row.getString("feed"),
        row.getString("municipality"),
        row.getString("field"),
        row.getString("reason"),
        row.getString("expected"),
        row.getLong("rows"),
        Rows.instant(row, "first"),
        Rows.instant(row, "last"));
  }
}
