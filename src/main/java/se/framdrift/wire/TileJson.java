package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Board;
import se.framdrift.boards.Tile;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.model.ClaimFinding;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Item;
import se.framdrift.model.Status;

/** The items of a board: the state of a tile, whole. Described in docs/board-json.md. */
public final class TileJson {

  private TileJson() {}

  /** Canonical JSON (RFC 8785) of a tile as of a position. */
  public static String write(Tile tile, long position, @Nullable Instant knownSince) {
    JsonObject json =
        switch (tile) {
          case CommitmentTile commitment -> commitment(commitment, knownSince);
          case IndicatorTile indicator -> indicator(indicator);
        };
    return CanonicalJson.encode(json.put("id", tile.id()).put("position", position));
  }

  private static JsonObject commitment(CommitmentTile tile, @Nullable Instant knownSince) {
    var statement = tile.statement();
    JsonObject json = new JsonObject();
    if (tile.claim() != null) {
      json.put("claim", claim(tile.claim()));
    }
    return json.put("kind", "commitment")
        .put("status", status(tile.status(), knownSince).put("override", override(tile)))
        .put("judged", judged(tile))
        .put("targetNow", tile.targetNow())
        .put("statement", statement == null ? null : Json.statement(statement))
        .put("observedAt", Json.instant(tile.observedAt()))
        .put("expectedNext", Json.instant(tile.expectedNext()))
        .put("forecast", ForecastJson.orNull(tile.forecast()));
  }

  private static JsonObject claim(ClaimFinding claim) {
    return new JsonObject()
        .put("verdict", claim.verdict().code())
        .put("reasons", Json.array(claim.reasons(), Json::reason));
  }

  private static @Nullable JsonObject judged(CommitmentTile tile) {
    IndicatorValue judged = tile.judged();
    if (judged == null || tile.judgedIndicator() == null) {
      return null;
    }
    return new JsonObject()
        .put("indicator", tile.judgedIndicator())
        .put("period", judged.period().text())
        .put("value", judged.value())
        .put("margin", judged.margin())
        .put("coverage", Json.coverageOrNull(judged.coverage()));
  }

  private static JsonObject status(Status status, @Nullable Instant knownSince) {
    return new JsonObject()
        .put("state", status.state().code())
        .put("secured", status.secured())
        .put("daysLate", status.daysLate())
        .put("since", Json.instant(status.since()))
        .put("knownSince", Json.instant(knownSince))
        .put("reasons", Json.array(status.reasons(), Json::reason));
  }

  private static @Nullable JsonObject override(CommitmentTile tile) {
    return tile.override() == null ? null : JudgementJson.override(tile.override());
  }

  private static JsonObject indicator(IndicatorTile tile) {
    JsonObject json =
        new JsonObject()
            .put("kind", "indicator")
            .put("points", Json.array(tile.points(), TileJson::point))
            .put("observedAt", Json.instant(tile.observedAt()))
            .put("expectedNext", Json.instant(tile.expectedNext()));
    if (tile.points().isEmpty()) {
      return json.putNull("period")
          .putNull("value")
          .put("missing", Json.reasonOrNull(tile.nothing()))
          .putNull("margin")
          .putNull("n")
          .putNull("coverage")
          .putNull("flag")
          .putNull("qualityNote");
    }
    IndicatorValue newest = tile.points().getLast();
    return json.put("period", newest.period().text())
        .put("value", newest.value())
        .put("missing", Json.reasonOrNull(newest.missing()))
        .put("margin", newest.margin())
        .put("n", newest.n())
        .put("coverage", Json.coverageOrNull(newest.coverage()))
        .put("flag", newest.flag())
        .put("qualityNote", Json.textOrNull(newest.qualityNote()));
  }

  private static JsonArray point(IndicatorValue value) {
    JsonArray point = new JsonArray().add(value.period().text()).add(value.value());
    return value.qualityNote() == null ? point : point.add(1);
  }

  /** What a stored item tells a board that takes it over. */
  public static Board.Shown stored(Item item) {
    JsonObject status = new JsonObject(item.json()).getJsonObject("status");
    if (status == null) {
      return new Board.Shown(item, null, null);
    }
    String known = status.getString("knownSince");
    return new Board.Shown(
        item, EventJson.outcomeOf(status), known == null ? null : Instant.parse(known));
  }
}
