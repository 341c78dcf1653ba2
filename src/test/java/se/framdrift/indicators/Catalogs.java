package se.framdrift.indicators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Span;

/** Catalogs with what the engine reads and nothing else. */
final class Catalogs {

  private Catalogs() {}

  /** With KPIs that do not say how often figures come. */
  static Catalog of(String municipality, List<Indicator> indicators, List<QualityNote> notes) {
    return of(municipality, Map.of(), indicators, notes);
  }

  /** With the resolution of KPIs, by id. */
  static Catalog of(
      String municipality,
      Map<String, String> resolutions,
      List<Indicator> indicators,
      List<QualityNote> notes) {
    return of(municipality, resolutions, indicators, notes, Map.of());
  }

  /** With groups besides those that there always are: g has two members, nine has nine. */
  static Catalog of(
      String municipality,
      Map<String, String> resolutions,
      List<Indicator> indicators,
      List<QualityNote> notes,
      Map<String, List<String>> others) {
    var group =
        new ComparisonGroup(
            "g", new LocalizedText("Grannar", "Neighbours"), List.of(municipality, "1001"));
    List<String> members = IntStream.rangeClosed(1001, 1008).mapToObj(Integer::toString).toList();
    var nine =
        new ComparisonGroup(
            "nine",
            new LocalizedText("Nio", "Nine"),
            Stream.concat(Stream.of(municipality), members.stream()).toList());
    Map<String, ComparisonGroup> groups = new TreeMap<>(Map.of("g", group, "nine", nine));
    others.forEach(
        (id, codes) -> groups.put(id, new ComparisonGroup(id, LocalizedText.same(id), codes)));
    return new Catalog(
        new Catalog.Municipality(municipality, "X", "x", true, List.of(), List.of()),
        resolutions.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, kpi -> kpi(kpi.getKey(), kpi.getValue()))),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        indicators,
        notes,
        List.of(),
        groups,
        null);
  }

  private static Kpi kpi(String id, String resolution) {
    LocalizedText words = LocalizedText.same(id);
    Span every = Span.parse(resolution);
    Span lag = Span.parse("P0D");
    var source = new Kpi.Source("X", null, null);
    return new Kpi(
        id, words, words, "1", 1, every, "instant", lag, false, Map.of(), null, null, source, null);
  }
}
