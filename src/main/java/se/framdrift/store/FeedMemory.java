package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;

/** What feeds keep for their later runs. Thread-safe; borrows the database. */
public final class FeedMemory {

  /** The most texts that one feed keeps. */
  public static final int MAX_KEYS = 10_000;

  /** The longest key, in characters. */
  public static final int MAX_KEY = 200;

  /** The longest value, in characters. */
  public static final int MAX_VALUE = 8_192;

  private static final String KEEP =
      """
      insert into feed_memory (municipality, feed, key, value)
      select $1, $2, k.key, k.value from unnest($3::text[], $4::text[]) as k (key, value)
      where (select count(*) from feed_memory m where m.municipality = $1 and m.feed = $2)
          + (select count(*) from unnest($3::text[]) as n (key) where not exists
              (select 1 from feed_memory m
               where m.municipality = $1 and m.feed = $2 and m.key = n.key)) <= $5
      on conflict (municipality, feed, key)
      do update set value = excluded.value, at = clock_timestamp()
      """;

  private final Database database;

  public FeedMemory(Database database) {
    this.database = database;
  }

  /** The text that was kept under {@code key}. */
  public Future<Optional<String>> recall(String municipality, String feed, String key) {
    return database
        .client()
        .preparedQuery(
            "select value from feed_memory where municipality = $1 and feed = $2 and key = $3")
        .execute(Tuple.of(municipality, feed, key))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("value")));
  }

  /**
   * Keeps texts, all or none; durable when it completes. Fails with {@link
   * IllegalArgumentException} when one is too long or there would be more than {@link #MAX_KEYS}.
   */
  public Future<Void> keep(String municipality, String feed, Map<String, String> texts) {
    if (texts.isEmpty()) {
      return Future.succeededFuture();
    }
    if (texts.entrySet().stream().anyMatch(FeedMemory::isTooLong)) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "a key of more than %d or a value of more than %d characters"
                  .formatted(MAX_KEY, MAX_VALUE)));
    }
    String[] keys = texts.keySet().toArray(String[]::new);
    String[] values = texts.values().toArray(String[]::new);
    return database
        .client()
        .preparedQuery(KEEP)
        .execute(Tuple.of(municipality, feed, keys, values, MAX_KEYS))
        .compose(
            rows ->
                rows.rowCount() == keys.length
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new IllegalArgumentException(
                            "feed %s would keep more than %d texts".formatted(feed, MAX_KEYS))));
  }

  private static boolean isTooLong(Map.Entry<String, String> text) {
    return text.getKey().length() > MAX_KEY || text.getValue().length() > MAX_VALUE;
  }
}
