package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.SeriesId;

/** An input as the catalog declares it, in the words of docs/catalog.md, with its KPI. */
final class DeclarationJson {

  private DeclarationJson() {}

  static JsonObject input(Catalog catalog, Indicator.Input input) {
    JsonObject json = new JsonObject().put("name", input.name());
    aggregate(json, input.aggregate());
    Catalog.Series series = catalog.series().get(input.series());
    return json.put("series", input.series().toString())
        .put("coverage", input.minimumCoverage())
        .put("feedDeclared", series == null || series.feed() != null)
        .put("kpi", kpi(catalog, input.series()));
  }

  /** What says when its figures are expected; of every series that the input reads. */
  private static @Nullable JsonObject kpi(Catalog catalog, SeriesId series) {
    Kpi kpi = catalog.kpis().get(series.kpi());
    return kpi == null
        ? null
        : new JsonObject()
            .put("id", kpi.id())
            .put("unit", kpi.unit())
            .put("resolution", kpi.resolution().toString())
            .put("measured", kpi.measured())
            .put("reportingLag", kpi.reportingLag().toString())
            .put("survey", kpi.survey())
            .put("threshold", kpi.threshold());
  }

  private static void aggregate(JsonObject json, Aggregate aggregate) {
    json.put("aggregate", aggregate.code());
    switch (aggregate) {
      case Aggregate.Latest(), Aggregate.ChangeOnYear() -> {
        // the word says it all
      }
      case Aggregate.IndexToBaseline(var baseline) -> json.put("baseline", baseline.text());
      case Aggregate.Gathered(var gathering, var statistic) -> {
        gathering(json, gathering);
        statistic(json.put("statistic", statistic.code()), statistic);
      }
      case Aggregate.Rank(var group, var descending) ->
          json.put("group", group).put("order", descending ? "descending" : "ascending");
      case Aggregate.Distance(var group, var to) -> json.put("group", group).put("to", to);
      case Aggregate.DegreeDayCorrected(var temperature, var rule, var normal, var dependent) -> {
        json.put("temperature", temperature.toString());
        statistic(json, rule);
        json.put("normal", new JsonArray(normal)).put("dependent", dependent);
      }
    }
  }

  private static void gathering(JsonObject json, Gathering gathering) {
    switch (gathering) {
      case Gathering.Calendar(var unit) -> json.put("calendar", unit.code());
      case Gathering.Rolling(var window) -> json.put("window", window.toString());
      case Gathering.Since(var since) -> json.put("since", since.toString());
    }
  }

  private static void statistic(JsonObject json, Statistic statistic) {
    switch (statistic) {
      case Statistic.Sum(),
          Statistic.Mean(),
          Statistic.Min(),
          Statistic.Max(),
          Statistic.Count() -> {
        // the word says it all
      }
      case Statistic.Percentile(double percentile) -> json.put("percentile", percentile);
      case Statistic.Exceedances(double limit, boolean above) ->
          json.put(above ? "above" : "below", limit);
      case Statistic.WeightedMean(var weights) -> json.put("weights", weights.toString());
      case Statistic.Share(var of) -> json.put("of", of.toString());
      case Statistic.DegreeDays(double base, var limits) ->
          json.put("base", base).put("limits", new JsonArray(limits));
    }
  }
}
