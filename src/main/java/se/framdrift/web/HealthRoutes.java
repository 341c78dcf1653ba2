package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** What those ask who keep the program running: {@code /metrics} and {@code /health}. */
final class HealthRoutes {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> metrics;
  private final Supplier<Future<Void>> ready;

  HealthRoutes(Supplier<String> metrics, Supplier<Future<Void>> ready) {
    this.metrics = metrics;
    this.ready = ready;
  }

  void mount(Router router) {
    Reading.get(router, "/metrics").handler(this::metrics);
    Reading.get(router, "/health/live").handler(HealthRoutes::up);
    Reading.get(router, "/health/ready")
        .handler(ctx -> Answers.when(ctx, Outages.answered(ready.get()), _ -> up(ctx)));
  }

  private void metrics(RoutingContext ctx) {
    Answers.when(
        ctx,
        ctx.vertx().executeBlocking(metrics::get, false),
        text ->
            ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text));
  }

  private static void up(RoutingContext ctx) {
    Answers.fresh(ctx, new JsonObject().put("status", "UP"));
  }
}
