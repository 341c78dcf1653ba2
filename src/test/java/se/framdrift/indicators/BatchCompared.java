package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.indicators.BatchEvaluator.Expected;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** The oracle's comparisons with other municipalities. */
@NullUnmarked
final class BatchCompared {

  /** Everyone with a figure at a period, by code, the own municipality among them. */
  private record Field(Period period, Figure own, SortedMap<String, Figure> others) {}

  private record Figure(double value, String flag) {}

  private final BatchFacts facts;
  private final SeriesId series;

  BatchCompared(BatchFacts facts, SeriesId series) {
    this.facts = facts;
    this.series = series;
  }

  Map<Period, Expected> ranked(Aggregate.Rank rank) {
    return taken(rank.group(), field -> place(rank, field));
  }

  Map<Period, Expected> distant(Aggregate.Distance distance) {
    return taken(distance.group(), field -> distance(distance, field));
  }

  private Map<Period, Expected> taken(String group, Function<Field, Expected> made) {
    Map<Period, Comparison> compared = new TreeMap<>();
    for (Observation row : facts.rows(series)) {
      compared.put(row.period(), null);
    }
    for (Comparison comparison : facts.comparisons(series, group)) {
      compared.put(comparison.period(), comparison);
    }
    Map<Period, Expected> taken = new TreeMap<>();
    compared.forEach(
        (period, comparison) -> taken.put(period, at(period, comparison, group, made)));
    return taken;
  }

  private Expected at(
      Period period, Comparison comparison, String group, Function<Field, Expected> made) {
    Observation row = facts.find(series, period);
    if (row != null && row.value() == null) {
      return BatchEvaluator.missingBecause(period, row);
    }
    if (comparison == null || (row == null && comparison.members().isEmpty())) {
      return BatchEvaluator.missing(period, "no-comparison");
    }
    Figure own = row == null ? null : new Figure(row.value(), row.flag());
    SortedMap<String, Figure> others = new TreeMap<>();
    for (var member : comparison.members().entrySet()) {
      Double value = member.getValue().value();
      if (value == null || value.isNaN() || value.isInfinite()) {
        continue;
      }
      Figure figure = new Figure(value + 0.0, member.getValue().flag());
      if (!member.getKey().equals(series.municipality())) {
        others.put(member.getKey(), figure);
      } else if (row == null) {
        own = figure;
      }
    }
    return own == null
        ? BatchEvaluator.missing(period, "no-own-value")
        : made.apply(new Field(period, own, others));
  }

  private Expected place(Aggregate.Rank rank, Field field) {
    int compared = field.others().size() + 1;
    if (few(rank.group(), compared)) {
      return BatchEvaluator.missing(field.period(), "too-few-compared");
    }
    int place = 1;
    for (Figure figure : field.others().values()) {
      int ahead = Double.compare(figure.value(), field.own().value() + 0.0);
      if (rank.descending() ? ahead > 0 : ahead < 0) {
        place++;
      }
    }
    return said(field, place, compared, field.others().values(), false);
  }

  private Expected distance(Aggregate.Distance distance, Field field) {
    Collection<Figure> others = field.others().values();
    boolean figureOfAll = List.of("median", "mean", "highest", "lowest").contains(distance.to());
    if (!figureOfAll) {
      others = Stream.of(field.others().get(distance.to())).filter(Objects::nonNull).toList();
    } else if (few(distance.group(), others.size())) {
      return BatchEvaluator.missing(field.period(), "too-few-compared");
    }
    if (others.isEmpty()) {
      return BatchEvaluator.missing(field.period(), "no-comparison");
    }
    List<BigDecimal> sorted = new ArrayList<>();
    others.forEach(figure -> sorted.add(BatchDegreeDays.shortest(figure.value())));
    sorted.sort(BigDecimal::compareTo);
    BigDecimal to =
        switch (distance.to()) {
          case "median" -> {
            BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
            BigDecimal upper = sorted.get(sorted.size() / 2);
            yield lower.add(upper).divide(new BigDecimal(2));
          }
          case "mean" ->
              BatchStatistics.sum(sorted)
                  .divide(new BigDecimal(sorted.size()), MathContext.DECIMAL128);
          case "highest" -> sorted.getLast();
          default -> sorted.getFirst();
        };
    BigDecimal far = BatchDegreeDays.shortest(field.own().value()).subtract(to);
    return said(field, far.doubleValue(), others.size(), others, !figureOfAll);
  }

  private boolean few(String group, int compared) {
    Integer members = facts.members(group);
    return members != null && 4 * compared < members;
  }

  private static boolean isAll(List<String> flags, String flag) {
    return flags.stream().allMatch(flag::equals);
  }

  private Expected said(
      Field field, double value, long n, Collection<Figure> others, boolean ofTwo) {
    List<String> flags = new ArrayList<>(List.of(field.own().flag()));
    others.forEach(other -> flags.add(other.flag()));
    Observation row = facts.find(series, field.period());
    LocalizedText note = facts.note(series, field.period());
    if (note == null && row != null) {
      note = facts.note(series, List.of(row));
    }
    if (note == null && ofTwo && flags.contains("B") && !isAll(flags, "B")) {
      note =
          new LocalizedText(
              "Sättet att räkna ändrades hos bara den ena av de två",
              "The way of counting changed for only one of the two");
    }
    return BatchEvaluator.number(
        field.period(), value, null, n, BatchEvaluator.flag(flags, false), note, null);
  }
}
