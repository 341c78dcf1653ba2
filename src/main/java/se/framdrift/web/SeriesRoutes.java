package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
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
  private final Times times;
  private final StoredSeries stored;
  private final Tables.OfSeries table;

  SeriesRoutes(
      Municipalities municipalities,
      Standings standings,
      Times times,
      StoredSeries stored,
      Tables.OfSeries table) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.times = times;
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
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality", "limit", "offset");
    standings.listed(
        ctx,
        parameters,
        municipalities,
        all ->
            Answers.page(
                all.stream()
                    .flatMap(
                        standing ->
                            standing.catalog().series().keySet().stream()
                                .map(id -> json(standing, id)))
                    .toList(),
                parameters));
  }

  private void one(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf");
    SeriesId id = Municipalities.series(Reading.part(ctx, "id"));
    standings.one(
        ctx,
        parameters,
        municipalities.withSeries(id, AsOf.isAsked(parameters)),
        standing -> json(declared(standing, id), id));
  }

  /** A series that was not declared then is not found, whatever was known of it. */
  private static Standing declared(Standing standing, SeriesId id) {
    if (!standing.catalog().series().containsKey(id)) {
      throw Municipalities.noSeries(id);
    }
    return standing;
  }

  private static JsonObject json(Standing standing, SeriesId id) {
    return StandingJson.series(standing.catalog(), id, standing.newest().get(id));
  }

  private void observations(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "limit", "offset", "format", "bom");
    SeriesId id = Municipalities.series(Reading.part(ctx, "id"));
    Future<Known> known = known(parameters, id);
    if (parameters.csv()) {
      table(ctx, id, known, parameters.bom());
      return;
    }
    int limit = parameters.limit(STANDARD_LIMIT, MAX_LIMIT);
    int offset = parameters.offset();
    rows(
        ctx,
        id,
        known,
        asOf -> stored.count().count(id, asOf),
        asOf -> stored.figures().read(id, asOf, limit, offset),
        StoredJson::observation,
        limit,
        offset);
  }

  private void revisions(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "limit", "offset");
    SeriesId id = Municipalities.series(Reading.part(ctx, "id"));
    int limit = parameters.limit(STANDARD_LIMIT, MAX_LIMIT);
    int offset = parameters.offset();
    rows(
        ctx,
        id,
        known(parameters, id),
        asOf -> stored.countVintages().count(id, asOf),
        asOf -> stored.vintages().read(id, asOf, limit, offset),
        StoredJson::vintage,
        limit,
        offset);
  }

  /**
   * The series as it was declared at the moment that is asked about.
   *
   * @param asOf a position, or null for now
   */
  private record Known(Moment moment, Catalog catalog, @Nullable Long asOf, long position) {}

  private Future<Known> known(Parameters parameters, SeriesId id) {
    Catalog owner = municipalities.withSeries(id, AsOf.isAsked(parameters));
    return times
        .of(parameters, owner)
        .compose(moment -> times.ask(moment, view -> known(moment, view, id)));
  }

  private static Known known(Moment moment, View view, SeriesId id) {
    if (!view.catalog().series().containsKey(id)) {
      throw Municipalities.noSeries(id);
    }
    Long asOf = moment instanceof Moment.Then then ? then.position() : null;
    return new Known(moment, view.catalog(), asOf, view.position());
  }

  private static void rows(
      RoutingContext ctx,
      SeriesId id,
      Future<Known> known,
      Function<@Nullable Long, Future<Long>> count,
      Function<@Nullable Long, Future<List<StoredObservation>>> read,
      Function<StoredObservation, JsonObject> shape,
      int limit,
      int offset) {
    Future<Long> total = known.compose(each -> count.apply(each.asOf()));
    Future<List<StoredObservation>> page = known.compose(each -> read.apply(each.asOf()));
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, page)),
        _ ->
            PastAnswers.json(
                ctx,
                Answers.list(
                        page.result().stream().map(shape).toList(), total.result(), limit, offset)
                    .put("series", id.toString())
                    .put("simulated", known.result().catalog().municipality().simulated()),
                known.result().moment(),
                false));
  }

  /** Streams the figures as of one position, at the pace of the reader. */
  private void table(RoutingContext ctx, SeriesId id, Future<Known> known, boolean bom) {
    HttpServerResponse response = ctx.response();
    Answers.when(
        ctx,
        known,
        found -> {
          response
              .putHeader(HttpHeaders.CONTENT_TYPE, Answers.CSV)
              .putHeader(
                  HttpHeaders.CACHE_CONTROL,
                  PastAnswers.head(response, List.of(found.moment()), false))
              .putHeader(
                  HttpHeaders.CONTENT_DISPOSITION, Answers.attachment("framdrift-" + id + ".csv"));
          if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
          }
          response.setChunked(true);
          Future<Void> written = table.write(found.catalog(), id, found.position(), bom, response);
          Answers.when(ctx, Outages.told(written), _ -> response.end());
        });
  }
}
