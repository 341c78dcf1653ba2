package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.commitments.ReformEffect;
import se.framdrift.commitments.ReformFigures;
import se.framdrift.model.IndicatorValue;
import se.framdrift.pipeline.View;
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
  private final Times times;
  private final Tables.OfValues table;
  private final Function<ReformFigures, Future<List<ReformEffect>>> effects;

  IndicatorRoutes(
      Municipalities municipalities,
      Standings standings,
      Times times,
      Tables.OfValues table,
      Function<ReformFigures, Future<List<ReformEffect>>> effects) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.times = times;
    this.table = table;
    this.effects = effects;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/indicators").handler(this::list);
    Reading.get(router, "/api/v1/indicators/:id").handler(this::one);
    Reading.get(router, "/api/v1/indicators/:id/values").handler(this::values);
    Reading.get(router, "/api/v1/indicators/:id/effects").handler(this::effects);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality", "limit", "offset");
    standings.listed(
        ctx, parameters, municipalities, all -> Answers.page(written(all), parameters));
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
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality");
    String id = Reading.part(ctx, "id");
    standings.one(
        ctx,
        parameters,
        owner(parameters, id),
        standing -> {
          JsonObject json = standing.indicators().get(id);
          if (json == null) {
            throw municipalities.noIndicator(id);
          }
          return json;
        });
  }

  private Catalog owner(Parameters parameters, String id) {
    return municipalities.owner(parameters, () -> municipalities.withIndicator(id));
  }

  private record Values(
      Catalog catalog, Indicator indicator, List<IndicatorValue> all, boolean rebuilt) {}

  private Values values(View view, String id) {
    Indicator indicator = view.indicator(id).orElseThrow(() -> municipalities.noIndicator(id));
    return new Values(view.catalog(), indicator, view.values(id, MAX_VALUES), view.rebuilt());
  }

  /** The newest first page: {@code offset} counts back from the newest, items are oldest first. */
  private void values(RoutingContext ctx) {
    Parameters parameters =
        Parameters.of(ctx, "asOf", "municipality", "limit", "offset", "format", "bom");
    String id = Reading.part(ctx, "id");
    Catalog owner = owner(parameters, id);
    boolean csv = parameters.csv();
    boolean bom = parameters.bom();
    int limit = parameters.limit(csv ? MAX_VALUES : STANDARD_LIMIT, csv ? MAX_VALUES : MAX_LIMIT);
    int offset = parameters.offset();
    Future<Moment> moment = times.of(parameters, owner);
    Future<Values> values = moment.compose(each -> times.ask(each, view -> values(view, id)));
    Answers.when(
        ctx,
        values.compose(
            known ->
                ctx.vertx()
                    .executeBlocking(
                        () -> {
                          int end = Math.max(0, known.all().size() - offset);
                          List<IndicatorValue> page =
                              known.all().subList(Math.max(0, end - limit), end);
                          return csv
                              ? table.write(known.catalog(), known.indicator(), page, bom)
                              : list(known, page, limit, offset, moment.result()).toBuffer();
                        },
                        false)),
        body -> {
          boolean rebuilt = values.result().rebuilt();
          if (csv) {
            String name = "framdrift-" + id + ".csv";
            PastAnswers.file(ctx, body, Answers.CSV, name, moment.result(), rebuilt);
          } else {
            PastAnswers.tagged(
                ctx, body, Answers.JSON, Answers.tag(body), List.of(moment.result()), rebuilt);
          }
        });
  }

  private static JsonObject list(
      Values known, List<IndicatorValue> page, int limit, int offset, Moment moment) {
    JsonObject json =
        Answers.list(
                page.stream().map(Json::indicatorValue).toList(), known.all().size(), limit, offset)
            .put("indicator", known.indicator().id())
            .put("unit", known.indicator().unit())
            .put("simulated", known.catalog().municipality().simulated());
    return PastAnswers.marked(json, moment, known.rebuilt());
  }

  private record Reformed(JsonObject json, ReformFigures figures, boolean rebuilt) {}

  /** What the declared reforms did to it; no items where none is declared. */
  private void effects(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality");
    String id = Reading.part(ctx, "id");
    Future<Moment> moment = times.of(parameters, owner(parameters, id));
    Answers.when(
        ctx,
        moment
            .compose(each -> times.ask(each, view -> reformed(view, id)))
            .compose(
                found ->
                    effects
                        .apply(found.figures())
                        .map(
                            items -> {
                              found.json().put("items", EffectJson.effects(items));
                              return found;
                            })),
        found -> PastAnswers.json(ctx, found.json(), moment.result(), found.rebuilt()));
  }

  private Reformed reformed(View view, String id) {
    Indicator indicator = view.indicator(id).orElseThrow(() -> municipalities.noIndicator(id));
    JsonObject json =
        new JsonObject()
            .put("indicator", id)
            .put("unit", indicator.unit())
            .put("simulated", view.catalog().municipality().simulated())
            .put("position", view.position());
    return new Reformed(json, view.reforms(indicator), view.rebuilt());
  }
}
