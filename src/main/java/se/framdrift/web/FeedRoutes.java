package se.framdrift.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.Observation;
import se.framdrift.model.SeriesId;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.FeedJson;
import se.framdrift.wire.Json;

/**
 * {@code /api/v1/feeds}: where figures come from and how new they are; and which series nobody
 * fills, with what is missing.
 */
final class FeedRoutes {

  private final Municipalities municipalities;
  private final Standings standings;
  private final Function<String, Map<String, FeedHealth>> health;
  private final boolean inside;

  /**
   * @param health how the feeds of a municipality stand, by id
   * @param inside whether it is told what failed
   */
  FeedRoutes(
      Municipalities municipalities,
      Standings standings,
      Function<String, Map<String, FeedHealth>> health,
      boolean inside) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.health = health;
    this.inside = inside;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/feeds").handler(this::list);
    Reading.get(router, "/api/v1/feeds/:id").handler(this::one);
  }

  private void one(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality");
    String id = Reading.part(ctx, "id");
    Optional<String> named = parameters.text("municipality");
    boolean past = AsOf.isAsked(parameters);
    Catalog owner =
        past && named.isPresent()
            ? municipalities.withCode(named.get())
            : municipalities.withFeed(id, named.orElse(null));
    standings.one(
        ctx,
        parameters,
        owner,
        standing -> {
          List<JsonObject> feeds = new ArrayList<>();
          gather(standing, past, feeds, new JsonArray());
          return feeds.stream()
              .filter(each -> id.equals(each.getString("id")))
              .findFirst()
              .orElseThrow(() -> Municipalities.noFeed(id));
        });
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality", "limit", "offset");
    boolean past = AsOf.isAsked(parameters);
    standings.listed(
        ctx,
        parameters,
        municipalities,
        all -> {
          List<JsonObject> feeds = new ArrayList<>();
          JsonArray unfed = new JsonArray();
          all.forEach(standing -> gather(standing, past, feeds, unfed));
          return Answers.page(feeds, parameters).put("withoutFeed", unfed);
        });
  }

  /** How a feed stands is not in the ledger: of the past it is not known. */
  private void gather(Standing standing, boolean past, List<JsonObject> feeds, JsonArray unfed) {
    Catalog catalog = standing.catalog();
    Map<String, FeedHealth> healths = past ? Map.of() : health.apply(catalog.municipality().code());
    for (Catalog.Feed feed : catalog.feeds()) {
      JsonArray series = new JsonArray();
      catalog.series().values().stream()
          .filter(each -> feed.id().equals(each.feed()))
          .forEach(each -> series.add(newest(standing, each.id())));
      FeedHealth known = healths.get(feed.id());
      feeds.add(
          DefinitionJson.feed(feed)
              .put("municipality", catalog.municipality().code())
              .put("simulated", catalog.municipality().simulated())
              .put("health", known == null ? null : FeedJson.health(known, inside))
              .put("series", series));
    }
    catalog.series().values().stream()
        .filter(each -> each.feed() == null)
        .forEach(
            each ->
                unfed.add(
                    newest(standing, each.id())
                        .put("municipality", catalog.municipality().code())
                        .put("missing", Json.textOrNull(each.feedMissing()))));
  }

  private static JsonObject newest(Standing standing, SeriesId id) {
    Observation newest = standing.newest().get(id);
    return new JsonObject()
        .put("id", id.toString())
        .put("newest", newest == null ? null : Json.observation(newest));
  }
}
