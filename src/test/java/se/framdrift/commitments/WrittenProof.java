package se.framdrift.commitments;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Target;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.SeriesId;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.Json;
import se.framdrift.wire.ProofJson;
import se.framdrift.wire.TileJson;

/** What the program would write as the proof of a commitment, the rows left out. */
final class WrittenProof {

  private static final LocalizedText WORD = LocalizedText.same("x");

  private WrittenProof() {}

  /** Of one whose target was stated as it is, long ago. */
  static JsonObject of(
      Commitment commitment, Evidence evidence, Instant now, Assessment assessment) {
    return of(commitment, evidence, since(commitment.target()), now, assessment);
  }

  private static TargetHistory since(@Nullable Target target) {
    return target == null
        ? TargetHistory.NONE
        : TargetHistory.of(List.of(new TargetHistory.Stated(Instant.EPOCH, target)));
  }

  static JsonObject of(
      Commitment commitment,
      Evidence evidence,
      TargetHistory history,
      Instant now,
      Assessment assessment) {
    Catalog catalog = catalog(evidence);
    JsonArray indicators = new JsonArray().add(indicator(catalog, "i", evidence.values()));
    evidence.beside().forEach((id, values) -> indicators.add(indicator(catalog, id, values)));
    CommitmentTile tile =
        new CommitmentTile(
            commitment.id(),
            assessment.status(),
            commitment.target() == null ? null : commitment.target().indicator(),
            assessment.judged(),
            assessment.targetNow(),
            null,
            assessment.observedAt(),
            assessment.expectedNext());
    return written(commitment, evidence, now, indicators, tile)
        .put("statedTargets", DefinitionJson.targets(history));
  }

  /** The same with what is said of its claim, in a document of a day. */
  static JsonObject of(
      Commitment commitment,
      Evidence evidence,
      Instant now,
      Assessment assessment,
      @Nullable LocalDate dated) {
    JsonObject proof = of(commitment, evidence, now, assessment);
    Claims.judge(commitment, evidence, dated, now)
        .ifPresent(
            found ->
                proof
                    .getJsonObject("item")
                    .put(
                        "claim",
                        new JsonObject()
                            .put("verdict", found.verdict().code())
                            .put("reasons", Json.array(found.reasons(), Json::reason))));
    return proof.put(
        "document", new JsonObject().put("dated", dated == null ? null : dated.toString()));
  }

  private static JsonObject written(
      Commitment commitment,
      Evidence evidence,
      Instant now,
      JsonArray indicators,
      CommitmentTile tile) {
    return new JsonObject()
        .put("commitment", DefinitionJson.commitment(commitment))
        .put("item", new JsonObject(TileJson.write(tile, 1, null)))
        .put("indicators", indicators)
        .put("statements", Json.array(evidence.statements(), Json::statement))
        .put("judgedAt", now.toString());
  }

  private static JsonObject indicator(Catalog catalog, String id, List<IndicatorValue> values) {
    Indicator indicator =
        new Indicator(
            id,
            WORD,
            "1",
            1,
            Indicator.Direction.NONE,
            List.of(new Indicator.Input("a", SeriesId.of("1441", "k"), new Aggregate.Latest())),
            null);
    return ProofJson.indicator(catalog, indicator, values, null, List.of());
  }

  private static Catalog catalog(Evidence evidence) {
    String measured =
        evidence.measuredOn() == null
            ? "year-total"
            : "at:" + evidence.measuredOn().toString().substring(2);
    Kpi kpi =
        new Kpi(
            "k",
            WORD,
            WORD,
            "1",
            1,
            evidence.resolution(),
            measured,
            evidence.reportingLag(),
            evidence.survey(),
            Map.of(),
            null,
            null,
            new Kpi.Source("X", null, null),
            null);
    SeriesId id = SeriesId.of("1441", "k");
    @Nullable String feed = evidence.feedDeclared() ? "f" : null;
    return new Catalog(
        new Catalog.Municipality("1441", "X", "x", true, List.of(), List.of()),
        Map.of("k", kpi),
        new TreeMap<>(Map.of(id, new Catalog.Series(id, "k", feed, null))),
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
