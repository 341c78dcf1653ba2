package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.FeedRun;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;
import se.framdrift.wire.FeedJson;

/** {@code /api/v1/feeds/{id}/runs}: runs a feed that fetches, and tells how its runs ended. */
public final class FeedRunRoutes {

  private static final Duration RETRY = Duration.ofSeconds(10);

  /** What became of the wish to run a feed. */
  public enum Begun {
    /** It runs. */
    BEGUN,
    /** It ran already. */
    UNDER_WAY,
    /** It is not fetched: what it brings is sent. */
    NOT_FETCHED
  }

  /** Runs feeds. May be called from any thread. */
  public interface Runs {

    /** Completes when it has begun, and does not wait for the end. */
    Future<Begun> begin(String municipality, String feed);

    /** The newest first. */
    Future<List<FeedRun>> newest(String municipality, String feed, int limit);
  }

  private final Municipalities municipalities;
  private final Runs runs;

  FeedRunRoutes(Municipalities municipalities, Runs runs) {
    this.municipalities = municipalities;
    this.runs = runs;
  }

  void mount(Router router, Access access) {
    router
        .post("/api/v1/feeds/:id/runs")
        .handler(access.require(Role.OPERATOR))
        .handler(this::begin);
    Reading.get(router, "/api/v1/feeds/:id/runs")
        .handler(access.require(Role.REPORTER))
        .handler(this::newest);
  }

  private void begin(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "municipality");
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withFeed(id, parameters.text("municipality").orElse(null));
    String municipality = catalog.municipality().code();
    Answers.when(
        ctx,
        Outages.answered(runs.begin(municipality, id)),
        begun -> {
          switch (begun) {
            case BEGUN -> begun(ctx, municipality, id);
            case UNDER_WAY ->
                throw new Problem.Conflict("The feed %s runs already.".formatted(id), RETRY)
                    .asFailure();
            case NOT_FETCHED -> throw notFetched(id);
          }
        });
  }

  private static void begun(RoutingContext ctx, String municipality, String id) {
    String runs = "/api/v1/feeds/%s/runs?municipality=%s".formatted(id, municipality);
    ctx.response().setStatusCode(202).putHeader(HttpHeaders.LOCATION, runs);
    Answers.fresh(
        ctx,
        new JsonObject()
            .put("feed", id)
            .put("municipality", municipality)
            .put("runs", runs)
            .put("channel", "feeds:" + municipality));
  }

  private static Problem.Failure notFetched(String id) {
    return new Problem.Invalid(
            "The feed %s cannot be run: nothing is fetched, what it brings is sent.".formatted(id),
            List.of(new Rejection(1, "id", "is not fetched", "a feed that fetches", "")))
        .asFailure();
  }

  private void newest(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "municipality", "limit");
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withFeed(id, parameters.text("municipality").orElse(null));
    int limit = parameters.limit();
    Answers.when(
        ctx,
        Outages.answered(runs.newest(catalog.municipality().code(), id, limit)),
        newest ->
            Answers.fresh(
                ctx,
                Answers.list(
                    newest.stream().map(FeedJson::run).toList(), newest.size(), limit, 0)));
  }
}
