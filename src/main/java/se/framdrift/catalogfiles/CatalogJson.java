package se.framdrift.catalogfiles;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Document;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Target;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** The catalog of one municipality as it stands in the ledger: one JSON text. */
public final class CatalogJson {

  private CatalogJson() {}

  /**
   * Builds the catalog from the JSON that {@link CatalogFiles} made of the files. Needs nothing
   * else: no disk, no clock. May be called from any thread.
   *
   * @throws IllegalArgumentException when the text is not such a catalog, or one that a newer
   *     program has written
   */
  public static Catalog read(String json) {
    JsonObject object;
    try {
      object = new JsonObject(json);
    } catch (DecodeException e) {
      throw new IllegalArgumentException("the catalog is not JSON", e);
    }
    Part catalog = new Part("catalog", object);
    if (catalog.whole("format") != CatalogDocument.FORMAT) {
      throw new IllegalArgumentException("unknown format of a catalog: " + catalog.whole("format"));
    }
    return read(catalog);
  }

  /**
   * Builds one target of such a catalog.
   *
   * @throws IllegalArgumentException when the text is not such a target, or one that a newer
   *     program has written
   */
  public static Target target(String json) {
    try {
      return CommitmentJson.target(new Part("target", new JsonObject(json)));
    } catch (DecodeException e) {
      throw new IllegalArgumentException("the target is not JSON", e);
    }
  }

  private static Catalog read(Part json) {
    Catalog.Municipality municipality = municipality(json.part("municipality"));
    List<Document> documents = json.list("documents", CommitmentJson::document);
    Map<String, Issuer> issuers = new HashMap<>();
    documents.forEach(document -> issuers.put(document.id(), document.issuer()));
    return new Catalog(
        municipality,
        kpis(json),
        series(json, municipality.code()),
        documents,
        json.list("groups", CommitmentJson::group),
        json.list("commitments", part -> CommitmentJson.commitment(part, issuers)),
        json.list("indicators", IndicatorJson::indicator),
        json.list("qualityNotes", IndicatorJson::qualityNote),
        json.list("feeds", CatalogJson::feed),
        comparisonGroups(json),
        board(json.partOrNull("board")));
  }

  private static Map<String, Kpi> kpis(Part json) {
    Map<String, Kpi> kpis = new TreeMap<>();
    json.list("kpis", IndicatorJson::kpi).forEach(kpi -> kpis.put(kpi.id(), kpi));
    return Collections.unmodifiableMap(kpis);
  }

  private static SortedMap<SeriesId, Catalog.Series> series(Part json, String municipality) {
    SortedMap<SeriesId, Catalog.Series> series = new TreeMap<>();
    json.list("series", part -> IndicatorJson.series(part, municipality))
        .forEach(one -> series.put(one.id(), one));
    return Collections.unmodifiableSortedMap(series);
  }

  private static Catalog.Municipality municipality(Part json) {
    return new Catalog.Municipality(
        json.text("code"),
        json.text("name"),
        json.textOr("board", ""),
        json.truth("simulated"),
        json.list("areas", area -> new Catalog.Area(area.text("id"), area.localized("title"))),
        json.list("bodies", CatalogJson::body));
  }

  private static Catalog.Body body(Part json) {
    return new Catalog.Body(
        json.text("id"), json.localized("name"), json.text("kind"), json.textOrNull("chair"));
  }

  private static Catalog.Feed feed(Part json) {
    Part settings = json.partOrNull("settings");
    return new Catalog.Feed(
        json.text("id"),
        json.text("kind"),
        json.localized("title"),
        json.textOrNull("path"),
        json.textOrNull("source"),
        json.textOrNull("licence"),
        json.read("rhythm", Span::parse),
        json.textOrNull("schedule"),
        settings == null ? "{}" : settings.json().encode());
  }

  private static Map<String, Catalog.ComparisonGroup> comparisonGroups(Part json) {
    Map<String, Catalog.ComparisonGroup> groups = new TreeMap<>();
    json.list(
            "comparisonGroups",
            group ->
                new Catalog.ComparisonGroup(
                    group.text("id"), group.localized("title"), group.texts("members")))
        .forEach(group -> groups.put(group.id(), group));
    return Collections.unmodifiableMap(groups);
  }

  private static Catalog.@Nullable Board board(@Nullable Part json) {
    if (json == null) {
      return null;
    }
    Part screen = json.part("screen");
    return new Catalog.Board(
        json.text("id"),
        json.localized("title"),
        json.text("order"),
        json.truth("public"),
        screen.texts("issuers"),
        screen.whole("secondsPerPage"),
        json.texts("indicators"));
  }
}
