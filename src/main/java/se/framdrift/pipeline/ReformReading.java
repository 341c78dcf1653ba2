package se.framdrift.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Reform;
import se.framdrift.commitments.ReformFigures;
import se.framdrift.commitments.Reforms;
import se.framdrift.indicators.Engine;
import se.framdrift.model.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Takes out of a ledger what effects of reforms are estimated from. */
record ReformReading(Catalog catalog, Engine engine) {

  /** The most values on either side of a reform are 120, and those of a further reform. */
  private static final int MOST = 480;

  ReformFigures figures(Indicator indicator) {
    List<IndicatorValue> values = engine.values(indicator.id(), MOST);
    Optional<se.framdrift.catalog.Kpi> kpi =
        Optional.ofNullable(catalog.kpis().get(indicator.inputs().getFirst().series().kpi()));
    return new ReformFigures(
        new Reforms(indicator, values, Rhythm.of(indicator, kpi)),
        indicator.reforms().stream().map(reform -> others(indicator, reform, values)).toList());
  }

  private List<Reforms.Other> others(
      Indicator indicator, Reform reform, List<IndicatorValue> values) {
    List<Reforms.Other> others = new ArrayList<>();
    if (reform.group() != null) {
      String kpi = indicator.inputs().getFirst().series().kpi();
      others.addAll(members(kpi, reform.group(), values));
    }
    for (SeriesId series : reform.series()) {
      Reforms.Other other = new Reforms.Other(new TreeMap<>(), new TreeSet<>());
      for (Observation observation : engine.observations(series, MOST)) {
        add(other, observation.period(), observation.value(), observation.flag());
      }
      others.add(other);
    }
    return others;
  }

  private static void add(Reforms.Other other, Period period, @Nullable Double value, String flag) {
    if (value != null) {
      other.figures().put(period, value);
    }
    if (IndicatorValue.isBreak(flag)) {
      other.breaks().add(period);
    }
  }

  private List<Reforms.Other> members(String kpi, String group, List<IndicatorValue> values) {
    SortedMap<String, Reforms.Other> byMember = new TreeMap<>();
    String own = catalog.municipality().code();
    for (IndicatorValue value : values) {
      Optional<Comparison> comparison = engine.comparison(kpi, group, value.period());
      comparison.ifPresent(
          found ->
              found
                  .members()
                  .forEach(
                      (code, member) -> {
                        if (!code.equals(own)) {
                          add(
                              byMember.computeIfAbsent(
                                  code, _ -> new Reforms.Other(new TreeMap<>(), new TreeSet<>())),
                              value.period(),
                              member.value(),
                              member.flag());
                        }
                      }));
    }
    return List.copyOf(byMember.values());
  }
}
