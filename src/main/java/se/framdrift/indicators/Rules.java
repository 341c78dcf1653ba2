package se.framdrift.indicators;

import java.util.Map;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;

/** Which class computes what the catalog names: one line for each aggregate. */
final class Rules {

  private Rules() {}

  static Rule of(Input input, Facts facts, Map<String, ComparisonGroup> groups) {
    Rows rows = new Rows(input.series(), facts);
    return switch (input.aggregate()) {
      case Aggregate.Latest _ -> new Latest(rows);
      case Aggregate.ChangeOnYear _ -> new ChangeOnYear(rows);
      case Aggregate.IndexToBaseline(var baseline) -> new IndexToBaseline(rows, baseline);
      case Aggregate.Rank rank -> new Ranking(rows, rank, groups.get(rank.group()));
      case Aggregate.Distance distance ->
          new Distance(rows, distance, groups.get(distance.group()));
      case Aggregate.DegreeDayCorrected corrected ->
          new DegreeDayCorrection(rows, new Rows(corrected.temperature(), facts), corrected);
      case Aggregate.Gathered(var gathering, var statistic) ->
          new Gathered(reach(gathering), measure(rows, gathering, statistic, input));
    };
  }

  private static Reach reach(Gathering gathering) {
    return switch (gathering) {
      case Gathering.Calendar(var unit) -> new CalendarReach(unit);
      case Gathering.Rolling(var window) -> new RollingReach(window);
      case Gathering.Since(var since) -> new SinceReach(since);
    };
  }

  private static Measure measure(Rows rows, Gathering gathering, Statistic statistic, Input input) {
    int minimum = input.minimumCoverage();
    return switch (statistic) {
      case Statistic.Sum _ when gathering instanceof Gathering.Since -> new UnbrokenTotal(rows);
      case Statistic.Sum _ -> new OneSeries(rows, minimum, new Total());
      case Statistic.Mean _ -> new OneSeries(rows, minimum, new Mean());
      case Statistic.Min _ -> new OneSeries(rows, minimum, new Lowest());
      case Statistic.Max _ -> new OneSeries(rows, minimum, new Highest());
      case Statistic.Count _ -> new OneSeries(rows, minimum, new Count());
      case Statistic.Percentile(var percentile) ->
          new OneSeries(rows, minimum, new Percentile(rows.timeline(), percentile));
      case Statistic.Exceedances(var limit, var above) ->
          new OneSeries(rows, minimum, new Exceedances(rows.timeline(), limit, above));
      case Statistic.WeightedMean(var weights) ->
          new TwoSeries<>(rows.with(weights), minimum, new WeightedMean(weights));
      case Statistic.Share(var of) -> new TwoSeries<>(rows.with(of), minimum, new Share(of));
      case Statistic.DegreeDays rule -> new DegreeDays(rows, rule);
    };
  }
}
