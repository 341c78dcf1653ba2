package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Document;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Kpi;
import se.framdrift.commitments.TargetHistory;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** A board's definition: what seldom changes. Described in docs/board-json.md. */
public final class DefinitionJson {

  private DefinitionJson() {}

  /**
   * Canonical JSON of the board of {@code catalog}, which must have one.
   *
   * @param version changes whenever the definition does
   */
  public static String board(Catalog catalog, String version) {
    Catalog.Board board = Objects.requireNonNull(catalog.board());
    JsonObject json =
        new JsonObject()
            .put("id", board.id())
            .put("version", version)
            .put("title", Json.text(board.title()))
            .put("order", board.order())
            .put("municipality", municipality(catalog.municipality()))
            .put(
                "screen",
                new JsonObject()
                    .put("issuers", new JsonArray(board.screenIssuers()))
                    .put("secondsPerPage", board.secondsPerPage()))
            .put("areas", Json.array(catalog.municipality().areas(), DefinitionJson::area))
            .put("groups", Json.array(catalog.groups(), DefinitionJson::group))
            .put("bodies", Json.array(catalog.municipality().bodies(), DefinitionJson::body))
            .put("documents", Json.array(catalog.documents(), DefinitionJson::document))
            .put("commitments", Json.array(catalog.commitments(), DefinitionJson::commitment))
            .put("indicators", Json.array(catalog.indicators(), each -> indicator(catalog, each)));
    return CanonicalJson.encode(json);
  }

