package se.framdrift.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Overlap;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.Evidence;
import se.framdrift.indicators.Engine;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;

/** Puts together what is known of a figure: its values, and what the catalog says of them. */
record EvidenceReading(Catalog catalog, Engine engine, Map<String, Indicator> indicators) {

  /** All that a commitment's status rests on. */
  Evidence of(Commitment commitment, List<Statement> reports) {
    Target target = commitment.target();
    Map<String, List<IndicatorValue>> beside = new HashMap<>();
    if (target != null) {
      target
          .beside()
          .indicators()
          .forEach(id -> beside.put(id, engine.values(id, Evidence.MOST_VALUES)));
    }
    return of(target == null ? null : target.indicator(), beside, reports);
  }

  /** Of one indicator, null for reports alone. */
  Evidence of(@Nullable String judged, List<Statement> reports) {
    return of(judged, Map.of(), reports);
  }

  private Evidence of(
      @Nullable String judged, Map<String, List<IndicatorValue>> beside, List<Statement> reports) {
    Indicator indicator = indicators.get(judged);
    return indicator == null
        ? Evidence.stated(reports)
        : of(indicator, engine.values(indicator.id(), Evidence.MOST_VALUES), reports, beside);
  }

  /** The newest values of an indicator, and nothing beside them. */
  Evidence newest(Indicator indicator, int values) {
    return of(indicator, engine.values(indicator.id(), values), List.of(), Map.of());
  }

  private Evidence of(
      Indicator indicator,
      List<IndicatorValue> values,
      List<Statement> reports,
      Map<String, List<IndicatorValue>> beside) {
    Span rhythm = rhythm(indicator);
    Optional<Catalog.Series> empty =
        indicator.inputs().stream()
            .map(input -> catalog.series().get(input.series()))
            .filter(series -> series != null && series.feed() == null)
            .findFirst();
    return new Evidence(
        values,
        catalog.reportingLag(indicator).orElse(Rhythm.NONE),
        rhythm,
        kpi(indicator).map(Kpi::measured).map(Evidence::measuredOn).orElse(null),
        catalog.survey(indicator),
        empty.isEmpty(),
        empty.map(Catalog.Series::feedMissing).orElse(null),
        reports,
        beside,
        Overlap.of(indicator, rhythm));
  }

  /** How often the indicator has a new period. */
  Span rhythm(Indicator indicator) {
    return Rhythm.of(indicator, kpi(indicator));
  }

  private Optional<Kpi> kpi(Indicator indicator) {
    return Optional.ofNullable(catalog.kpis().get(indicator.inputs().getFirst().series().kpi()));
  }
}
