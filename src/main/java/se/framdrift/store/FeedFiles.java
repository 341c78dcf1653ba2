package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/**
 * Which files a municipality has taken, by what they hold: a bundled file is taken once, so that a
 * later revision of its figures is not undone by the next start. Thread-safe.
 */
public final class FeedFiles {

  private final Database database;

  public FeedFiles(Database database) {
    this.database = database;
  }

  /** Whether the file with these bytes has been taken. */
  public Future<Boolean> has(String municipality, String feed, String sha256) {
    return database
        .client()
        .preparedQuery(
            "select 1 from feed_file where municipality = $1 and feed = $2 and sha256 = $3")
        .execute(Tuple.of(municipality, feed, sha256))
        .map(rows -> rows.size() > 0);
  }

  /** To be called when everything in the file is durable. */
  public Future<Void> remember(String municipality, String feed, String sha256) {
    return database
        .client()
        .preparedQuery(
            "insert into feed_file (municipality, feed, sha256, at)"
                + " values ($1, $2, $3, clock_timestamp()) on conflict do nothing")
        .execute(Tuple.of(municipality, feed, sha256))
        .mapEmpty();
  }
}
