package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import se.framdrift.model.Claim;

/**
 * What was answered to requests that their sender has named with a key, and which of them are under
 * way on any node. A claim ends by itself some time after its node has. Thread-safe; borrows the
 * database.
 */
public final class Idempotency {

  /** How long an answer is given again. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** How long a claim is held without being renewed. */
  public static final Duration HELD = Duration.ofSeconds(30);

  /** The most answers that are kept. */
  public static final int MOST = 100_000;

  private static final String CLAIM =
      """
      insert into idempotency (scope, key, holder, held_until)
      values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
      on conflict (scope, key) do update
        set holder = excluded.holder, held_until = excluded.held_until, at = excluded.at,
          fingerprint = null, status = null, answer = null
        where idempotency.at < clock_timestamp() - make_interval(secs => $5)
          or (idempotency.answer is null and idempotency.held_until < clock_timestamp())
      """;

  private static final String LOOK =
      """
      select fingerprint, status, answer,
        ceil(extract(epoch from held_until - clock_timestamp()))::int as seconds
      from idempotency where scope = $1 and key = $2
      """;

  private static final String RENEW =
      """
      update idempotency set held_until = clock_timestamp() + make_interval(secs => $4)
      where scope = $1 and key = $2 and holder = $3 and answer is null
      """;

  private static final String KEEP =
      """
      update idempotency set fingerprint = $4, status = $5, answer = $6, at = clock_timestamp()
      where scope = $1 and key = $2 and holder = $3 and answer is null
      """;

  private final Database database;

  public Idempotency(Database database) {
    this.database = database;
  }

  /** Takes a request, unless it was answered or somebody else is at it. */
  public Future<Claim> claim(String scope, String key, String holder) {
    return database
        .client()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(scope, key, holder, (double) HELD.toSeconds(), (double) KEPT.toSeconds()))
        .compose(
            rows ->
                rows.rowCount() == 1 ? Future.succeededFuture(new Claim.Held()) : look(scope, key));
  }

  private Future<Claim> look(String scope, String key) {
    return database
        .client()
        .preparedQuery(LOOK)
        .execute(Tuple.of(scope, key))
        .map(
            rows ->
                rows.size() == 0 // given up in between
                    ? new Claim.UnderWay(Duration.ofSeconds(1))
                    : claimed(rows.iterator().next()));
  }

  private static Claim claimed(Row row) {
    String answer = row.getString("answer");
    return answer == null
        ? new Claim.UnderWay(Duration.ofSeconds(Math.max(1, row.getInteger("seconds"))))
        : new Claim.Answered(row.getString("fingerprint"), row.getInteger("status"), answer);
  }

  /** Holds a claim for longer. */
  public Future<Claim> renew(String scope, String key, String holder) {
    return database
        .client()
        .preparedQuery(RENEW)
        .execute(Tuple.of(scope, key, holder, (double) HELD.toSeconds()))
        .map(new Claim.Held());
  }

  /** Keeps an answer; durable when it completes. Nothing happens when the claim was lost. */
  public Future<Void> keep(String scope, String key, String holder, Claim.Answered answer) {
    return database
        .client()
        .preparedQuery(KEEP)
        .execute(
            Tuple.of(scope, key, holder, answer.fingerprint(), answer.status(), answer.answer()))
        .mapEmpty();
  }

  /** Gives a claim up: whoever comes with the key next takes it. */
  public Future<Claim> giveUp(String scope, String key, String holder) {
    return database
        .client()
        .preparedQuery(
            "delete from idempotency"
                + " where scope = $1 and key = $2 and holder = $3 and answer is null")
        .execute(Tuple.of(scope, key, holder))
        .map(new Claim.Held());
  }

  /** Forgets what is too old, and all but the newest; answers how many. */
  public Future<Integer> forget(Instant before, int newest) {
    return database
        .client()
        .preparedQuery(
            "delete from idempotency where at < greatest($1,"
                + " (select at from idempotency order by at desc limit 1 offset $2))")
        .execute(Tuple.of(Rows.column(before), Math.max(0, newest - 1)))
        .map(rows -> rows.rowCount());
  }
}
