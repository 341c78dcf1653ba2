package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * The indicators of one municipality, kept up to date with its ledger. Applying a change and
 * reading a value cost O(log n) in the length of the series, never a rescan; a rank costs the size
 * of its group besides. Which values come out depends on the facts in force alone, to the last bit:
 * sums are exact until they are made a double.
 *
 * <p>Rules, besides those of {@code docs/catalog.md}:
 *
 * <ul>
 *   <li>An indicator has an entry at each period where any of its inputs has one. If some input has
 *       none there, the value is missing ({@code missing-input}); if an input's value is missing,
 *       so is the indicator's, for the same reason. Missing is never zero.
 *   <li>An observation lies in a calendar period or window when its start and end both do. What is
 *       missing in there is skipped and the value is provisional (flag {@code P}); when nothing has
 *       a value the newest one's reason is given. A cumulative sum over a missing observation is
 *       missing ({@code hole}), for it would look like the whole sum.
 *   <li>What never came is as missing as what is said to be. The KPI's resolution tells how many
 *       periods lie wholly in a calendar period or window; when fewer have a value the value is
 *       provisional, and when fewer than 90 % have, it has a quality note that says so. A
 *       cumulative sum in which any such period is absent is missing ({@code hole}). Observations
 *       of other periods are not counted; see {@link Grid} for which those are.
 *   <li>A computed value has flag {@code B} when the series breaks (an observation with a value and
 *       flag {@code B}) inside what it gathers, at any figure that it compares at its own period,
 *       or after the earlier of two periods that it compares up to the later; also when an input of
 *       a formula has it. So the break shows at its own period, where a commitment that compares
 *       with a baseline looks for it. Otherwise {@code P} also when any observation it rests on is
 *       provisional or an estimate ({@code E}); {@code M} when missing. With {@code latest} alone,
 *       through a formula or not, the observation's own flag stays. Margin and n are those of the
 *       observation for {@code latest} without a formula; a rank's n is how many were compared.
 *   <li>A value that rests on an observation named by a quality note has the first such note,
 *       before one on how much there is.
 *   <li>What is not a finite number is missing ({@code not-finite}); minus zero is zero.
 * </ul>
 *
 * <p>Confined to one thread. Data never makes it throw.
 */
public final class Engine {

  private final Catalog catalog;
  private final Facts facts;
  private final Map<String, Calculation> calculations = new LinkedHashMap<>();
  private final Map<SeriesId, List<InputSeries>> listeners = new LinkedHashMap<>();
  private final Map<SeriesId, Set<String>> affected = new LinkedHashMap<>();

  /**
   * An engine that has heard nothing yet.
   *
   * @throws IllegalArgumentException when a formula does not compile
   */
  public Engine(Catalog catalog, Formula.Compiler compiler) {
    this.catalog = catalog;
    this.facts = new Facts(catalog.kpis(), catalog.qualityNotes(), sizes(catalog));
    for (Indicator indicator : catalog.indicators()) {
      calculations.put(indicator.id(), calculation(indicator, compiler));
    }
  }

  private static Map<String, Integer> sizes(Catalog catalog) {
    Map<String, Integer> sizes = new HashMap<>();
    catalog.comparisonGroups().forEach((id, group) -> sizes.put(id, group.members().size()));
    return sizes;
  }

  private Calculation calculation(Indicator indicator, Formula.Compiler compiler) {
    List<InputSeries> inputs = new ArrayList<>();
    for (Indicator.Input input : indicator.inputs()) {
      InputSeries series = new InputSeries(input, facts, catalog.comparisonGroups());
      inputs.add(series);
      for (SeriesId id : input.allSeries()) {
        listeners.computeIfAbsent(id, _ -> new ArrayList<>()).add(series);
        affected.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(indicator.id());
      }
    }
    return new Calculation(indicator, List.copyOf(inputs), compiled(indicator, compiler));
  }

