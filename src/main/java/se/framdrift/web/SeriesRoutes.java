package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;
import se.framdrift.pipeline.View;
import se.framdrift.wire.StandingJson;
import se.framdrift.wire.StoredJson;

/** {@code /api/v1/series}: declared series, their figures, and every version of those. */
final class SeriesRoutes {

  private static final int STANDARD_LIMIT = 1_000;
  private static final int MAX_LIMIT = 10_000;

  private final Municipalities municipalities;
  private final Standings standings;
  private final Views views;
  private final StoredSeries stored;
  private final Tables.OfSeries table;

  SeriesRoutes(
      Municipalities municipalities,
      Standings standings,
      Views views,
      StoredSeries stored,
      Tables.OfSeries table) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.views = views;
    this.stored = stored;
    this.table = table;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/series").handler(this::list);
    Reading.get(router, "/api/v1/series/:id").handler(this::one);
    Reading.get(router, "/api/v1/series/:id/observations").handler(this::observations);
    Reading.get(router, "/api/v1/series/:id/revisions").handler(this::revisions);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "municipality", "limit", "offset");
    List<Catalog> catalogs =
        parameters
            .text("municipality")
            .map(code -> List.of(municipalities.withCode(code)))
            .orElseGet(municipalities::catalogs);
    Answers.when(
        ctx,
        standings.of(ctx.vertx(), catalogs),
        all ->
            Answers.json(
                ctx,
                Answers.page(
                    all.stream()
                        .flatMap(
                            standing ->
                                standing.catalog().series().keySet().stream()
                                    .map(id -> json(standing, id)))
                        .toList(),
                    parameters)));
  }

  private void one(RoutingContext ctx) {
    Parameters.of(ctx);
    SeriesId id = Municipalities.series(Reading.part(ctx, "id"));
    Answers.when(
        ctx,
        standings.of(ctx.vertx(), municipalities.withSeries(id)),
        standing -> Answers.json(ctx, json(standing, id)));
  }

  private static JsonObject json(Standing standing, SeriesId id) {
    return StandingJson.series(standing.catalog(), id, standing.newest().get(id));
  }

  private void observations(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "limit", "offset", "format", "bom");
    SeriesId id = Municipalities.series(Reading.part(ctx, "id"));
    Catalog catalog = municipalities.withSeries(id);
    Long asOf = parameters.position("asOf");
    if (parameters.csv()) {
      table(ctx, catalog, id, asOf, parameters.bom());
      return;
    }
    int limit = parameters.limit(STANDARD_LIMIT, MAX_LIMIT);
    int offset = parameters.offset();
    Future<Long> total = stored.count().count(id, asOf);
    Future<List<StoredObservation>> page = stored.figures().read(id, asOf, limit, offset);
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, page)),
        _ ->
            Answers.json(
                ctx,
                Answers.list(
                        page.result().stream().map(StoredJson::observation).toList(),
                        total.result(),
                        limit,
                        offset)
                    .put("series", id.toString())
                    .put("asOf", asOf)
                    .put("simulated", catalog.municipality().simulated())));
  }

  /** Streams the figures as of one position, at the pace of the reader. */
  private void table(
      RoutingContext ctx, Catalog catalog, SeriesId id, @Nullable Long asOf, boolean bom) {
    HttpServerResponse response = ctx.response();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, Answers.CSV)
        .putHeader(HttpHeaders.CACHE_CONTROL, Answers.CHECK)
        .putHeader(HttpHeaders.CONTENT_DISPOSITION, Answers.attachment("framdrift-" + id + ".csv"));
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
      return;
    }
    Future<Long> position =
        asOf == null
            ? views.ask(catalog.municipality().code(), View::position)
            : Future.succeededFuture(asOf);
    response.setChunked(true);
    Future<Void> written = position.compose(at -> table.write(catalog, id, at, bom, response));
    Answers.when(ctx, Outages.told(written), _ -> response.end());
  }

  private void revisions(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "limit", "offset");
    SeriesId id = Municipalities.series(Reading.part(ctx, "id"));
    Catalog catalog = municipalities.withSeries(id);
    int limit = parameters.limit(STANDARD_LIMIT, MAX_LIMIT);
    int offset = parameters.offset();
    Future<Long> total = stored.countVintages().apply(id);
    Future<List<StoredObservation>> page = stored.vintages().read(id, limit, offset);
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, page)),
        _ ->
            Answers.json(
                ctx,
                Answers.list(
                        page.result().stream().map(StoredJson::vintage).toList(),
                        total.result(),
                        limit,
                        offset)
                    .put("series", id.toString())
                    .put("simulated", catalog.municipality().simulated())));
  }
}