  /**
   * Canonical JSON of the board of {@code catalog} with a version made of what it holds: the first
   * 16 hex digits of the SHA-256 of the definition with an empty version, or {@code not public} for
   * a board that is not: viewers must ask again when that changes.
   */
  public static String versionedBoard(Catalog catalog) {
    boolean isPublic = Objects.requireNonNull(catalog.board()).isPublic();
    byte[] unversioned =
        board(catalog, isPublic ? "" : "not public").getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(unversioned);
      return board(catalog, HexFormat.of().formatHex(hash, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@code {"code":…,"name":…,"simulated":…}}. */
  public static JsonObject municipality(Catalog.Municipality municipality) {
    return new JsonObject()
        .put("code", municipality.code())
        .put("name", municipality.name())
        .put("simulated", municipality.simulated());
  }

  private static JsonObject area(Catalog.Area area) {
    return new JsonObject().put("id", area.id()).put("title", Json.text(area.title()));
  }

  private static JsonObject group(Catalog.Group group) {
    return new JsonObject()
        .put("id", group.id())
        .put("document", group.document())
        .put("number", group.number())
        .put("title", Json.text(group.title()));
  }

  private static JsonObject body(Catalog.Body body) {
    return new JsonObject()
        .put("id", body.id())
        .put("name", Json.text(body.name()))
        .put("kind", body.kind())
        .put("chair", body.chair());
  }

  /** A document, without its text. */
  public static JsonObject document(Document document) {
    return new JsonObject()
        .put("id", document.id())
        .put("title", document.title())
        .put("issuer", issuer(document.issuer()))
        .put("issuerNote", Json.text(document.issuerNote()))
        .put("dated", Json.day(document.dated()))
        .put("dateNote", Json.text(document.dateNote()))
        .put("sha256", document.sha256());
  }

  private static JsonObject issuer(Issuer issuer) {
    return new JsonObject()
        .put("kind", issuer.kind())
        .put("names", new JsonArray(issuer.names()))
        .put("decided", Json.day(issuer.decided()));
  }

  /** A commitment, without its status. */
  public static JsonObject commitment(Commitment commitment) {
    return new JsonObject()
        .put("id", commitment.id())
        .put("document", commitment.document())
        .put("number", commitment.number())
        .put("group", commitment.group())
        .put("heading", new JsonArray(commitment.heading()))
        .put("quote", commitment.quote())
        .put("prefix", commitment.prefix())
        .put("suffix", commitment.suffix())
        .put("title", Json.text(commitment.title()))
        .put("kind", commitment.kind().code())
        .put("area", commitment.area())
        .put("responsible", new JsonArray(commitment.responsible()))
        .put("issuer", issuer(commitment.issuer()))
        .put("target", TargetJson.target(commitment.target()))
        .put("openQuestions", Json.array(commitment.openQuestions(), Json::text))
        .put("measurable", Json.textOrNull(commitment.measurable()))
        .put("claim", TargetJson.claim(commitment.claim()))
        .put("indicators", Json.array(commitment.indicators(), DefinitionJson::link));
  }

  /**
   * {@code [{"stated":moment,"target":{…},"revisions":[{"since":day,"stated":moment}]}]}: the
   * targets that were stated one after another, each with when its revisions were first stated.
   */
  public static JsonArray targets(TargetHistory history) {
    return Json.array(
        history.trail(),
        each ->
            new JsonObject()
                .put("stated", each.at().toString())
                .put("target", TargetJson.target(each.target()))
                .put(
                    "revisions",
                    Json.array(
                        each.target().revisions(),
                        revision ->
                            new JsonObject()
                                .put("since", Json.day(revision.since()))
                                .put("stated", Objects.toString(history.stated(revision), null)))));
  }

  private static JsonObject link(Commitment.Link link) {
    JsonObject json = new JsonObject();
    if (link.stock() != null) {
      json.put("stock", link.stock());
    }
    return json.put("id", link.indicator())
        .put("relation", link.measures() ? "measures" : "proxy")
        .put("misses", Json.textOrNull(link.misses()));
  }

  /**
   * An indicator, without its values; the KPI of its first input lends what is not its own. It is a
   * survey's when any of its series is, and as late as the latest of them.
   */
  public static JsonObject indicator(Catalog catalog, Indicator indicator) {
    SeriesId first = indicator.inputs().getFirst().series();
    Optional<Kpi> kpi = Optional.ofNullable(catalog.kpis().get(first.kpi()));
    Catalog.Board board = catalog.board();
    return new JsonObject()
        .put("id", indicator.id())
        .put("title", Json.text(indicator.title()))
        .put("definition", kpi.map(Kpi::definition).map(Json::text).orElse(null))
        .put("unit", indicator.unit())
        .put("decimals", indicator.decimals())
        .put("direction", indicator.direction().code())
        .put("formula", indicator.formula())
        .put("series", Json.array(indicator.series(), id -> series(catalog, id)))
        .put("source", kpi.map(Kpi::source).map(DefinitionJson::source).orElse(null))
        .put("survey", catalog.survey(indicator))
        .put("seriesBreak", kpi.map(Kpi::seriesBreak).map(Json::text).orElse(null))
        .put("measured", kpi.map(Kpi::measured).orElse(null))
        .put("resolution", kpi.map(k -> k.resolution().toString()).orElse(null))
        .put("reportingLag", catalog.reportingLag(indicator).map(Span::toString).orElse(null))
        .put("context", board != null && board.indicators().contains(indicator.id()));
  }

  static JsonObject source(Kpi.Source source) {
    return new JsonObject()
        .put("name", source.name())
        .put("licence", source.licence())
        .put("url", source.url());
  }

  private static JsonObject series(Catalog catalog, SeriesId id) {
    Catalog.Series series = catalog.series().get(id);
    Optional<Catalog.Feed> feed =
        catalog.feeds().stream()
            .filter(each -> series != null && each.id().equals(series.feed()))
            .findFirst();
    Optional<Kpi> kpi = Optional.ofNullable(catalog.kpis().get(id.kpi()));
    return new JsonObject()
        .put("id", id.toString())
        .put("title", kpi.map(Kpi::title).map(Json::text).orElse(null))
        .put("unit", kpi.map(Kpi::unit).orElse(null))
        .put("decimals", kpi.map(Kpi::decimals).orElse(null))
        .put("feed", feed.map(DefinitionJson::feed).orElse(null))
        .put("feedMissing", series == null ? null : Json.textOrNull(series.feedMissing()));
  }

  /** Where figures come from. */
  public static JsonObject feed(Catalog.Feed feed) {
    return new JsonObject()
        .put("id", feed.id())
        .put("kind", feed.kind())
        .put("title", Json.text(feed.title()))
        .put("source", feed.source())
        .put("licence", feed.licence());
  }
}
