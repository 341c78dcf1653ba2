package se.framdrift.catalogfiles;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Target paths and later versions of targets: ways that can be followed, in calendar order. */
final class PathRules {

  private static final String FILE = "commitments";
  private static final Set<String> NEED_AN_END = Set.of("linear", "curve", "budget");

  private PathRules() {}

  static void check(Town town, Node target, String kind) {
    String comparison = target.get("comparison").text();
    LocalDate deadline = TargetRules.date(target.get("deadline"));
    path(town, target, kind, comparison, deadline);
    LocalDate before = null;
    boolean budget = target.get("path").text().equals("budget");
    for (Node revision : target.get("revisions").items()) {
      LocalDate since = TargetRules.date(revision.get("since"));
      if (since != null && before != null && !since.isAfter(before)) {
        town.found(FILE, revision.get("since"), "a version before the last", "in calendar order");
      }
      before = since == null ? before : since;
      LocalDate own = TargetRules.date(revision.get("deadline"));
      if (own != null && since != null && own.isBefore(since)) {
        town.found(
            FILE,
            revision.get("deadline"),
            "a deadline before the version begins",
            "a day on which it is in force");
      }
      deadline = own == null ? deadline : own;
      Node path = revision.get("path");
      if (!path.isNull() && path.text().equals("budget") != budget) {
        town.found(FILE, path, "a budget and what is none are mixed", "the same in all versions");
      }
      path(town, revision, kind, comparison, deadline);
    }
  }

  private static void path(
      Town town, Node holder, String kind, String comparison, @Nullable LocalDate deadline) {
    Node path = holder.get("path");
    String word = path.text();
    if (NEED_AN_END.contains(word) && deadline == null) {
      town.found(FILE, path, "a path " + word + " without a deadline", "a day on which it ends");
    }
    if (!word.isEmpty() && !word.equals("step") && comparison.equals("equal-to")) {
      town.found(FILE, path, "an exact value has no path", "step, or a bound");
    }
    if (word.equals("budget")
        && !(Set.of("reach-by", "keep-within").contains(kind)
            && Set.of("at-most", "below").contains(comparison))) {
      town.found(
          FILE, path, "a budget at " + kind + " " + comparison, "reach-by or keep-within, at-most");
    }
    if (word.equals("budget") && holder.get("valueFromBaseline").isTrue()) {
      town.found(FILE, path, "a budget without a value", "what may be used in the whole time");
    }
    LocalDate before = null;
    for (Node point : holder.get("points").items()) {
      LocalDate at = TargetRules.date(point.get("at"));
      boolean early = at != null && (before == null || at.isAfter(before));
      boolean inside = at != null && (deadline == null || at.isBefore(deadline));
      if (at != null && !(early && inside)) {
        town.found(
            FILE,
            point.get("at"),
            "the point " + at + " is out of order",
            "points in calendar order, before the deadline");
      }
      before = at;
    }
  }
}
