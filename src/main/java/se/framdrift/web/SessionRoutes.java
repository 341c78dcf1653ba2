package se.framdrift.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import se.framdrift.problem.Problem;
import se.framdrift.web.Sessions.Session;

/** Signing in and out at the operator page: {@code /api/v1/session}. */
final class SessionRoutes {

  private static final String PATH = "/api/v1/session";

  private final Access access;

  SessionRoutes(Access access) {
    this.access = access;
  }

  void mount(Router router) {
    Reading.get(router, PATH).handler(this::current);
    router
        .post(PATH)
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
        .handler(this::signIn);
    router.delete(PATH).handler(access.requireAny()).handler(this::signOut);
  }

  private void current(RoutingContext ctx) {
    Session session =
        access
            .session(ctx)
            .orElseThrow(() -> new Problem.Unauthorized("Nobody is signed in.").asFailure());
    Answers.fresh(ctx, json(session));
  }

  private void signIn(RoutingContext ctx) {
    if (!(Bodies.object(ctx).getValue("token") instanceof String token)) {
      throw new Problem.Malformed("The body is {\"token\":\"…\"}.").asFailure();
    }
    Answers.when(
        ctx,
        access.check(ctx, token.strip()),
        role -> {
          access.session(ctx).ifPresent(access::end);
          Session session = access.begin(role);
          ctx.response().addCookie(cookie(ctx, session.id(), Sessions.LASTS.toSeconds()));
          Answers.fresh(ctx, json(session));
        });
  }

  private void signOut(RoutingContext ctx) {
    access.session(ctx).ifPresent(access::end);
    ctx.response().addCookie(cookie(ctx, "", 0));
    ctx.response().setStatusCode(204).end();
  }

  private static Cookie cookie(RoutingContext ctx, String id, long seconds) {
    return Cookie.cookie(Access.COOKIE, id)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(ctx.request().isSSL() || behindTls(ctx))
        .setPath("/")
        .setMaxAge(seconds);
  }

  /** A proxy that ends TLS says so; who lies about it only loses their own cookie. */
  private static boolean behindTls(RoutingContext ctx) {
    return "https".equalsIgnoreCase(ctx.request().getHeader("X-Forwarded-Proto"));
  }

  private static JsonObject json(Session session) {
    return new JsonObject()
        .put("role", session.role().code())
        .put("csrf", session.csrf())
        .put("until", session.until().toString());
  }
}
