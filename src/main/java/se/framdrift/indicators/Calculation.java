package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Comparison;
import se.framdrift.model.Coverage;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/**
 * One indicator: its inputs, and the formula over them. It has an entry wherever any of its inputs
 * has one.
 *
 * @param formula null when the only input is the value
 */
record Calculation(Indicator indicator, List<InputSeries> inputs, @Nullable Formula formula) {

  Optional<IndicatorValue> latest() {
    Period newest = newest(input -> input.entries().last());
    return newest == null ? Optional.empty() : Optional.of(value(newest).at(newest));
  }

  /** The newest {@code limit} values, oldest first. */
  List<IndicatorValue> values(int limit) {
    List<IndicatorValue> found = new ArrayList<>();
    Period period = newest(input -> input.entries().last());
    while (period != null && found.size() < limit) {
      found.add(value(period).at(period));
      Period later = period;
      period = newest(input -> input.entries().lower(later));
    }
    return found.reversed();
  }

  /** Takes note of a comparison; true when any input ranks by it. */
  boolean compared(Comparison comparison) {
    boolean any = false;
    for (InputSeries input : inputs) {
      any |= input.compared(comparison);
    }
    return any;
  }

  Optional<IndicatorValue> at(Period period) {
    return inputs.stream().anyMatch(input -> input.entries().contains(period))
        ? Optional.of(value(period).at(period))
        : Optional.empty();
  }

  private @Nullable Period newest(Function<InputSeries, @Nullable Period> entry) {
    return inputs.stream()
        .map(entry)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private InputValue value(Period period) {
    Map<String, InputValue> values = new HashMap<>();
    for (InputSeries input : inputs) {
      String name = input.input().name();
      InputValue value = input.at(period);
      if (value == null) {
        return InputValue.missing(Reasons.missingInput(name));
      }
      if (value.missing() != null) {
        return inputs.size() == 1
            ? value
            : InputValue.missing(Reasons.ofInput(name, value.missing()));
      }
      values.put(name, value);
    }
    return formula == null ? first(values) : evaluated(formula, values);
  }

  private InputValue first(Map<String, InputValue> values) {
    return Objects.requireNonNull(values.get(inputs.getFirst().input().name()));
  }

  /** The smaller share, the first of two equal ones. */
  private static @Nullable Coverage less(@Nullable Coverage first, @Nullable Coverage second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return second.present() * first.expected() < first.present() * second.expected()
        ? second
        : first;
  }

  /** The formula's number; broken, provisional or doubtful when any of its inputs is. */
  private InputValue evaluated(Formula formula, Map<String, InputValue> values) {
    Map<String, Double> numbers = new HashMap<>();
    LocalizedText note = null;
    boolean provisional = false;
    boolean broken = false;
    Coverage coverage = null;
    for (InputSeries input : inputs) {
      InputValue value = Objects.requireNonNull(values.get(input.input().name()));
      numbers.put(input.input().name(), Objects.requireNonNull(value.value()));
      note = note == null ? value.note() : note;
      coverage = less(coverage, value.coverage());
      provisional |= InputValue.isProvisional(value.flag());
      broken |= InputValue.isBreak(value.flag());
    }
    String several = InputValue.flag(broken, provisional);
    String flag = inputs.size() == 1 ? first(values).flag() : several;
    try {
      return new InputValue(0.0, null, null, null, flag, note, coverage)
          .with(formula.apply(numbers));
    } catch (RuntimeException _) {
      return InputValue.missing(Reasons.formulaFailed());
    }
  }
}
