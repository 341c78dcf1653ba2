package se.framdrift.indicators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.LocalizedText;

/** Catalogs with what the engine reads and nothing else. */
final class Catalogs {

  private Catalogs() {}

  static Catalog of(String municipality, List<Indicator> indicators, List<QualityNote> notes) {
    var group =
        new ComparisonGroup(
            "g", new LocalizedText("Grannar", "Neighbours"), List.of(municipality, "1001"));
    List<String> members = IntStream.rangeClosed(1001, 1008).mapToObj(Integer::toString).toList();
    var nine =
        new ComparisonGroup(
            "nine",
            new LocalizedText("Nio", "Nine"),
            Stream.concat(Stream.of(municipality), members.stream()).toList());
    return new Catalog(
        new Catalog.Municipality(municipality, "X", "x", true, List.of(), List.of()),
        Map.of(),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        indicators,
        notes,
        List.of(),
        Map.of("g", group, "nine", nine),
        null);
  }
}
