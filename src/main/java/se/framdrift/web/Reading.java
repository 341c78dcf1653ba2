package se.framdrift.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Routes that read. */
final class Reading {

  private Reading() {}

  /** The part of the path that the route calls {@code name}. */
  static String part(RoutingContext ctx, String name) {
    return Objects.requireNonNull(ctx.pathParam(name), name);
  }

  /** A route for GET and HEAD. */
  static Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }
}
