package se.framdrift.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Document;
import se.framdrift.web.Standing.Promise;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.Json;

/**
 * {@code /api/v1/municipalities}: who there is, and how many commitments are in which state, for
 * each document too, since different issuers stand behind them.
 */
final class MunicipalityRoutes {

  private final Municipalities municipalities;
  private final Standings standings;

  MunicipalityRoutes(Municipalities municipalities, Standings standings) {
    this.municipalities = municipalities;
    this.standings = standings;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/municipalities").handler(this::list);
    Reading.get(router, "/api/v1/municipalities/:code").handler(this::one);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality", "limit", "offset");
    standings.listed(
        ctx,
        parameters,
        municipalities,
        all -> Answers.page(all.stream().map(MunicipalityRoutes::entry).toList(), parameters));
  }

  private void one(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf");
    Catalog catalog = municipalities.withCode(Reading.part(ctx, "code"));
    standings.one(ctx, parameters, catalog, MunicipalityRoutes::entry);
  }

  private static JsonObject entry(Standing standing) {
    Catalog catalog = standing.catalog();
    Catalog.Board board = catalog.board();
    JsonArray documents = new JsonArray();
    for (Document document : catalog.documents()) {
      JsonObject json = DefinitionJson.document(document);
      documents.add(count(json, standing, each -> each.document().equals(document.id())));
    }
    JsonObject json =
        DefinitionJson.municipality(catalog.municipality())
            .put("board", board == null ? null : board.id())
            .put("title", board == null ? null : Json.text(board.title()))
            .put("documents", documents)
            .put("indicators", catalog.indicators().size())
            .put("series", catalog.series().size())
            .put("position", standing.position());
    return count(json, standing, _ -> true);
  }

  private static JsonObject count(JsonObject json, Standing standing, Predicate<Promise> which) {
    List<Promise> counted = standing.commitments().stream().filter(which).toList();
    Map<String, Integer> states = new TreeMap<>();
    counted.stream()
        .filter(each -> !each.state().isEmpty())
        .forEach(each -> states.merge(each.state(), 1, Integer::sum));
    JsonObject written = new JsonObject();
    states.forEach(written::put);
    return json.put("commitments", counted.size()).put("states", written);
  }
}
