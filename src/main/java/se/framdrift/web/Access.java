package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.problem.Problem;
import se.framdrift.web.Sessions.Session;

/**
 * Who may do what at the operator's listener: the holder of a token ({@code Authorization: Bearer})
 * or a browser that is signed in. A write of a browser carries the session's CSRF token in {@value
 * #CSRF_HEADER}. Thread-safe.
 */
final class Access {

  static final String COOKIE = "framdrift-session";
  static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String CALLER = "caller";
  private static final String ROLE = "role";
  private static final String BEARER = "bearer ";

  private final TokenGate gate;
  private final InstantSource clock;
  private final Sessions sessions = new Sessions();

  Access(TokenCheck tokens, InstantSource clock) {
    this.gate = new TokenGate(tokens, clock);
    this.clock = clock;
  }

  /** Lets only those pass who may do what {@code needed} may. Comes before the body is read. */
  Handler<RoutingContext> require(Role needed) {
    return ctx -> pass(ctx, needed, role(ctx));
  }

  /** Lets everybody pass who has a token or has signed in. */
  Handler<RoutingContext> requireAny() {
    return ctx -> pass(ctx, null, role(ctx));
  }

  /** The same where the token stands elsewhere: it is given, empty for none. */
  Handler<RoutingContext> require(Role needed, Function<RoutingContext, String> token) {
    return ctx -> {
      String given = token.apply(ctx);
      pass(ctx, needed, given.isEmpty() ? nobody() : check(ctx, given));
    };
  }

  private static void pass(RoutingContext ctx, @Nullable Role needed, Future<Role> found) {
    ctx.request().pause();
    Answers.when(
        ctx,
        found.onFailure(_ -> ctx.request().resume()),
        role -> {
          ctx.request().resume();
          ctx.put(ROLE, role);
          if (needed == null || role.may(needed)) {
            ctx.next();
          } else {
            ctx.fail(
                new Problem.Forbidden("This needs the role %s.".formatted(needed.code()))
                    .asFailure());
          }
        });
  }

  /** Who has passed: the same for the same token or session, and nothing that could be used. */
  static String caller(RoutingContext ctx) {
    String caller = ctx.get(CALLER);
    return caller == null ? "" : caller;
  }

  /** Whether who has passed may also do what {@code needed} may. */
  static boolean may(RoutingContext ctx, Role needed) {
    Role role = ctx.get(ROLE);
    return role != null && role.may(needed);
  }

  private Future<Role> role(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return session(ctx).map(session -> checked(ctx, session)).orElseGet(Access::nobody);
    }
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return unauthorized("Send Authorization: Bearer and the token.");
    }
    return check(ctx, header.substring(BEARER.length()).strip());
  }

  private static Future<Role> nobody() {
    return unauthorized("This needs a token: Authorization: Bearer, or sign in at /operator.");
  }

  /** Who asks, as one text that says nothing of a token: for what belongs to whoever began it. */
  String owner(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
    return hash(header == null ? session(ctx).map(Session::id).orElse("") : header);
  }

  /** The role of a token; failed attempts are counted. */
  Future<Role> check(RoutingContext ctx, String token) {
    String address = ctx.request().remoteAddress().hostAddress();
    ctx.put(CALLER, "token " + hash(token));
    return gate.check(address == null ? "" : address, token);
  }

  private static String hash(String token) {
    return TokenGate.hash(token);
  }

  private static Future<Role> checked(RoutingContext ctx, Session session) {
    HttpMethod method = ctx.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD) && !csrf(ctx, session)) {
      return Future.failedFuture(
          new Problem.Forbidden(
                  "The request does not come from the signed-in page: "
                      + CSRF_HEADER
                      + " is wrong.")
              .asFailure());
    }
    ctx.put(CALLER, "session " + hash(session.id()));
    return Future.succeededFuture(session.role());
  }

  private static boolean csrf(RoutingContext ctx, Session session) {
    String sent = ctx.request().getHeader(CSRF_HEADER);
    return sent != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), session.csrf().getBytes(StandardCharsets.UTF_8));
  }

  /** The session of the request's cookie. */
  Optional<Session> session(RoutingContext ctx) {
    Cookie cookie = ctx.request().getCookie(COOKIE);
    return cookie == null ? Optional.empty() : sessions.find(cookie.getValue(), now());
  }

  Session begin(Role role) {
    return sessions.begin(role, now());
  }

  void end(Session session) {
    sessions.end(session.id());
  }

  private Instant now() {
    return clock.instant();
  }

  private static <T> Future<T> unauthorized(String detail) {
    return Future.failedFuture(new Problem.Unauthorized(detail).asFailure());
  }
}
