package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** What the oracle knows: the facts in force, nothing is summed up. */
@NullUnmarked
final class BatchFacts {

  /** An observation that has a value, and whose it is. */
  record Row(SeriesId series, Observation observation) {}

  private final Catalog catalog;
  private final Map<SeriesId, List<Observation>> rows = new HashMap<>();
  private final Map<SeriesId, Map<Period, Observation>> byPeriod = new HashMap<>();
  private final List<Comparison> comparisons;

  BatchFacts(Catalog catalog, List<Fact.Observed> observations, List<Comparison> comparisons) {
    this.catalog = catalog;
    this.comparisons = comparisons;
    for (Fact.Observed fact : observations) {
      rows.computeIfAbsent(fact.series(), _ -> new ArrayList<>()).add(fact.observation());
      byPeriod
          .computeIfAbsent(fact.series(), _ -> new HashMap<>())
          .put(fact.observation().period(), fact.observation());
    }
    rows.values().forEach(list -> list.sort(Comparator.comparing(Observation::period)));
  }

  /** In calendar order. */
  List<Observation> rows(SeriesId series) {
    return rows.getOrDefault(series, List.of());
  }

  Observation find(SeriesId series, Period period) {
    return byPeriod.getOrDefault(series, Map.of()).get(period);
  }

  Span resolution(SeriesId series) {
    Kpi kpi = catalog.kpis().get(series.kpi());
    return kpi == null ? null : kpi.resolution();
  }

  /** How many a group has; null for a group that nobody declared. */
  Integer members(String group) {
    var declared = catalog.comparisonGroups().get(group);
    return declared == null ? null : declared.members().size();
  }

  /** What must be said of a value that rests on these rows: notes before mere doubt. */
  LocalizedText note(List<Row> used) {
    LocalizedText published = published(used);
    return published == null ? doubt(used) : published;
  }

  /** The catalog's first note on any of these. */
  LocalizedText published(List<Row> used) {
    for (Row row : used) {
      LocalizedText note = note(row.series(), row.observation().period());
      if (note != null) {
        return note;
      }
    }
    return null;
  }

  /** That some sender doubts a figure, or that it is hardly credible. */
  LocalizedText doubt(List<Row> used) {
    for (Row row : used) {
      if (row.observation().flag().equals("U")) {
        return new LocalizedText(
            "Värdet är märkt som osäkert av den som lämnat det, eller föga troligt",
            "The value is marked as unreliable by its sender, or hardly credible");
      }
    }
    return null;
  }

  LocalizedText note(SeriesId series, List<Observation> used) {
    return note(used.stream().map(row -> new Row(series, row)).toList());
  }

  /** The catalog's first note on the figure of a period, whoever gave the figure. */
  LocalizedText note(SeriesId series, Period period) {
    for (QualityNote note : catalog.qualityNotes()) {
      if (note.series().equals(series) && note.period().equals(period)) {
        return note.note();
      }
    }
    return null;
  }

  /** Those of the series' KPI; a series with dimensions has none. */
  List<Comparison> comparisons(SeriesId series, String group) {
    List<Comparison> found = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      if (series.dimensions().isEmpty()
          && comparison.kpi().equals(series.kpi())
          && comparison.group().equals(group)) {
        found.add(comparison);
      }
    }
    return found;
  }
}
