package se.framdrift.feeds;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Span;

/** Feeds as a small catalog declares them. */
public final class Declared {

  private final String municipality;
  private final Map<String, Kpi> kpis = new HashMap<>();

  private Declared(String municipality) {
    this.municipality = municipality;
  }

  /** A catalog of this municipality, without KPIs. */
  public static Declared in(String municipality) {
    return new Declared(municipality);
  }

  /** With a KPI more. */
  public Declared kpi(
      String id, String unit, String resolution, Map<String, List<String>> dimensions) {
    LocalizedText words = LocalizedText.same(id);
    kpis.put(
        id,
        new Kpi(
            id,
            words,
            words,
            unit,
            1,
            Span.parse(resolution),
            "year-total",
            Span.parse("P0D"),
            false,
            dimensions,
            null,
            null,
            new Kpi.Source("X", null, null),
            null));
    return this;
  }

  /** With a KPI more that has no dimensions. */
  public Declared kpi(String id, String unit, String resolution) {
    return kpi(id, unit, resolution, Map.of());
  }

  /** The catalog. */
  public Catalog catalog() {
    return new Catalog(
        new Catalog.Municipality(municipality, "X", "x", false, List.of(), List.of()),
        Map.copyOf(kpis),
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

  /** A feed with these settings, JSON or with apostrophes for quotation marks. */
  public FeedDeclaration feed(String kind, String settings) {
    String json = new JsonObject(settings.replace('\'', '"')).encode();
    @Nullable String none = null;
    return new FeedDeclaration(
        catalog(),
        new Catalog.Feed(
            "x-feed", kind, LocalizedText.same("Feed"), none, none, none, null, null, json));
  }
}
