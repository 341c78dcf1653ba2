package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be told of how a target was changed: "Versions" and "What was stated when". */
record TargetReasons(Proof proof, Standing standing) {

  static final List<String> CODES =
      List.of(
          "target-revised",
          "target-revised-late",
          "target-edited",
          "by-stated-target",
          "by-original-target");

  /** As it is told, one line for each reason. */
  List<String> said(List<JsonObject> reasons) {
    return reasons.stream()
        .filter(each -> CODES.contains(each.getString("code")))
        .map(TargetReasons::line)
        .toList();
  }

  /** As it must be told. */
  List<String> found() {
    JsonObject target = proof.commitment().getJsonObject("target");
    List<String> lines = new ArrayList<>();
    if (target == null) {
      return lines;
    }
    List<Trail.Edit> edits = proof.trail().edits();
    revisions(target, lines);
    for (Trail.Edit each : edits) {
      JsonObject params = changed(newest(each.before()), newest(each.after()));
      lines.add(line("target-edited", params.put("stated", each.stated().toString())));
    }
    Verdict stated = standing.stated();
    if (stated != null) {
      lines.add(
          line(
              "by-stated-target",
              new JsonObject()
                  .put("state", stated.state())
                  .put("secured", Boolean.toString(stated.secured()))));
    }
    String original = standing.original();
    boolean another = original != null && !original.equals(standing.verdict().state());
    if (another && !lines.isEmpty()) {
      lines.add(line("by-original-target", new JsonObject().put("state", original)));
    }
    return lines;
  }

  /** One for each revision that has begun, also for one that came too late. */
  private void revisions(JsonObject json, List<String> lines) {
    Target before = Target.of(json);
    Instant now = proof.judgedAt();
    List<JsonObject> revisions = Asked.revisions(json);
    for (int i = 0; i < revisions.size(); i++) {
      LocalDate since = LocalDate.parse(revisions.get(i).getString("since"));
      Instant begins = Calendar.midnight(since);
      if (begins.isAfter(now)) {
        return;
      }
      Target after = before.revised(revisions.get(i));
      boolean late = before.end() != null && !before.end().isAfter(begins);
      JsonObject params = changed(before, after).put("since", since.toString());
      LocalDate stated = proof.trail().stated(i);
      if (stated != null && stated.isAfter(since.plusDays(1))) {
        params.put("stated", stated.toString());
      }
      lines.add(line(late ? "target-revised-late" : "target-revised", params));
      before = late ? before : after;
    }
  }

  private static Target newest(JsonObject json) {
    Target target = Target.of(json);
    for (JsonObject each : Asked.revisions(json)) {
      target = target.revised(each);
    }
    return target;
  }

  private JsonObject changed(Target before, Target after) {
    JsonObject params = new JsonObject().put("change", change(before, after));
    put(params, "valueBefore", before.value());
    put(params, "value", after.value());
    put(params, "deadlineBefore", before.deadline());
    put(params, "deadline", after.deadline());
    return params.put("pathBefore", before.path()).put("path", after.path());
  }

  private static void put(JsonObject params, String name, @Nullable Object value) {
    if (value != null) {
      params.put(name, value.toString());
    }
  }

  private static String change(Target before, Target after) {
    int value = easier(before, after);
    int deadline =
        before.deadline() == null || after.deadline() == null
            ? 0
            : Integer.signum(after.deadline().compareTo(before.deadline()));
    boolean softer = value >= 0 && deadline >= 0 && (value > 0 || deadline > 0);
    boolean harder = value <= 0 && deadline <= 0 && (value < 0 || deadline < 0);
    return softer ? "softened" : harder ? "sharpened" : "changed";
  }

  private static int easier(Target before, Target after) {
    if (before.value() == null || after.value() == null || before.comparison() == null) {
      return 0;
    }
    int up = Double.compare(after.value(), before.value());
    return switch (before.comparison()) {
      case "at-least", "above" -> -up;
      case "at-most", "below" -> up;
      default -> 0;
    };
  }

  private static String line(JsonObject reason) {
    return line(reason.getString("code"), reason.getJsonObject("params", new JsonObject()));
  }

  /** Without the words, and without a number that a share of cases has no other word for. */
  private static String line(String code, JsonObject params) {
    StringBuilder line = new StringBuilder(code);
    List<String> names =
        List.of(
            "state",
            "secured",
            "change",
            "since",
            "stated",
            "valueBefore",
            "value",
            "deadlineBefore",
            "deadline",
            "pathBefore",
            "path");
    for (String name : names) {
      String value = params.getString(name);
      if (value != null) {
        boolean number = name.startsWith("value");
        line.append(' ').append(name).append('=');
        line.append(number ? Objects.toString(Double.valueOf(value)) : value);
      }
    }
    return line.toString();
  }
}
