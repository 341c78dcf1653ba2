package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** The oracle's aggregates: what one input has at each period. */
@NullUnmarked
final class BatchInput {

  private final Catalog catalog;
  private final Input input;
  private final List<Fact.Observed> observations;
  private final List<Comparison> comparisons;

  BatchInput(
      Catalog catalog,
      Input input,
      List<Fact.Observed> observations,
      List<Comparison> comparisons) {
    this.catalog = catalog;
    this.input = input;
    this.observations = observations;
    this.comparisons = comparisons;
  }

  Map<Period, BatchEvaluator.Expected> taken() {
    Map<Period, BatchEvaluator.Expected> taken = new TreeMap<>();
    List<Observation> rows = rows(input.series());
    switch (input.aggregate()) {
      case Aggregate.Gathered(Gathering.Calendar(var calendar), var statistic) -> {
        for (Period period : BatchCalendar.periods(rows, calendar)) {
          List<Observation> inside = new ArrayList<>();
          for (Observation row : rows) {
            if (BatchCalendar.lies(row.period(), period)) {
              inside.add(row);
            }
          }
          taken.put(
              period,
              judged(
                  gathered(
                      input.series(),
                      period,
                      inside,
                      statistic.code().toUpperCase(java.util.Locale.ROOT)),
                  BatchCoverage.inside(resolution(), period.start(), period.end(), period),
                  inside));
        }
      }
      case Aggregate.Rank rank -> {
        for (Observation row : rows) {
          taken.put(row.period(), ranked(input.series(), rank, row.period(), rows));
        }
        for (Comparison comparison : comparisonsFor(input.series(), rank)) {
          Period period = comparison.period();
          taken.put(period, ranked(input.series(), rank, period, rows));
        }
      }
      case Aggregate.Gathered(Gathering.Since(var since), _) -> {
        for (Observation row : rows) {
          if (!row.period().firstDay().isBefore(since)) {
            taken.put(row.period(), cumulative(input.series(), row, rows, since));
          }
        }
      }
      default -> {
        for (Observation row : rows) {
          taken.put(row.period(), own(input, row, rows));
        }
      }
    }
    return taken;
  }

  private BatchEvaluator.Expected own(Input input, Observation row, List<Observation> rows) {
    Period period = row.period();
    Double value = row.value();
    if (value == null) {
      return BatchEvaluator.missingBecause(period, row);
    }
    return switch (input.aggregate()) {
      case Aggregate.Latest _ ->
          new BatchEvaluator.Expected(
              period,
              value,
              null,
              row.margin(),
              row.n(),
              row.flag(),
              note(input.series(), List.of(row)));
      case Aggregate.ChangeOnYear _ -> {
        boolean first = period.firstDay().getYear() == 1749; // periods begin in 1749
        Observation earlier = first ? null : find(rows, period.yearEarlier());
        if (earlier == null || earlier.value() == null) {
          yield BatchEvaluator.missing(period, "no-year-earlier");
        }
        List<Observation> both = List.of(earlier, row);
        yield BatchEvaluator.number(
            period, value - earlier.value(), null, null, flag(both), note(input.series(), both));
      }
      case Aggregate.IndexToBaseline(var baseline) -> {
        Observation base = find(rows, baseline);
        if (base == null || base.value() == null) {
          yield BatchEvaluator.missing(period, "no-baseline");
        }
        if (base.value() == 0) {
          yield BatchEvaluator.missing(period, "zero-baseline");
        }
        List<Observation> both = new ArrayList<>(List.of(row, base));
        both.sort(Comparator.comparing(Observation::period));
        yield BatchEvaluator.number(
            period,
            100.0 * value / base.value(),
            null,
            null,
            flag(both),
            note(input.series(), both));
      }
      case Aggregate.Gathered(Gathering.Rolling(var window), var statistic) ->
          window(period, rows, window, statistic.code().toUpperCase(java.util.Locale.ROOT));
      default -> throw new IllegalStateException("not here: " + input.aggregate());
    };
  }

  private BatchEvaluator.Expected cumulative(
      SeriesId series, Observation row, List<Observation> rows, LocalDate since) {
    if (row.value() == null) {
      return BatchEvaluator.missingBecause(row.period(), row);
    }
    List<Observation> summed = new ArrayList<>();
    for (Observation other : rows) {
      boolean begun = !other.period().firstDay().isBefore(since);
      boolean ended = !other.period().end().isAfter(row.period().end());
      boolean instantAfter =
          BatchCalendar.instant(other.period()) && !BatchCalendar.instant(row.period());
      if (begun && ended && !(instantAfter && other.period().end().equals(row.period().end()))) {
        summed.add(other);
      }
    }
    for (Observation other : summed) {
      if (other.value() == null) {
        return BatchEvaluator.missing(row.period(), "hole");
      }
    }
    Instant from = since.atStartOfDay(Period.ZONE).toInstant();
    int expected = BatchCoverage.inside(resolution(), from, row.period().end(), row.period());
    return BatchCoverage.present(summed, resolution()) < expected
        ? BatchEvaluator.missing(row.period(), "hole")
        : gathered(series, row.period(), summed, "SUM");
  }

  private BatchEvaluator.Expected window(
      Period period, List<Observation> rows, java.time.Period length, String statistic) {
    List<Observation> inside = BatchCalendar.window(rows, period, length);
    Instant from = period.end().atZone(Period.ZONE).minus(length).toInstant();
    if (BatchCalendar.instant(period)) {
      from = from.plusNanos(1);
    }
    return judged(
        gathered(input.series(), period, inside, statistic),
        BatchCoverage.inside(resolution(), from, period.end(), period),
        inside);
  }

