package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * The oracle: every value of every indicator, computed from scratch with lists and loops. It shares
 * no aggregation with {@link Engine}; it was written from the rules alone, and is slow on purpose.
 */
@NullUnmarked
final class BatchEvaluator {

  /** A formula in Java, of at most three inputs. */
  interface Meaning {
    double of(double a, double b, double c);
  }

  /** One value, or the code of the reason why there is none. */
  record Expected(
      Period period,
      Double value,
      String missing,
      Double margin,
      Long n,
      String flag,
      LocalizedText note) {}

  private final Catalog catalog;
  private final List<Fact.Observed> observations;
  private final List<Comparison> comparisons;
  private final Map<String, Meaning> formulas;

  BatchEvaluator(
      Catalog catalog,
      List<Fact.Observed> observations,
      List<Comparison> comparisons,
      Map<String, Meaning> formulas) {
    this.catalog = catalog;
    this.observations = observations;
    this.comparisons = comparisons;
    this.formulas = formulas;
  }

  /** Values by indicator, in calendar order. */
  Map<String, List<Expected>> values() {
    Map<String, List<Expected>> values = new LinkedHashMap<>();
    for (Indicator indicator : catalog.indicators()) {
      Map<String, Map<Period, Expected>> inputs = new LinkedHashMap<>();
      Set<Period> periods =
          new TreeSet<>(
              Comparator.comparing(Period::end)
                  .thenComparing(Period::start)
                  .thenComparing(Period::text));
      for (Input input : indicator.inputs()) {
        Map<Period, Expected> taken = taken(input);
        inputs.put(input.name(), taken);
        periods.addAll(taken.keySet());
      }
      List<Expected> all = new ArrayList<>();
      for (Period period : periods) {
        all.add(combined(indicator, inputs, period));
      }
      values.put(indicator.id(), all);
    }
    return values;
  }

  private Expected combined(
      Indicator indicator, Map<String, Map<Period, Expected>> inputs, Period period) {
    Map<String, Double> numbers = new HashMap<>();
    List<Expected> parts = new ArrayList<>();
    for (var input : inputs.entrySet()) {
      Expected part = input.getValue().get(period);
      if (part == null) {
        return missing(period, "missing-input");
      }
      Double value = part.value();
      if (value == null) {
        return part;
      }
      numbers.put(input.getKey(), value);
      parts.add(part);
    }
    if (indicator.formula() == null) {
      return parts.get(0);
    }
    LocalizedText note = null;
    boolean provisional = false;
    for (Expected part : parts) {
      if (note == null) {
        note = part.note();
      }
      if (part.flag().equals("P")) {
        provisional = true;
      }
    }
    String flag = parts.size() == 1 ? parts.get(0).flag() : provisional ? "P" : "A";
    double result =
        formulas
            .get(indicator.formula())
            .of(
                numbers.getOrDefault("a", Double.NaN),
                numbers.getOrDefault("b", Double.NaN),
                numbers.getOrDefault("c", Double.NaN));
    return number(period, result, null, null, flag, note);
  }

