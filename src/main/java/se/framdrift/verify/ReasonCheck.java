package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * Holds the reasons in a proof against what must be told: which are there, and the numbers in them.
 * Their words are not read.
 */
record ReasonCheck(Proof proof, Standing standing) {

  private static final double SAME = 1e-9;

  /** Those which must be told exactly when they hold. */
  private static final List<String> BESIDE =
      List.of(
          "damped",
          "final-at",
          "provisional-figure",
          "withdrawn-after",
          "no-report-since",
          "deadline-passed",
          "baseline-revised",
          "error-budget",
          "stages",
          "raw-beside");

  List<Checked> check(JsonObject item) {
    List<JsonObject> reasons =
        Judge.objects(item.getJsonObject("status").getJsonArray("reasons")).toList();
    List<Checked> checked = new ArrayList<>();
    targets(reasons, checked);
    JsonObject judged = item.getJsonObject("judged");
    SortedMap<String, JsonObject> expected = expected(judged);
    List<String> said =
        reasons.stream()
            .map(each -> each.getString("code"))
            .filter(BESIDE::contains)
            .sorted()
            .toList();
    List<String> found = List.copyOf(expected.keySet());
    if (!said.isEmpty() || !found.isEmpty()) {
      checked.add(Checked.of(said.equals(found), "told beside: " + said, String.valueOf(found)));
    }
    for (JsonObject each : reasons) {
      numbers(each, expected.get(each.getString("code")), checked);
    }
    if (judged != null) {
      first(reasons, judged, checked);
    }
    return checked;
  }

  private void targets(List<JsonObject> reasons, List<Checked> checked) {
    JsonObject target = proof.commitment().getJsonObject("target");
    String flaw = target == null ? null : proof.trail().flaw(target);
    if (flaw != null) {
      checked.add(Checked.different(flaw));
    }
    TargetReasons changes = new TargetReasons(proof, standing);
    List<String> said = changes.said(reasons);
    List<String> found = changes.found();
    if (!said.isEmpty() || !found.isEmpty()) {
      checked.add(
          Checked.of(
              said.equals(found),
              "the target was changed: " + String.join("; ", said),
              String.join("; ", found)));
    }
  }

  private SortedMap<String, JsonObject> expected(@Nullable JsonObject judged) {
    Verdict verdict = standing.verdict();
    SortedMap<String, JsonObject> expected = new TreeMap<>(verdict.beside());
    JsonObject target = standing.judge().target();
    boolean told =
        !List.of("withdrawn", "not-yet-measurable").contains(verdict.state())
            && !"other-stock".equals(verdict.why());
    if (target != null && judged != null && told) {
      Period period = Period.parse(judged.getString("period"));
      if (target.getJsonObject("stages") != null) {
        expected.put("stages", Asides.shown(standing.judge(), "stages", period));
      }
      if (target.getString("raw") != null) {
        expected.put("raw-beside", Asides.shown(standing.judge(), "raw-beside", period));
      }
    }
    return expected;
  }

  private static void numbers(
      JsonObject reason, @Nullable JsonObject expected, List<Checked> checked) {
    if (expected == null || expected.isEmpty()) {
      return;
    }
    JsonObject params = reason.getJsonObject("params");
    boolean same = true;
    for (Map.Entry<String, Object> each : expected) {
      same &= isSame(params.getString(each.getKey()), each.getValue());
    }
    checked.add(
        Checked.of(same, "%s %s".formatted(reason.getString("code"), params), expected.encode()));
  }

  private static boolean isSame(@Nullable String said, Object found) {
    if (said == null || !(found instanceof Number number)) {
      return found.equals(said);
    }
    try {
      return isNear(Double.parseDouble(said), number.doubleValue());
    } catch (NumberFormatException _) {
      return false;
    }
  }

  static boolean isNear(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.max(1, Math.abs(other));
  }

  /** The numbers of the reason that decides. */
  private void first(List<JsonObject> reasons, JsonObject judged, List<Checked> checked) {
    Verdict verdict = standing.verdict();
    Figure figure = verdict.judged();
    JsonObject reason =
        reasons.stream()
            .filter(each -> each.getString("code").equals(verdict.why()))
            .findFirst()
            .orElse(null);
    String why = String.valueOf(verdict.why());
    boolean other = why.startsWith("budget") || why.equals("stated");
    if (reason == null || figure == null || verdict.isUnknown() || other) {
      return;
    }
    JsonObject found =
        new JsonObject().put("period", figure.period().text()).put("value", figure.number());
    if (figure.margin() != null && figure.margin() != 0) {
      found.put("margin", figure.margin());
    }
    standing.judge().paces(verdict).forEach(found::put);
    numbers(reason, found, checked);
    checked.add(
        Checked.of(
            figure.period().text().equals(judged.getString("period")),
            "it rests on " + judged.getString("period"),
            figure.period().text()));
  }
}
