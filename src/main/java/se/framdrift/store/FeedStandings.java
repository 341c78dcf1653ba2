package se.framdrift.store;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Arrivals;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedStanding;

/**
 * What is remembered of every feed, for all nodes. A node adds what it has seen; what others have
 * added meanwhile stays. Thread-safe; borrows the database.
 */
public final class FeedStandings {

  /** The most feeds in one answer. */
  public static final int MAX_ROWS = 10_000;

  private static final String FIRST =
      """
      insert into feed_health (municipality, feed, since, failures, taken, unchanged, refused,
        last_taken, last_unchanged, last_refused, arrivals)
      values ($1, $2, $3, 0, 0, 0, 0, 0, 0, 0, '{}') on conflict do nothing
      """;

  private static final String WRITE =
      """
      update feed_health set since = $3, last_success = $4, last_news = $5, last_attempt = $6,
        failures = $7, problem = $8, taken = $9, unchanged = $10, refused = $11, last_taken = $12,
        last_unchanged = $13, last_refused = $14, last_delivery = $15, arrivals = $16,
        progress_done = $17, progress_total = $18, progress_unit = $19, progress_began = $20,
        progress_at = $21
      where municipality = $1 and feed = $2
      """;

  private final Database database;

  public FeedStandings(Database database) {
    this.database = database;
  }

  /** All there are. */
  public Future<List<FeedStanding>> all() {
    return database
        .client()
        .preparedQuery("select * from feed_health order by municipality, feed limit $1")
        .execute(Tuple.of(MAX_ROWS))
        .map(rows -> rows.stream().map(FeedStandings::standing).toList());
  }

  /**
   * Adds what has happened, by {@link FeedStanding#plus}; all of it or nothing.
   *
   * @param news at most one of each feed
   */
  public Future<Void> add(List<FeedStanding> news) {
    if (news.isEmpty()) {
      return Future.succeededFuture();
    }
    List<FeedStanding> sorted =
        news.stream()
            .sorted(
                Comparator.comparing(FeedStanding::municipality)
                    .thenComparing(FeedStanding::feed)) // nodes lock in the same order
            .toList();
    return Asides.inTransaction(
            database.pool(),
            connection ->
                first(connection, sorted)
                    .compose(_ -> locked(connection, sorted))
                    .compose(known -> write(connection, sorted, known))
                    .map(true))
        .mapEmpty();
  }

  private static Future<?> first(SqlConnection connection, List<FeedStanding> news) {
    return connection
        .preparedQuery(FIRST)
        .executeBatch(
            news.stream()
                .map(each -> Tuple.of(each.municipality(), each.feed(), Rows.column(each.since())))
                .toList());
  }

  private static Future<Map<List<String>, FeedStanding>> locked(
      SqlConnection connection, List<FeedStanding> news) {
    return connection
        .preparedQuery(
            "select * from feed_health where (municipality, feed) in"
                + " (select * from unnest($1::text[], $2::text[]))"
                + " order by municipality, feed for update")
        .execute(
            Tuple.tuple()
                .addValue(Rows.texts(news, FeedStanding::municipality))
                .addValue(Rows.texts(news, FeedStanding::feed)))
        .map(
            rows ->
                rows.stream()
                    .map(FeedStandings::standing)
                    .collect(Collectors.toMap(FeedStandings::key, Function.identity())));
  }

  private static List<String> key(FeedStanding standing) {
    return List.of(standing.municipality(), standing.feed());
  }

  private static Future<?> write(
      SqlConnection connection, List<FeedStanding> news, Map<List<String>, FeedStanding> known) {
    return connection
        .preparedQuery(WRITE)
        .executeBatch(
            news.stream()
                .map(each -> columns(requireNonNull(known.get(key(each))).plus(each)))
                .toList());
  }

  private static Tuple columns(FeedStanding each) {
    FeedProgress progress = each.progress();
    return Tuple.of(
            each.municipality(),
            each.feed(),
            Rows.column(each.since()),
            Rows.column(each.lastSuccess()),
            Rows.column(each.lastNews()),
            Rows.column(each.lastAttempt()))
        .addValue(each.failures())
        .addValue(storable(each.problem()))
        .addValue(each.rows().taken())
        .addValue(each.rows().unchanged())
        .addValue(each.rows().refused())
        .addValue(each.last().taken())
        .addValue(each.last().unchanged())
        .addValue(each.last().refused())
        .addValue(Rows.column(each.lastDelivery()))
        .addValue(each.arrivals().times().stream().map(Rows::column).toArray(OffsetDateTime[]::new))
        .addValue(progress == null ? null : progress.done())
        .addValue(progress == null ? null : progress.total())
        .addValue(progress == null ? null : storable(progress.unit()))
        .addValue(progress == null ? null : Rows.column(progress.began()))
        .addValue(progress == null ? null : Rows.column(progress.at()));
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\u0000', '\uFFFD');
  }

  private static FeedStanding standing(Row row) {
    return new FeedStanding(
        row.getString("municipality"),
        row.getString("feed"),
        Rows.instant(row, "since"),
        Rows.optionalInstant(row, "last_success"),
        Rows.optionalInstant(row, "last_news"),
        Rows.optionalInstant(row, "last_attempt"),
        false,
        row.getInteger("failures"),
        row.getString("problem"),
        new FeedRows(row.getLong("taken"), row.getLong("unchanged"), row.getLong("refused")),
        new FeedRows(
            row.getLong("last_taken"), row.getLong("last_unchanged"), row.getLong("last_refused")),
        Rows.optionalInstant(row, "last_delivery"),
        new Arrivals(
            Arrays.stream(row.getArrayOfOffsetDateTimes("arrivals"))
                .map(OffsetDateTime::toInstant)
                .toList()),
        progress(row));
  }

  private static @Nullable FeedProgress progress(Row row) {
    String unit = row.getString("progress_unit");
    Instant began = Rows.optionalInstant(row, "progress_began");
    Instant at = Rows.optionalInstant(row, "progress_at");
    return unit == null || began == null || at == null
        ? null
        : new FeedProgress(
            row.getLong("progress_done"), row.getLong("progress_total"), unit, began, at);
  }
}
