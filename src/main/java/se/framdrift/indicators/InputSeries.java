package se.framdrift.indicators;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * One input of an indicator: at which periods it has an entry, and what it has there. Taking a
 * period and reading a value cost O(log n) in the length of the series.
 */
final class InputSeries {

  private final Input input;
  private final Rule rule;
  private final Entries entries;

  InputSeries(Input input, Facts facts, Map<String, ComparisonGroup> groups) {
    this.input = input;
    this.rule = Rules.of(input, facts, groups);
    this.entries = rule.entries();
  }

  Input input() {
    return input;
  }

  /** Where this input has something to say: a value, or why there is none. */
  Entries entries() {
    return entries;
  }

  /** Takes note that one of its series has an observation for {@code period}. */
  void observed(Period period) {
    rule.entry(period).ifPresent(entries::add);
  }

  /** Takes note that another thing is in force for a period of one of its series. */
  void changed(SeriesId series, Period period) {
    rule.changed(series, period);
  }

  /** Takes note of a comparison; true when this input rests on it. */
  boolean compared(Comparison comparison) {
    Optional<Period> entry = rule.entry(comparison);
    entry.ifPresent(entries::add);
    return entry.isPresent();
  }

  /** What there is at {@code period}; null when this input has no entry there. */
  @Nullable InputValue at(Period period) {
    return entries.contains(period) ? rule.at(period) : null;
  }

  /** What that rests on. */
  Evidence evidence(Period period) {
    return rule.evidence(period);
  }

  /** What it takes out of the series. */
  LocalizedText words() {
    return rule.words();
  }
}