  private Map<Period, Expected> taken(Input input) {
    Map<Period, Expected> taken = new TreeMap<>();
    List<Observation> rows = rows(input.series());
    switch (input.aggregate()) {
      case Aggregate.CalendarPeriod(var calendar, var statistic) -> {
        for (Period period : calendarPeriods(rows, calendar)) {
          List<Observation> inside = new ArrayList<>();
          for (Observation row : rows) {
            if (lies(row.period(), period)) {
              inside.add(row);
            }
          }
          taken.put(period, gathered(input.series(), period, inside, statistic.name()));
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
      case Aggregate.CumulativeSince(var since) -> {
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

  private Expected own(Input input, Observation row, List<Observation> rows) {
    Period period = row.period();
    Double value = row.value();
    if (value == null) {
      return missingBecause(period, row);
    }
    return switch (input.aggregate()) {
      case Aggregate.Latest _ ->
          new Expected(
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
          yield missing(period, "no-year-earlier");
        }
        List<Observation> both = List.of(earlier, row);
        yield number(
            period, value - earlier.value(), null, null, flag(both), note(input.series(), both));
      }
      case Aggregate.IndexToBaseline(var baseline) -> {
        Observation base = find(rows, baseline);
        if (base == null || base.value() == null) {
          yield missing(period, "no-baseline");
        }
        if (base.value() == 0) {
          yield missing(period, "zero-baseline");
        }
        List<Observation> both = new ArrayList<>(List.of(row, base));
        both.sort(Comparator.comparing(Observation::period));
        yield number(
            period,
            100.0 * value / base.value(),
            null,
            null,
            flag(both),
            note(input.series(), both));
      }
      case Aggregate.WindowMin(var window) ->
          gathered(input.series(), period, window(rows, period, window), "MIN");
      case Aggregate.WindowMax(var window) ->
          gathered(input.series(), period, window(rows, period, window), "MAX");
      default -> throw new IllegalStateException("not here: " + input.aggregate());
    };
  }

  private Expected cumulative(
      SeriesId series, Observation row, List<Observation> rows, LocalDate since) {
    if (row.value() == null) {
      return missingBecause(row.period(), row);
    }
    List<Observation> summed = new ArrayList<>();
    for (Observation other : rows) {
      boolean begun = !other.period().firstDay().isBefore(since);
      boolean ended = !other.period().end().isAfter(row.period().end());
      boolean instantAfter = instant(other.period()) && !instant(row.period());
      if (begun && ended && !(instantAfter && other.period().end().equals(row.period().end()))) {
        summed.add(other);
      }
    }
    for (Observation other : summed) {
      if (other.value() == null) {
        return missing(row.period(), "hole");
      }
    }
    return gathered(series, row.period(), summed, "SUM");
  }

  /** Observations in the calendar window that ends when {@code period} does. */
  private static List<Observation> window(
      List<Observation> rows, Period period, java.time.Period length) {
    ZonedDateTime end = period.end().atZone(Period.ZONE);
    ZonedDateTime begin = end.minus(length);
    List<Observation> inside = new ArrayList<>();
    for (Observation row : rows) {
      ZonedDateTime rowStart = row.period().start().atZone(Period.ZONE);
      ZonedDateTime rowEnd = row.period().end().atZone(Period.ZONE);
      boolean after =
          instant(period)
              ? rowStart.toInstant().isAfter(begin.toInstant())
              : !rowStart.toInstant().isBefore(begin.toInstant());
      boolean before = !rowEnd.toInstant().isAfter(end.toInstant());
      boolean onTheEdge = instant(row.period()) && rowEnd.toInstant().equals(end.toInstant());
      if (after && before && (instant(period) || !onTheEdge)) {
        inside.add(row);
      }
    }
    return inside;
  }

  private Expected gathered(
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
          ? missing(period, "nothing-in-window")
          : missingBecause(period, inside.get(inside.size() - 1));
    }
    String flag = incomplete ? "P" : "A";
    double result = statistic(values, statistic);
    return number(period, result, null, null, flag, note(series, inside));
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

  private Expected ranked(
      SeriesId series, Aggregate.Rank rank, Period period, List<Observation> rows) {
    Observation row = find(rows, period);
    if (row != null && row.value() == null) {
      return missingBecause(period, row);
    }
    Comparison comparison = null;
    for (Comparison candidate : comparisonsFor(series, rank)) {
      if (candidate.period().equals(period)) {
        comparison = candidate;
      }
    }
    if (comparison == null || (row == null && comparison.members().isEmpty())) {
      return missing(period, "no-comparison");
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
      return missing(period, "no-own-value");
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
    return number(period, place, null, (long) figures.size(), provisional ? "P" : "A", note);
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

  private static Set<Period> calendarPeriods(List<Observation> rows, Aggregate.Calendar calendar) {
    Set<Period> found = new TreeSet<>();
    for (Observation row : rows) {
      for (int offset = -1; offset <= 1; offset++) {
        LocalDate day = row.period().start().atZone(Period.ZONE).toLocalDate().plusDays(offset);
        String text = calendarText(day, calendar);
        if (Integer.parseInt(text.substring(0, 4)) < 1749) {
          continue; // periods begin in 1749
        }
        Period period = Period.parse(text);
        if (lies(row.period(), period)) {
          found.add(period);
        }
      }
    }
    return found;
  }

  private static String calendarText(LocalDate day, Aggregate.Calendar calendar) {
    int year = day.getYear();
    return switch (calendar) {
      case DAY -> day.toString();
      case WEEK -> day.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
      case MONTH -> day.toString().substring(0, 7);
      case QUARTER -> year + "-Q" + (1 + (day.getMonthValue() - 1) / 3);
      case YEAR -> Integer.toString(year);
      case SCHOOL_YEAR -> (day.getMonthValue() >= 7 ? year : year - 1) + "-07-01/P12M";
    };
  }

  /** Wholly inside; an instant at the very end belongs to what comes next. */
  private static boolean lies(Period inner, Period outer) {
    return !inner.start().isBefore(outer.start())
        && !inner.end().isAfter(outer.end())
        && inner.start().isBefore(outer.end());
  }

  private static boolean instant(Period period) {
    return period.kind() == Period.Kind.INSTANT;
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

  private static Expected number(
      Period period, double value, Double margin, Long n, String flag, LocalizedText note) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return missing(period, "not-finite");
    }
    return new Expected(period, value == 0 ? 0.0 : value, null, margin, n, flag, note);
  }

  private static Expected missingBecause(Period period, Observation row) {
    return missing(period, "missing-" + row.missing().code());
  }

  private static Expected missing(Period period, String code) {
    return new Expected(period, null, code, null, null, "M", null);
  }
}
