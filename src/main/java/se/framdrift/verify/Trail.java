package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets that were stated one after another, oldest first, as "What was stated when" of
 * docs/judging.md has it. Empty where there never was one.
 */
record Trail(List<Stated> stated) {

  private static final int MOST_EDITS = 5;

  /**
   * A target as the ledger first had it.
   *
   * @param revisions when each of its revisions was first stated, in their order
   */
  record Stated(Instant at, JsonObject target, List<@Nullable Instant> revisions) {

    LocalDate day() {
      return Calendar.day(at);
    }

    private static Stated of(JsonObject json) {
      List<@Nullable Instant> moments = new ArrayList<>();
      Judge.objects(json.getJsonArray("revisions", new JsonArray()))
          .map(each -> each.getString("stated"))
          .forEach(each -> moments.add(each == null ? null : Instant.parse(each)));
      return new Stated(
          Instant.parse(json.getString("stated")), json.getJsonObject("target"), moments);
    }
  }

  /** One that was replaced by another that is not the same with revisions added. */
  record Edit(LocalDate stated, JsonObject before, JsonObject after) {}

  static Trail of(@Nullable JsonArray json) {
    return new Trail(json == null ? List.of() : Judge.objects(json).map(Stated::of).toList());
  }

  /** The newest, oldest first. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    for (int i = 1; i < stated.size(); i++) {
      JsonObject before = stated.get(i - 1).target();
      JsonObject after = stated.get(i).target();
      if (!Asked.isContinued(before, after)) {
        edits.add(new Edit(stated.get(i).day(), before, after));
      }
    }
    return edits.subList(Math.max(0, edits.size() - MOST_EDITS), edits.size());
  }

  /** The day on which the n-th revision of the newest was first said; null when not known. */
  @Nullable LocalDate stated(int revision) {
    List<@Nullable Instant> moments = stated.isEmpty() ? List.of() : stated.getLast().revisions();
    Instant moment = revision < moments.size() ? moments.get(revision) : null;
    return moment == null ? null : Calendar.day(moment);
  }

  /** What is wrong with it, as the past of this target; null for nothing. */
  @Nullable String flaw(JsonObject target) {
    if (stated.isEmpty()) {
      return "the proof does not say when its target was stated";
    }
    if (!Asked.isSame(stated.getLast().target(), target)) {
      return "the target that was stated last is not the target";
    }
    Instant before = Instant.MIN;
    for (Stated each : stated) {
      boolean unsaid =
          each.revisions().size() != Asked.revisions(each.target()).size()
              || each.revisions().stream()
                  .anyMatch(moment -> moment == null || moment.isAfter(each.at()));
      if (unsaid) {
        return "it is not said when the revisions of the target of %s were stated"
            .formatted(each.at());
      }
      if (each.at().isBefore(before)) {
        return "the targets are not in the order in which they were stated";
      }
      before = each.at();
    }
    return null;
  }
}
