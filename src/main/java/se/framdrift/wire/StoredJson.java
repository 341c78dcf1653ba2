package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import se.framdrift.model.QuarantineCount;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Replayed;
import se.framdrift.model.StoredObservation;

/** What is stored, with when it became known. */
public final class StoredJson {

  private StoredJson() {}

  /** An observation with when it became known. */
  public static JsonObject observation(StoredObservation stored) {
    return Json.observation(stored.observation())
        .put("knownSince", stored.knownSince().toString())
        .put("position", stored.position());
  }

  /** One version of an observation, with the position at which another took its place. */
  public static JsonObject vintage(StoredObservation stored) {
    return observation(stored).put("replacedAt", stored.replacedAt()).put("feed", stored.feed());
  }

  /** A refused row, as it came. */
  public static JsonObject quarantined(QuarantinedRow row) {
    return Json.rejection(row.rejection())
        .put("id", row.id())
        .put("feed", row.feed())
        .put("municipality", row.municipality())
        .put("at", row.at().toString())
        .put("source", row.source())
        .put("format", row.format())
        .put("raw", row.rejection().raw());
  }

  /** How many rows were refused for one reason. */
  public static JsonObject quarantineCount(QuarantineCount count) {
    return new JsonObject()
        .put("feed", count.feed())
        .put("municipality", count.municipality())
        .put("field", count.field())
        .put("problem", count.problem())
        .put("expected", count.expected())
        .put("rows", count.rows())
        .put("first", count.first().toString())
        .put("last", count.last().toString());
  }

  /** What became of refused rows that were tried again. */
  public static JsonObject replayed(Replayed replayed) {
    return new JsonObject()
        .put("read", replayed.read())
        .put("accepted", replayed.accepted())
        .put("unchanged", replayed.unchanged())
        .put("revised", replayed.revised())
        .put("refused", replayed.refused())
        .put("next", replayed.next());
  }
}
