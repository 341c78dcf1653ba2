package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import java.util.List;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.InputRows;

/** How an indicator came to its value: the part of a proof that holds figures. */
public final class ProofJson {

  private ProofJson() {}

  /**
   * An indicator with its values and, for one of them, the rows it rests on.
   *
   * @param values oldest first
   * @param inputs of the value that is explained
   */
  public static JsonObject indicator(
      Catalog catalog, Indicator indicator, List<IndicatorValue> values, List<InputRows> inputs) {
    return new JsonObject()
        .put("definition", DefinitionJson.indicator(catalog, indicator))
        .put("values", Json.array(values, Json::indicatorValue))
        .put("inputs", Json.array(inputs, input -> input(indicator, input)));
  }

  private static JsonObject input(Indicator indicator, InputRows input) {
    String aggregate =
        indicator.inputs().stream()
            .filter(each -> each.name().equals(input.name()))
            .map(each -> code(each.aggregate()))
            .findFirst()
            .orElse("");
    return new JsonObject()
        .put("name", input.name())
        .put("series", input.series().toString())
        .put("aggregate", aggregate)
        .put("aggregateText", Json.text(input.aggregate()))
        .put("value", input.value())
        .put("missing", Json.reasonOrNull(input.missing()))
        .put("rows", Json.array(input.rows(), Json::observation))
        .put("rowsInAll", input.rowsInAll());
  }

  private static String code(Aggregate aggregate) {
    return switch (aggregate) {
      case Aggregate.Latest _ -> "latest";
      case Aggregate.ChangeOnYear _ -> "change-on-year";
      case Aggregate.CumulativeSince _ -> "cumulative-since";
      case Aggregate.IndexToBaseline _ -> "index-to-baseline";
      case Aggregate.CalendarPeriod _ -> "calendar-period";
      case Aggregate.WindowMin _ -> "window-min";
      case Aggregate.WindowMax _ -> "window-max";
      case Aggregate.Rank _ -> "rank";
    };
  }
}
