package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens: 256 random bits, stored as their SHA-256 only. Since the bits are random, a plain
 * hash is enough and looking it up tells nothing. Thread-safe; borrows the database.
 */
public final class Tokens {

  /** The most tokens in one answer. */
  public static final int MAX_ROWS = 1_000;

  private static final String PREFIX = "framdrift_";
  private static final int SECRET_BYTES = 32;
  private static final int MAX_SECRET_LENGTH = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String COLUMNS =
      "select id, role, label, created_at, expires_at, revoked_at from token ";

  private static final String CHECK =
      COLUMNS
          + """
          where hash = $1 and revoked_at is null
            and (expires_at is null or expires_at > clock_timestamp())
          """;

  /** So long a token that was right is not asked about again; in nanoseconds. */
  private static final long FRESH_NANOS = 1_000_000_000;

  private static final int MAX_FRESH = 1_000;

  private record Fresh(Token token, long since) {}

  private final Database database;
  private final ConcurrentMap<String, Fresh> fresh = new ConcurrentHashMap<>();

  public Tokens(Database database) {
    this.database = database;
  }

  /**
   * Makes a token.
   *
   * @param expiresAt null for never
   */
  public Future<Token.Issued> create(String role, String label, @Nullable Instant expiresAt) {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    byte[] hash = sha256(secret);
    String id = HexFormat.of().formatHex(hash, 0, 8);
    return database
        .client()
        .preparedQuery(
            "insert into token (hash, id, role, label, expires_at) values ($1, $2, $3, $4, $5)")
        .execute(Tuple.of(Buffer.buffer(hash), id, role, label, Rows.column(expiresAt)))
        .map(new Token.Issued(id, secret));
  }

  /**
   * The token whose secret this is, if it holds by PostgreSQL's clock. One that never expires is
   * asked about once in a second at most, so a revocation elsewhere counts a second later.
   */
  public Future<Optional<Token>> check(String secret) {
    if (secret.length() > MAX_SECRET_LENGTH) {
      return Future.succeededFuture(Optional.empty());
    }
    byte[] hash = sha256(secret);
    String key = HexFormat.of().formatHex(hash);
    Fresh known = fresh.get(key);
    if (known != null && System.nanoTime() - known.since() < FRESH_NANOS) {
      return Future.succeededFuture(Optional.of(known.token()));
    }
    return ask(hash).onSuccess(found -> keep(key, found));
  }

  private void keep(String key, Optional<Token> found) {
    if (fresh.size() >= MAX_FRESH) {
      fresh.clear();
    }
    if (found.isPresent() && found.get().expiresAt() == null) {
      fresh.put(key, new Fresh(found.get(), System.nanoTime()));
    } else {
      fresh.remove(key);
    }
  }

  private Future<Optional<Token>> ask(byte[] hash) {
    return database
        .client()
        .preparedQuery(CHECK)
        .execute(Tuple.of(Buffer.buffer(hash)))
        .map(rows -> rows.stream().findFirst().map(Tokens::token));
  }

  /** Newest first, revoked and expired ones too. */
  public Future<List<Token>> list(int limit, int offset) {
    return database
        .client()
        .preparedQuery(COLUMNS + "order by created_at desc, id limit $1 offset $2")
        .execute(Tuple.of(Math.clamp(limit, 1, MAX_ROWS), Math.max(0, offset)))
        .map(rows -> rows.stream().map(Tokens::token).toList());
  }

  /** From now on the token is refused. False when there is none with this id that still held. */
  public Future<Boolean> revoke(String id) {
    return database
        .client()
        .preparedQuery(
            "update token set revoked_at = clock_timestamp() where id = $1 and revoked_at is null")
        .execute(Tuple.of(id))
        .onComplete(_ -> fresh.clear())
        .map(rows -> rows.rowCount() == 1);
  }

  private static Token token(Row row) {
    return new Token(
        row.getString("id"),
        row.getString("role"),
        row.getString("label"),
        Rows.instant(row, "created_at"),
        Rows.optionalInstant(row, "expires_at"),
        Rows.optionalInstant(row, "revoked_at"));
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
