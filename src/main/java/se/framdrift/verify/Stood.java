package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Trail.Stated;

/**
 * The target as it stood in the ledger on each day, written as a target with revisions: "As it
 * stood" in docs/judging.md, step by step.
 *
 * @param proof whose trail it is
 * @param now the target as it is stated now
 */
record Stood(Proof proof, JsonObject now) {

  /** Null when nothing else stood. */
  @Nullable JsonObject target() {
    List<Stated> trail = comparable();
    if (trail.size() < 2) {
      return null;
    }
    JsonObject first = trail.getFirst().target();
    List<JsonObject> changes = new ArrayList<>(Asked.revisions(first));
    for (int i = 1; i < trail.size(); i++) {
      JsonObject target = trail.get(i).target();
      LocalDate begins = begins(trail.get(i - 1).target(), target, trail.get(i).day());
      changes.removeIf(each -> !LocalDate.parse(each.getString("since")).isBefore(begins));
      Promise promise = proof.promise(target);
      Instant midnight = Calendar.midnight(begins);
      changes.add(change(begins, promise.versions(midnight).getLast().target()));
      for (Promise.Version each : promise.versions(Instant.MAX)) {
        if (each.began() != null && each.began().isAfter(midnight)) {
          changes.add(change(Calendar.day(each.began()), each.target()));
        }
      }
    }
    JsonObject stood = first.copy().put("revisions", new JsonArray(new ArrayList<>(changes)));
    for (String beside : List.of("stages", "raw", "stock", "published")) {
      stood.remove(beside);
      if (now.containsKey(beside)) {
        stood.put(beside, now.getValue(beside));
      }
    }
    return stood;
  }

  private List<Stated> comparable() {
    List<Stated> all = proof.trail().stated();
    List<Stated> comparable = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Stated each = all.get(i);
      Stated next = i + 1 < all.size() ? all.get(i + 1) : null;
      boolean slip = next != null && !next.day().isAfter(each.day().plusDays(1));
      Judge judge = proof.judge(each.target());
      if (!slip && isAlike(each.target(), now) && (judge.isReported() || !judge.isOpen())) {
        comparable.add(each);
      }
    }
    return comparable;
  }

  /** Whether both are of the same figures. */
  static boolean isAlike(JsonObject one, JsonObject other) {
    return Objects.equals(one.getString("indicator"), other.getString("indicator"))
        && Objects.equals(one.getString("unit"), other.getString("unit"));
  }

  private static LocalDate begins(JsonObject before, JsonObject after, LocalDate stated) {
    String eve = stated.minusDays(1).toString();
    boolean decided =
        Asked.isContinued(before, after)
            && Asked.added(before, after).stream()
                .anyMatch(each -> each.getString("since").equals(eve));
    return decided ? stated.minusDays(1) : stated;
  }

  private static JsonObject change(LocalDate day, Target target) {
    JsonObject change = new JsonObject().put("since", day.toString()).put("path", target.path());
    if (target.value() != null) {
      change.put("value", target.value());
    }
    if (target.deadline() != null && !target.deadline().isBefore(day)) {
      change.put("deadline", target.deadline().toString());
    }
    JsonArray points = new JsonArray();
    target
        .corners()
        .forEach(
            each ->
                points.add(
                    new JsonObject().put("at", each.at().toString()).put("value", each.value())));
    return change.put("points", points).put("rate", target.rate());
  }
}
