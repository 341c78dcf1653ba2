package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.model.Comparison;
import se.framdrift.model.Coverage;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * The oracle: every value of every indicator, computed from scratch with lists and loops. It shares
 * no aggregation with {@link Engine}; it was written from the rules alone, and is slow on purpose.
 */
@NullUnmarked
final class BatchEvaluator {

  /** One value, or the code of the reason why there is none. */
  record Expected(
      Period period,
      Double value,
      String missing,
      Double margin,
      Long n,
      String flag,
      LocalizedText note,
      Coverage coverage) {}

  private final Catalog catalog;
  private final BatchFacts facts;
  private final Function<Indicator, Formula> formulas;

  BatchEvaluator(
      Catalog catalog,
      List<Fact.Observed> observations,
      List<Comparison> comparisons,
      Function<Indicator, Formula> formulas) {
    this.catalog = catalog;
    this.facts = new BatchFacts(catalog, observations, comparisons);
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
        Map<Period, Expected> taken = new BatchInput(facts, input).taken();
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
    Coverage least = null;
    List<String> flags = new ArrayList<>();
    for (Expected part : parts) {
      if (least == null || less(part.coverage(), least)) {
        least = part.coverage();
      }
      if (note == null) {
        note = part.note();
      }
      flags.add(part.flag());
    }
    String flag = parts.size() == 1 ? flags.get(0) : flag(flags, false);
    double result = formulas.apply(indicator).apply(numbers);
    return number(period, result, null, null, flag, note, least);
  }

  /** What flag a value has that is computed from figures with these. */
  static String flag(List<String> flags, boolean incomplete) {
    List<String> letters = new ArrayList<>();
    flags.forEach(flag -> letters.addAll(flag.equals("BP") ? List.of("B", "P") : List.of(flag)));
    boolean early = incomplete || letters.contains("P") || letters.contains("E");
    String rest = early ? "P" : "A";
    return letters.contains("B") ? ("B" + rest).replace("A", "") : rest;
  }

  private static boolean less(Coverage one, Coverage other) {
    return one != null && one.present() * other.expected() < other.present() * one.expected();
  }

  static Expected number(
      Period period,
      double value,
      Double margin,
      Long n,
      String flag,
      LocalizedText note,
      Coverage coverage) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return missing(period, "not-finite");
    }
    return new Expected(period, value == 0 ? 0.0 : value, null, margin, n, flag, note, coverage);
  }

  static Expected missingBecause(Period period, Observation row) {
    return missing(period, "missing-" + row.missing().code());
  }

  static Expected missing(Period period, String code) {
    return new Expected(period, null, code, null, null, "M", null, null);
  }
}
