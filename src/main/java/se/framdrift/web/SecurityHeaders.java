package se.framdrift.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Headers that every answer carries. Pages replace the policy by one that lets them run. */
final class SecurityHeaders implements Handler<RoutingContext> {

  static final String POLICY = "Content-Security-Policy";

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    response
        .putHeader(POLICY, NOTHING)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    ctx.next();
  }
}