  private static @Nullable Formula compiled(Indicator indicator, Formula.Compiler compiler) {
    String expression = indicator.formula();
    return expression == null
        ? null
        : compiler.compile(
            expression,
            indicator.inputs().stream()
                .map(Indicator.Input::name)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Takes what is now in force for one period of one series. A change that says nothing new changes
   * nothing.
   *
   * @return ids of the indicators that may have changed
   */
  public Set<String> apply(Change change) {
    Observation after = change.after();
    Observation before = facts.timeline(change.series()).put(after);
    if (after.equals(before)) {
      return Set.of();
    }
    for (InputSeries input : listeners.getOrDefault(change.series(), List.of())) {
      input.changed(change.series(), after.period());
      if (before == null) {
        input.observed(after.period());
      }
    }
    return Set.copyOf(affected.getOrDefault(change.series(), Set.of()));
  }

  /** What the others had for a KPI and a period, as this ledger knows it. */
  public Optional<Comparison> comparison(String kpi, String group, Period period) {
    return Optional.ofNullable(facts.comparison(kpi, group, period));
  }

  /**
   * Takes a comparison that is now in force for its KPI, period and group.
   *
   * @return ids of the indicators that may have changed
   */
  public Set<String> apply(Comparison comparison) {
    if (!facts.put(comparison)) {
      return Set.of();
    }
    return calculations.values().stream()
        .filter(calculation -> calculation.compared(comparison))
        .map(calculation -> calculation.indicator().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The value at the newest period, in calendar order, that has an entry; it may be missing. */
  public Optional<IndicatorValue> latest(String indicator) {
    return known(indicator).flatMap(Calculation::latest);
  }

  /** The newest {@code limitNewest} values, oldest first. Costs O(limit · log n). */
  public List<IndicatorValue> values(String indicator, int limitNewest) {
    return known(indicator).map(calculation -> calculation.values(limitNewest)).orElse(List.of());
  }

  /** The value at a period; empty when the indicator has no entry there or is not known. */
  public Optional<IndicatorValue> at(String indicator, Period period) {
    return known(indicator).flatMap(calculation -> calculation.at(period));
  }

  /**
   * How the value at a period came about.
   *
   * @throws IllegalArgumentException when the catalog has no such indicator
   */
  public Explanation explain(String indicator, Period period) {
    Calculation calculation =
        known(indicator)
            .orElseThrow(() -> new IllegalArgumentException("no indicator " + indicator));
    List<Explanation.Input> inputs = new ArrayList<>();
    Set<QualityNote> notes = new LinkedHashSet<>();
    for (InputSeries series : calculation.inputs()) {
      Indicator.Input input = series.input();
      Evidence evidence = series.evidence(period);
      InputValue value = series.at(period);
      notes.addAll(evidence.notes());
      inputs.add(
          new Explanation.Input(
              input.name(),
              input.series(),
              series.words(),
              evidence.rows(),
              evidence.rowsInAll(),
              evidence.others(),
              evidence.compared(),
              value == null ? null : value.value(),
              value == null ? null : value.missing()));
    }
    return new Explanation(
        indicator,
        period,
        calculation.at(period).orElse(null),
        inputs,
        calculation.indicator().formula(),
        List.copyOf(notes));
  }

  /** The observation in force, which may be missing; empty when none has come. */
  public Optional<Observation> observation(SeriesId series, Period period) {
    return Optional.ofNullable(facts.known(series)).map(timeline -> timeline.get(period));
  }

  /** The newest {@code limitNewest} observations in force, oldest first. */
  public List<Observation> observations(SeriesId series, int limitNewest) {
    return Optional.ofNullable(facts.known(series))
        .map(timeline -> timeline.newest(Stretch.ALWAYS, limitNewest))
        .orElse(List.of());
  }

  private Optional<Calculation> known(String indicator) {
    return Optional.ofNullable(calculations.get(indicator));
  }
}
