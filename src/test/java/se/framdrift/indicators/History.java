package se.framdrift.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.SeriesId;

/**
 * Everything that an engine is told.
 *
 * @param groups who is compared, besides those of {@link Catalogs}
 * @param resolutions how often figures of a KPI come, by its id
 * @param events in order of arrival
 */
@NullUnmarked
record History(
    Map<String, List<String>> groups,
    Map<String, String> resolutions,
    List<Indicator> indicators,
    List<QualityNote> notes,
    List<Event> events) {

  /** Something that arrived: an observation of a series, or a comparison. */
  sealed interface Event {

    record Observed(SeriesId series, Observation observation) implements Event {}

    record Compared(Comparison comparison) implements Event {}

    /** Of the events with one key, the last is in force. */
    default String key() {
      return switch (this) {
        case Observed(var series, var observation) -> series + " " + observation.period();
        case Compared(var c) -> c.kpi() + " " + c.group() + " " + c.period();
      };
    }
  }

  Catalog catalog() {
    return Catalogs.of(Histories.OWN, resolutions, indicators, notes, groups);
  }

  History withIndicators(List<Indicator> others) {
    return new History(groups, resolutions, others, notes, events);
  }

  History withNotes(List<QualityNote> others) {
    return new History(groups, resolutions, indicators, others, events);
  }

  History withEvents(List<Event> others) {
    return new History(groups, resolutions, indicators, notes, others);
  }

  /** What is in force in the end, in no order that anybody chose. */
  List<Event> inForce() {
    Map<String, Event> last = new HashMap<>();
    events.forEach(event -> last.put(event.key(), event));
    return List.copyOf(last.values());
  }

  /** What the oracle makes of it, by indicator. */
  Map<String, List<BatchEvaluator.Expected>> fromScratch() {
    Map<String, Fact.Observed> observed = new HashMap<>();
    Map<String, Comparison> compared = new TreeMap<>();
    for (Event event : inForce()) {
      switch (event) {
        case Event.Observed(var series, var observation) ->
            observed.put(event.key(), new Fact.Observed(series, observation));
        case Event.Compared(var comparison) -> compared.put(event.key(), comparison);
      }
    }
    return new BatchEvaluator(
            catalog(),
            List.copyOf(observed.values()),
            List.copyOf(compared.values()),
            Histories::meaning)
        .values();
  }
}
