package se.framdrift.feeds.files;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Span;
import se.framdrift.validate.Checked;
import se.framdrift.validate.Validation;

/** A catalog that declares what the real files measure, in every municipality. */
final class Towns {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final Map<String, Kpi> KPIS =
      Map.ofEntries(
          kpi("energy-half-hour", "kWh", "PT30M", Map.of("site", sites())),
          kpi("energy-day", "kWh", "P1D", Map.of("site", sites())),
          kpi("temperature", "°C", "PT1H", Map.of()),
          kpi("pm25", "µg/m3", "PT1H", Map.of()),
          kpi("emissions", "ton CO2e", "P1Y", Map.of()),
          kpi("climate-plan", "year", "P1Y", Map.of()),
          kpi("rule", "parties", "P1Y", Map.of()),
          kpi(
              "pupils-index",
              "index",
              "P1Y",
              Map.of(
                  "area",
                  List.of("nöjdhet", "studiero", "trygghet"),
                  "grade",
                  List.of("2", "gy2"))));

  private static final Validation VALIDATION = new Validation(code -> Optional.of(catalog(code)));

  private Towns() {}

  private static List<String> sites() {
    return List.of(
        "north",
        "south",
        "bathford",
        "high-littleton",
        "st-nicholas",
        "freshford",
        "bishop-sutton",
        "ysgol",
        "m1710035168313",
        "m1700051906970",
        "m1710251392603",
        "m1712002432403",
        "m1710193443004",
        "m1700053113170",
        "m1700052332342",
        "m1700053225020",
        "m1710200412555",
        "m1712105365001",
        "m1712050781307",
        "m1700052624128",
        "m1712538971506",
        "m1712005591018",
        "m1712068465054",
        "m1710035166005",
        "m1722059883100",
        "m1700053235640",
        "m1710146092002");
  }

  static Checked check(RawFact fact) {
    return VALIDATION.check(fact, NOW);
  }

  private static Map.Entry<String, Kpi> kpi(
      String id, String unit, String resolution, Map<String, List<String>> dimensions) {
    LocalizedText title = LocalizedText.same(id);
    return Map.entry(
        id,
        new Kpi(
            id,
            title,
            title,
            unit,
            1,
            Span.parse(resolution),
            "year-total",
            Span.parse("P1D"),
            false,
            dimensions,
            null,
            null,
            new Kpi.Source("test", null, null),
            null));
  }

  static Catalog catalog(String code) {
    return new Catalog(
        new Catalog.Municipality(code, "Town", "town", false, List.of(), List.of()),
        KPIS,
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        null);
  }
}
