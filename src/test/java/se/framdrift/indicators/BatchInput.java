package se.framdrift.indicators;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.indicators.BatchEvaluator.Expected;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** The oracle's aggregates: what one input has at each period. */
@NullUnmarked
final class BatchInput {

  private final BatchFacts facts;
  private final Input input;

  BatchInput(BatchFacts facts, Input input) {
    this.facts = facts;
    this.input = input;
  }

  Map<Period, Expected> taken() {
    return switch (input.aggregate()) {
      case Aggregate.Gathered(var gathering, var statistic) ->
          new BatchGathered(facts, input, gathering, statistic).taken();
      case Aggregate.Rank rank -> new BatchCompared(facts, input.series()).ranked(rank);
      case Aggregate.Distance far -> new BatchCompared(facts, input.series()).distant(far);
      case Aggregate.DegreeDayCorrected corrected -> corrected(corrected);
      case Aggregate.Latest _, Aggregate.ChangeOnYear _, Aggregate.IndexToBaseline _ -> {
        Map<Period, Expected> taken = new TreeMap<>();
        for (Observation row : facts.rows(input.series())) {
          taken.put(
              row.period(),
              row.value() == null ? BatchEvaluator.missingBecause(row.period(), row) : own(row));
        }
        yield taken;
      }
    };
  }

  private Expected own(Observation row) {
    Period period = row.period();
    return switch (input.aggregate()) {
      case Aggregate.ChangeOnYear _ -> {
        Observation earlier = yearEarlier(period);
        if (earlier == null || earlier.value() == null) {
          yield BatchEvaluator.missing(period, "no-year-earlier");
        }
        yield between(period, row.value() - earlier.value(), row, earlier);
      }
      case Aggregate.IndexToBaseline(var baseline) -> {
        Observation base = facts.find(input.series(), baseline);
        if (base == null || base.value() == null) {
          yield BatchEvaluator.missing(period, "no-baseline");
        }
        yield base.value() == 0
            ? BatchEvaluator.missing(period, "zero-baseline")
            : between(period, 100.0 * row.value() / base.value(), row, base);
      }
      default ->
          new Expected(
              period,
              row.value(),
              null,
              row.margin(),
              row.n(),
              row.flag(),
              facts.note(input.series(), List.of(row)),
              null);
    };
  }

  private Observation yearEarlier(Period period) {
    try {
      return facts.find(input.series(), period.yearEarlier());
    } catch (DateTimeException beforeAllPeriods) {
      return null;
    }
  }

  private Expected between(Period period, double value, Observation one, Observation other) {
    List<Observation> both = new ArrayList<>(List.of(one, other));
    both.sort(Comparator.comparing(Observation::period));
    List<String> flags = new ArrayList<>();
    for (Observation each : both) {
      flags.add(each.flag());
    }
    for (Observation row : facts.rows(input.series())) {
      Period from = both.get(0).period();
      Period to = both.get(1).period();
      boolean after =
          BatchCalendar.instant(from)
              ? row.period().start().isAfter(from.end())
              : !row.period().start().isBefore(from.end());
      boolean until =
          BatchCalendar.instant(row.period()) && !BatchCalendar.instant(to)
              ? row.period().end().isBefore(to.end())
              : !row.period().end().isAfter(to.end());
      if (after && until && row.value() != null && row.flag().equals("B")) {
        flags.add("B");
      }
    }
    return BatchEvaluator.number(
        period,
        value,
        null,
        null,
        BatchEvaluator.flag(flags, false),
        facts.note(input.series(), both),
        null);
  }

  private Map<Period, Expected> corrected(Aggregate.DegreeDayCorrected corrected) {
    Map<Period, Expected> taken = new TreeMap<>();
    for (Observation row : facts.rows(input.series())) {
      taken.put(
          row.period(),
          row.value() == null
              ? BatchEvaluator.missingBecause(row.period(), row)
              : BatchDegreeDays.corrected(facts, input, corrected, row));
    }
    return taken;
  }
}
