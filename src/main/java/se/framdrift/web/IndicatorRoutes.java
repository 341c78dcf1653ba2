package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.IndicatorValue;
import se.framdrift.wire.EffectJson;
import se.framdrift.wire.Json;

/** {@code /api/v1/indicators}: definitions with the newest value, and the values. */
final class IndicatorRoutes {

  private static final int STANDARD_LIMIT = 1_000;
  private static final int MAX_LIMIT = 10_000;

  /** Values beyond these are too old to be read here; the series holds their observations. */
  private static final int MAX_VALUES = 50_000;

  private final Municipalities municipalities;
  private final Standings standings;
  private final Views views;
  private final Tables.OfValues table;

  IndicatorRoutes(
      Municipalities municipalities, Standings standings, Views views, Tables.OfValues table) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.views = views;
    this.table = table;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/indicators").handler(this::list);
    Reading.get(router, "/api/v1/indicators/:id").handler(this::one);
    Reading.get(router, "/api/v1/indicators/:id/values").handler(this::values);
    Reading.get(router, "/api/v1/indicators/:id/effects").handler(this::effects);
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
        all -> Answers.json(ctx, Answers.page(written(all), parameters)));
  }

  private static List<JsonObject> written(List<Standing> all) {
    return all.stream()
        .flatMap(
            standing ->
                standing.catalog().indicators().stream()
                    .map(each -> standing.indicators().get(each.id())))
        .filter(Objects::nonNull)
        .toList();
  }

  private void one(RoutingContext ctx) {
    Parameters.of(ctx);
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withIndicator(id);
    Answers.when(
        ctx,
        standings.of(ctx.vertx(), catalog),
        standing -> {
          JsonObject json = standing.indicators().get(id);
          if (json == null) {
            throw municipalities.noIndicator(id);
          }
          Answers.json(ctx, json);
        });
  }

  /** The newest first page: {@code offset} counts back from the newest, items are oldest first. */
  private void values(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "limit", "offset", "format", "bom");
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withIndicator(id);
    Indicator indicator = indicator(catalog, id);
    boolean csv = parameters.csv();
    boolean bom = parameters.bom();
    int limit = parameters.limit(csv ? MAX_VALUES : STANDARD_LIMIT, csv ? MAX_VALUES : MAX_LIMIT);
    int offset = parameters.offset();
    Future<List<IndicatorValue>> all =
        views.ask(catalog.municipality().code(), view -> view.values(id, MAX_VALUES));
    Answers.when(
        ctx,
        all.compose(
            values ->
                ctx.vertx()
                    .executeBlocking(
                        () -> {
                          int end = Math.max(0, values.size() - offset);
                          int start = Math.max(0, end - limit);
                          List<IndicatorValue> page = values.subList(start, end);
                          return csv
                              ? table.write(catalog, indicator, page, bom)
                              : list(page, values.size(), limit, offset)
                                  .put("indicator", id)
                                  .put("unit", indicator.unit())
                                  .put("simulated", catalog.municipality().simulated())
                                  .toBuffer();
                        },
                        false)),
        body -> {
          if (csv) {
            Answers.file(ctx, body, Answers.CSV, "framdrift-" + id + ".csv");
          } else {
            Answers.tagged(ctx, body, Answers.JSON, Answers.tag(body), Answers.CHECK);
          }
        });
  }

  /** What the declared reforms did to it; no items where none is declared. */
  private void effects(RoutingContext ctx) {
    Parameters.of(ctx);
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withIndicator(id);
    Future<JsonObject> found =
        views.ask(
            catalog.municipality().code(),
            view ->
                new JsonObject()
                    .put("indicator", id)
                    .put("unit", indicator(view.catalog(), id).unit())
                    .put("simulated", catalog.municipality().simulated())
                    .put("position", view.position())
                    .put("items", EffectJson.effects(view.effects(indicator(view.catalog(), id)))));
    Answers.when(ctx, found, json -> Answers.json(ctx, json));
  }

  private Indicator indicator(Catalog catalog, String id) {
    return catalog.indicators().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> municipalities.noIndicator(id));
  }

  private static JsonObject list(List<IndicatorValue> page, int total, int limit, int offset) {
    return Answers.list(page.stream().map(Json::indicatorValue).toList(), total, limit, offset);
  }
}
