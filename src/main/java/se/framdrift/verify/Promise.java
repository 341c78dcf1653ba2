package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as its proof has it, with what is told of the figures that it is judged by.
 *
 * @param target as it was first; null when there is none
 * @param revisions in calendar order
 * @param survey whether figures need a margin
 * @param decided the issuer's decision, null when not known
 */
record Promise(
    String kind,
    @Nullable Target target,
    List<Revision> revisions,
    Steady steady,
    Calendar calendar,
    boolean survey,
    @Nullable Instant decided) {

  /** A change of the target. */
  record Revision(Instant begins, JsonObject changes) {}

  /** A version, and when it began; null for the first. */
  record Version(@Nullable Instant began, Target target) {}

  /** How slowly a state changes. */
  record Steady(double hysteresis, int dwell, int enough, int last) {
    static final Steady NONE = new Steady(0, 1, 1, 1);

    static Steady of(@Nullable JsonObject json) {
      if (json == null) {
        return NONE;
      }
      JsonObject of = json.getJsonObject("of", new JsonObject());
      return new Steady(
          json.getDouble("hysteresis", 0.0),
          json.getInteger("dwell", 1),
          of.getInteger("enough", 1),
          of.getInteger("last", 1));
    }
  }

  static Promise of(JsonObject commitment, Calendar calendar, boolean survey) {
    JsonObject json = commitment.getJsonObject("target");
    String kind = commitment.getString("kind");
    JsonObject issuer = commitment.getJsonObject("issuer", new JsonObject());
    String decided = issuer.getString("decided");
    return new Promise(
        kind,
        json == null ? null : Target.of(json),
        json == null ? List.of() : revisions(json.getJsonArray("revisions", new JsonArray())),
        Steady.of(json == null ? null : json.getJsonObject("steadiness")),
        calendar,
        survey || kind.equals("survey-level"),
        decided == null ? null : Calendar.midnight(LocalDate.parse(decided)));
  }

  private static List<Revision> revisions(JsonArray array) {
    List<Revision> revisions = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonObject each = array.getJsonObject(i);
      revisions.add(
          new Revision(Calendar.midnight(LocalDate.parse(each.getString("since"))), each));
    }
    revisions.sort(java.util.Comparator.comparing(Revision::begins));
    return List.copyOf(revisions);
  }

  /** The versions that count at a moment, the first first; empty without a target. */
  List<Version> versions(Instant now) {
    List<Version> versions = new ArrayList<>();
    if (target == null) {
      return versions;
    }
    versions.add(new Version(null, target));
    for (Revision each : revisions) {
      Target before = versions.getLast().target();
      Instant end = before.end();
      boolean late = end != null && !end.isAfter(each.begins());
      if (!each.begins().isAfter(now) && !late) {
        versions.add(new Version(each.begins(), before.revised(each.changes())));
      }
    }
    return versions;
  }

  /** When it begins; null when that is not known. */
  @Nullable Instant begins() {
    if (target == null) {
      return decided;
    }
    Instant latest = null;
    if (target.from() != null) {
      latest = Calendar.midnight(target.from());
    }
    if (target.baselineDate() != null) {
      latest = later(latest, Calendar.midnight(target.baselineDate()));
    }
    if (target.baseline() != null) {
      latest = later(latest, target.baseline().end());
    }
    return latest == null ? decided : latest;
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
