package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Delivery;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;

/**
 * What was refused and why, kept so that its sender can be told and the rows be tried again.
 * Thread-safe; borrows the database.
 */
public final class Quarantine {

  /** The most rows that one call adds. */
  public static final int MAX_ADDED = 100_000;

  /** The most rows in one answer. */
  public static final int MAX_ROWS = 1_000;

  /**
   * The same row of the same source, read in the same way and refused for the same reason, is
   * counted and not repeated.
   */
  private static final String ADD =
      """
      insert into quarantine
        (feed, municipality, source, format, heading, row, field, problem, expected, raw, digest)
      select distinct on (digest) * from (
        select q.*, k.*, %s as digest
        from (select $1::text as feed, $2::text as municipality, $3::text as source,
            $4::text as format, $5::text as heading) q
          cross join unnest($6::int[], $7::text[], $8::text[], $9::text[], $10::text[])
            as k (row, field, problem, expected, raw)) d
      on conflict (digest) do update set times = quarantine.times + 1, at = clock_timestamp()
      """
          .formatted(digest("q", "k", "k"));

  private static final String LIST =
      """
      select id, feed, municipality, at, source, format, heading, row, field, problem, expected,
        raw
      from quarantine
      where $1::text is null or feed = $1 order by id desc limit $2 offset $3
      """;

  private final Database database;

  public Quarantine(Database database) {
    this.database = database;
  }

  /**
   * What makes two refused rows one, as SQL. Format and heading are part of it: they tell what a
   * row means, a heading for instance the columns or the time of arrival. Rows from before they
   * were keep their digest until they are tried again; refused anew, such a row is kept twice.
   *
   * @param delivery the table that has feed, municipality, source, format and heading
   * @param row the table that has row and raw
   * @param reason the table that has field and problem
   */
  static String digest(String delivery, String row, String reason) {
    return """
        sha256(convert_to(concat_ws(chr(31), %1$s.feed, coalesce(%1$s.municipality, ''),
          coalesce(%1$s.source, ''), coalesce(%1$s.format, ''), coalesce(%1$s.heading, ''),
          %2$s.row, %3$s.field, %3$s.problem, %2$s.raw), 'UTF8'))"""
        .formatted(delivery, row, reason);
  }

  /**
   * Completes when the rows are durable: all of them, or none.
   *
   * @param rejections at most {@link #MAX_ADDED}; characters that PostgreSQL cannot hold (U+0000)
   *     are kept as U+FFFD
   */
  public Future<Void> add(Delivery delivery, List<Rejection> rejections) {
    if (rejections.size() > MAX_ADDED) {
      return Future.failedFuture(
          new IllegalArgumentException("more than " + MAX_ADDED + " refused rows at once"));
    }
    if (rejections.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple arguments =
        Tuple.of(
                delivery.feed(),
                delivery.municipality(),
                storable(delivery.source()),
                delivery.format(),
                delivery.heading() == null ? null : storable(delivery.heading()))
            .addValue(rejections.stream().map(Rejection::row).toArray(Integer[]::new))
            .addValue(Rows.texts(rejections, each -> storable(each.field())))
            .addValue(Rows.texts(rejections, each -> storable(each.problem())))
            .addValue(Rows.texts(rejections, each -> storable(each.expected())))
            .addValue(Rows.texts(rejections, each -> storable(each.raw())));
    return database.client().preparedQuery(ADD).execute(arguments).mapEmpty();
  }

  private static String storable(String text) {
    return text.replace('\u0000', '\uFFFD');
  }

  /**
   * Newest first.
   *
   * @param feed or null for all
   * @param limit clamped to 1 … {@link #MAX_ROWS}
   */
  public Future<List<QuarantinedRow>> list(@Nullable String feed, int limit, int offset) {
    return database
        .client()
        .preparedQuery(LIST)
        .execute(Tuple.of(feed, Math.clamp(limit, 1, MAX_ROWS), Math.max(0, offset)))
        .map(rows -> rows.stream().map(Quarantine::quarantined).toList());
  }

  /**
   * How many there are.
   *
   * @param feed or null for all
   */
  public Future<Long> count(@Nullable String feed) {
    return database
        .client()
        .preparedQuery("select count(*) from quarantine where $1::text is null or feed = $1")
        .execute(Tuple.of(feed))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Removes rows that have been tried again and taken. */
  public Future<Void> remove(List<Long> ids) {
    return database
        .client()
        .preparedQuery("delete from quarantine where id = any ($1::bigint[])")
        .execute(Tuple.of((Object) ids.toArray(Long[]::new)))
        .mapEmpty();
  }

  /** Forgets rows refused before {@code moment}; answers how many. */
  public Future<Integer> forgetBefore(Instant moment) {
    return database
        .client()
        .preparedQuery("delete from quarantine where at < $1")
        .execute(Tuple.of(Rows.column(moment)))
        .map(rows -> rows.rowCount());
  }

  /** Forgets all but the newest; answers how many. */
  public Future<Integer> keepNewest(int rows) {
    return database
        .client()
        .preparedQuery(
            "delete from quarantine where id <="
                + " (select id from quarantine order by id desc limit 1 offset $1)")
        .execute(Tuple.of(Math.max(0, rows)))
        .map(deleted -> deleted.rowCount());
  }

  static QuarantinedRow quarantined(Row row) {
    return new QuarantinedRow(
        row.getLong("id"),
        row.getString("feed"),
        row.getString("municipality"),
        Rows.instant(row, "at"),
        row.getString("source"),
        row.getString("format"),
        row.getString("heading"),
        new Rejection(
            row.getInteger("row"),
            row.getString("field"),
            row.getString("problem"),
            row.getString("expected"),
            row.getString("raw")));
  }
}