  /** The value, with what is to be said when less is there than should be. */
  private BatchEvaluator.Expected judged(
      BatchEvaluator.Expected value, int expected, List<Observation> inside) {
    long present = BatchCoverage.present(inside, resolution());
    if (value.value() == null || present >= expected) {
      return value;
    }
    LocalizedText few =
        new LocalizedText(
            "Bara %d av %d uppgifter finns".formatted(present, expected),
            "Only %d of %d figures are there".formatted(present, expected));
    LocalizedText note =
        value.note() == null && (double) present / expected < 0.9 ? few : value.note();
    return BatchEvaluator.number(value.period(), value.value(), null, null, "P", note);
  }

  private Span resolution() {
    Kpi kpi = catalog.kpis().get(input.series().kpi());
    return kpi == null ? null : kpi.resolution();
  }

  private BatchEvaluator.Expected gathered(
      SeriesId series, Period period, List<Observation> inside, String statistic) {
    List<Double> values = new ArrayList<>();
    boolean incomplete = false;
    for (Observation row : inside) {
      Double value = row.value();
      if (value != null) {
        values.add(value);
        incomplete |= row.flag().equals("P");
      } else {
        incomplete = true;
      }
    }
    if (values.isEmpty()) {
      return inside.isEmpty()
          ? BatchEvaluator.missing(period, "nothing-in-window")
          : BatchEvaluator.missingBecause(period, inside.get(inside.size() - 1));
    }
    String flag = incomplete ? "P" : "A";
    double result = statistic(values, statistic);
    return BatchEvaluator.number(period, result, null, null, flag, note(series, inside));
  }

  private static double statistic(List<Double> values, String statistic) {
    BigDecimal sum = BigDecimal.ZERO;
    double min = values.get(0);
    double max = values.get(0);
    for (double value : values) {
      sum = sum.add(new BigDecimal(Double.toString(value)));
      min = value < min ? value : min;
      max = value > max ? value : max;
    }
    return switch (statistic) {
      case "SUM" -> sum.doubleValue();
      case "MEAN" ->
          sum.divide(new BigDecimal(values.size()), MathContext.DECIMAL128).doubleValue();
      case "MIN" -> min;
      case "MAX" -> max;
      default -> throw new IllegalStateException(statistic);
    };
  }

  private List<Observation> rows(SeriesId series) {
    List<Observation> rows = new ArrayList<>();
    for (Fact.Observed fact : observations) {
      if (fact.series().equals(series)) {
        rows.add(fact.observation());
      }
    }
    rows.sort(Comparator.comparing(Observation::period));
    return rows;
  }

  private static Observation find(List<Observation> rows, Period period) {
    for (Observation row : rows) {
      if (row.period().equals(period)) {
        return row;
      }
    }
    return null;
  }

  private LocalizedText note(SeriesId series, List<Observation> rows) {
    for (Observation row : rows) {
      for (QualityNote note : catalog.qualityNotes()) {
        if (row.value() != null
            && note.series().equals(series)
            && note.period().equals(row.period())) {
          return note.note();
        }
      }
    }
    for (Observation row : rows) {
      if (row.value() != null && row.flag().equals("U")) {
        return new LocalizedText(
            "Värdet är märkt som osäkert av den som lämnat det, eller föga troligt",
            "The value is marked as unreliable by its sender, or hardly credible");
      }
    }
    return null;
  }

  private static String flag(List<Observation> rows) {
    for (Observation row : rows) {
      if (row.flag().equals("P")) {
        return "P";
      }
    }
    return "A";
  }

  private BatchEvaluator.Expected ranked(
      SeriesId series, Aggregate.Rank rank, Period period, List<Observation> rows) {
    Observation row = find(rows, period);
    if (row != null && row.value() == null) {
      return BatchEvaluator.missingBecause(period, row);
    }
    Comparison comparison = null;
    for (Comparison candidate : comparisonsFor(series, rank)) {
      if (candidate.period().equals(period)) {
        comparison = candidate;
      }
    }
    if (comparison == null || (row == null && comparison.members().isEmpty())) {
      return BatchEvaluator.missing(period, "no-comparison");
    }
    Map<String, Double> figures = new HashMap<>();
    boolean provisional = false;
    for (var member : comparison.members().entrySet()) {
      Double value = member.getValue().value();
      boolean own = member.getKey().equals(series.municipality());
      if (value != null && !(own && row != null)) {
        figures.put(member.getKey(), value);
        provisional |= member.getValue().flag().equals("P");
      }
    }
    if (row != null && row.value() != null) {
      figures.put(series.municipality(), row.value());
      provisional |= row.flag().equals("P");
    }
    Double own = figures.get(series.municipality());
    if (own == null) {
      return BatchEvaluator.missing(period, "no-own-value");
    }
    var group = catalog.comparisonGroups().get(rank.group());
    if (group != null && figures.size() < group.members().size() / 4.0) {
      return BatchEvaluator.missing(period, "too-few-compared");
    }
    int place = 1;
    for (double figure : figures.values()) {
      if (rank.descending() ? figure > own : figure < own) {
        place++;
      }
    }
    LocalizedText note = null;
    for (QualityNote candidate : catalog.qualityNotes().reversed()) {
      if (candidate.series().equals(series) && candidate.period().equals(period)) {
        note = candidate.note();
      }
    }
    return BatchEvaluator.number(
        period, place, null, (long) figures.size(), provisional ? "P" : "A", note);
  }

  private List<Comparison> comparisonsFor(SeriesId series, Aggregate.Rank rank) {
    List<Comparison> found = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      if (series.dimensions().isEmpty()
          && comparison.kpi().equals(series.kpi())
          && comparison.group().equals(rank.group())) {
        found.add(comparison);
      }
    }
    return found;
  }
}
