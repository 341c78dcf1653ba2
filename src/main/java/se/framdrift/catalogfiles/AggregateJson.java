package se.framdrift.catalogfiles;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Reads what an input takes out of a series: one line for each aggregate and statistic. */
final class AggregateJson {

  private static final Map<String, Function<Part, Aggregate>> AGGREGATES =
      Map.ofEntries(
          entry("latest", _ -> new Aggregate.Latest()),
          entry("change-on-year", _ -> new Aggregate.ChangeOnYear()),
          entry(
              "index-to-baseline",
              json -> new Aggregate.IndexToBaseline(json.required("baseline", Period::parse))),
          entry("calendar-period", json -> new Aggregate.Gathered(calendar(json), statistic(json))),
          entry("rolling-window", json -> new Aggregate.Gathered(rolling(json), statistic(json))),
          entry(
              "cumulative-since",
              json -> new Aggregate.Gathered(since(json), statisticOrSum(json))),
          entry("window-min", json -> new Aggregate.Gathered(rolling(json), new Statistic.Min())),
          entry("window-max", json -> new Aggregate.Gathered(rolling(json), new Statistic.Max())),
          entry("rank", AggregateJson::rank),
          entry("distance", json -> new Aggregate.Distance(json.text("group"), json.text("to"))),
          entry("degree-day-corrected", AggregateJson::degreeDayCorrected));

  private static final Map<String, Function<Part, Statistic>> STATISTICS =
      Map.of(
          "sum", _ -> new Statistic.Sum(),
          "mean", _ -> new Statistic.Mean(),
          "min", _ -> new Statistic.Min(),
          "max", _ -> new Statistic.Max(),
          "count", _ -> new Statistic.Count(),
          "percentile", json -> new Statistic.Percentile(json.requiredNumber("percentile")),
          "exceedances", AggregateJson::exceedances,
          "weighted-mean", json -> new Statistic.WeightedMean(series(json, "weights")),
          "share", json -> new Statistic.Share(series(json, "of")),
          "degree-days", AggregateJson::degreeDays);

  private AggregateJson() {}

  static Indicator.Input input(String name, Part json) {
    Double coverage = json.number("coverage");
    Aggregate aggregate = aggregate(json);
    return new Indicator.Input(
        name,
        series(json, "series"),
        aggregate,
        coverage == null ? aggregate.enough() : coverage.intValue());
  }

  static Aggregate aggregate(Part json) {
    String name = json.text("aggregate");
    Function<Part, Aggregate> read = AGGREGATES.get(name);
    if (read == null) {
      throw new IllegalArgumentException(json.name() + ": no aggregate " + name);
    }
    return read.apply(json);
  }

  private static Statistic statisticOrSum(Part json) {
    return json.textOrNull("statistic") == null ? new Statistic.Sum() : statistic(json);
  }

  private static Statistic statistic(Part json) {
    String name = json.text("statistic");
    Function<Part, Statistic> read = STATISTICS.get(name);
    if (read == null) {
      throw new IllegalArgumentException(json.name() + ": no statistic " + name);
    }
    return read.apply(json);
  }

  private static Gathering calendar(Part json) {
    return new Gathering.Calendar(json.constant("calendar", CalendarUnit.values()));
  }

  private static Gathering rolling(Part json) {
    return new Gathering.Rolling(json.required("window", java.time.Period::parse));
  }

  private static Gathering since(Part json) {
    return new Gathering.Since(json.required("since", LocalDate::parse));
  }

  private static SeriesId series(Part json, String field) {
    return json.required(field, SeriesId::parse);
  }

  private static Aggregate rank(Part json) {
    return new Aggregate.Rank(json.text("group"), json.text("order").equals("descending"));
  }

  private static Statistic exceedances(Part json) {
    Double above = json.number("above");
    return above == null
        ? new Statistic.Exceedances(json.requiredNumber("below"), false)
        : new Statistic.Exceedances(above, true);
  }

  private static Statistic.DegreeDays degreeDays(Part json) {
    return new Statistic.DegreeDays(json.requiredNumber("base"), json.numbers("limits"));
  }

  private static Aggregate degreeDayCorrected(Part json) {
    return new Aggregate.DegreeDayCorrected(
        series(json, "temperature"),
        degreeDays(json),
        json.numbers("normal"),
        json.requiredNumber("dependent"));
  }
}
