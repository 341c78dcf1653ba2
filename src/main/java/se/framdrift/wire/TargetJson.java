package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetPath;
import se.framdrift.catalog.TargetRevision;

/**
 * What a promise says in numbers, and what its document reports. What few targets have is left out
 * where there is none. Described in docs/board-json.md.
 */
final class TargetJson {

  private TargetJson() {}

  static @Nullable JsonObject target(@Nullable Target target) {
    if (target == null) {
      return null;
    }
    JsonObject json =
        new JsonObject()
            .put("basis", target.quoted() ? "quoted" : "assumed")
            .put("assumption", Json.textOrNull(target.assumption()))
            .put("indicator", target.indicator())
            .put("comparison", target.comparison() == null ? null : target.comparison().code())
            .put("value", target.value())
            .put("valueFromBaseline", target.valueFromBaseline())
            .put("unit", target.unit())
            .put("baseline", target.baseline() == null ? null : target.baseline().text())
            .put("baselineDate", Json.day(target.baselineDate()))
            .put("from", Json.day(target.from()))
            .put("deadline", Json.day(target.deadline()))
            .put("within", target.within() == null ? null : target.within().toString())
            .put("share", target.share());
    path(json, target.path());
    if (!target.revisions().isEmpty()) {
      json.put("revisions", Json.array(target.revisions(), TargetJson::revision));
    }
    if (!target.steadiness().equals(Steadiness.NONE)) {
      json.put("steadiness", steadiness(target.steadiness()));
    }
    beside(json, target.beside());
    return json;
  }

  private static void path(JsonObject json, TargetPath path) {
    json.put("path", path.code());
    switch (path) {
      case TargetPath.Curve(var points) ->
          json.put(
              "points",
              Json.array(
                  points,
                  point ->
                      new JsonObject()
                          .put("at", Json.day(point.at()))
                          .put("value", point.value())));
      case TargetPath.YearlyRate(double percent) -> json.put("rate", percent);
      case TargetPath.Step(), TargetPath.Linear(), TargetPath.Budget() -> {
        // the word says it all
      }
    }
  }

  private static JsonObject revision(TargetRevision revision) {
    JsonObject json =
        new JsonObject()
            .put("since", Json.day(revision.since()))
            .put("decided", Json.text(revision.decided()));
    if (revision.value() != null) {
      json.put("value", revision.value());
    }
    if (revision.deadline() != null) {
      json.put("deadline", Json.day(revision.deadline()));
    }
    if (revision.path() != null) {
      path(json, revision.path());
    }
    return json;
  }

  private static JsonObject steadiness(Steadiness steadiness) {
    return new JsonObject()
        .put("hysteresis", steadiness.hysteresis())
        .put("dwell", steadiness.dwell())
        .put(
            "of",
            new JsonObject().put("enough", steadiness.enough()).put("last", steadiness.outOf()));
  }

  private static void beside(JsonObject json, Beside beside) {
    if (!beside.stages().isEmpty()) {
      JsonObject stages = new JsonObject();
      beside.stages().forEach(stages::put);
      json.put("stages", stages);
    }
    if (beside.raw() != null) {
      json.put("raw", beside.raw());
    }
    if (beside.stock() != null) {
      json.put("stock", beside.stock());
    }
    Beside.Published published = beside.published();
    if (published != null) {
      json.put(
          "published",
          new JsonObject().put("value", published.value()).put("of", published.indicator()));
    }
  }

  static @Nullable JsonObject claim(Commitment.@Nullable Claim claim) {
    if (claim == null) {
      return null;
    }
    JsonObject json =
        new JsonObject()
            .put("text", claim.text())
            .put("says", claim.says())
            .put("verdict", claim.verdict());
    Commitment.Check check = claim.check();
    return check == null
        ? json
        : json.put(
            "check",
            new JsonObject()
                .put("indicator", check.indicator())
                .put("comparison", check.comparison().code())
                .put("value", check.value())
                .put("unit", check.unit())
                .put("period", check.period().text())
                .put("assumption", Json.textOrNull(check.assumption())));
  }
}
