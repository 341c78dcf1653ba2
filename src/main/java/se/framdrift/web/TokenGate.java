package se.framdrift.web;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import se.framdrift.problem.Problem;

/**
 * Looks at tokens, and no longer at those of an address from which too many wrong ones came: nobody
 * may find one by trying. Thread-safe.
 */
public final class TokenGate {

  private static final int MAX_TOKEN = 500;
  private static final int MAX_PROVEN = 200;

  private final TokenCheck tokens;
  private final InstantSource clock;
  private final Attempts attempts = new Attempts();

  /**
   * Hashes of tokens that were right: a script with a wrong one on the same machine, or behind the
   * same proxy, must not lock them out.
   */
  private final Set<String> proven =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MAX_PROVEN;
                }
              }));

  public TokenGate(TokenCheck tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * The role of a token; failed attempts are counted.
   *
   * @param from the network address that it came from
   * @return fails with a {@link Problem}: {@code Unauthorized} for a wrong token, {@code TooMany}
   *     when it was not looked at, {@code Unavailable} while that cannot be done
   */
  public Future<Role> check(String from, String token) {
    if (token.isEmpty() || token.length() > MAX_TOKEN) {
      return refused(from);
    }
    String hash = hash(token);
    if (!proven.contains(hash) && !attempts.allowed(from, clock.instant())) {
      return Future.failedFuture(
          new Problem.TooMany(
                  "Too many wrong tokens came from this address. Try again later.", Attempts.WAIT)
              .asFailure());
    }
    return Outages.answered(tokens.role(token))
        .compose(
            role -> {
              if (role.isEmpty()) {
                proven.remove(hash);
                return refused(from);
              }
              proven.add(hash);
              return Future.succeededFuture(role.get());
            });
  }

  /**
   * Whether a token is one; fails only while that cannot be said, also when it was not looked at.
   */
  public Future<Boolean> knows(String from, String token) {
    return check(from, token)
        .map(true)
        .recover(
            failure ->
                failure instanceof Problem.Failure told
                        && told.problem() instanceof Problem.Unauthorized
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure));
  }

  private Future<Role> refused(String from) {
    attempts.failed(from, clock.instant());
    return Future.failedFuture(new Problem.Unauthorized("The token is not valid.").asFailure());
  }

  static String hash(String token) {
    return HexFormat.of().formatHex(Answers.sha256(token.getBytes(StandardCharsets.UTF_8)));
  }
}
