package se.framdrift.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import se.framdrift.problem.Problem;

/** Everything that the public listener answers. Only reads. */
public final class PublicRoutes {

  private static final String ALLOWED = "GET, HEAD";

  private final Reads reads;

  public PublicRoutes(Reads reads) {
    this.reads = reads;
  }

  /** Mounts everything; to be called on a router that has nothing yet. */
  public void mount(Router router) {
    ProblemDetails.on(router);
    router.route().handler(new SecurityHeaders());
    router.route().handler(PublicRoutes::onlyReads);
    reads.mount(router, Municipalities.open(reads.municipalities(), reads.catalog()), false);
    new InfoRoutes("openapi/public.yaml").mount(router);
    new PageRoutes(reads.pages(), false).mount(router);
  }

  private static void onlyReads(RoutingContext ctx) {
    HttpMethod method = ctx.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      ctx.next();
    } else {
      ctx.fail(new Problem.MethodNotAllowed("Here things can only be read.", ALLOWED).asFailure());
    }
  }
}
