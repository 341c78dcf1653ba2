package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What "Beside the figure" of docs/judging.md wants told, whatever the verdict. */
record Asides(Judge judge, Known known) {

  private static final double SAME = 1e-9;

  Verdict tell(Verdict found) {
    Verdict told = baseline(found);
    return known.promise.kind().equals("service-time") ? errors(told) : told;
  }

  /** The baseline, when it is another than the one that was known when the promise was made. */
  private Verdict baseline(Verdict found) {
    JsonObject published = Objects.requireNonNull(judge.target()).getJsonObject("published");
    if (published == null) {
      return found;
    }
    String of = published.getString("of");
    String indicator =
        of == null ? Objects.requireNonNull(judge.target()).getString("indicator") : of;
    Double now = judge.number(indicator, known.last().baseline());
    double before = published.getDouble("value");
    return now == null || Math.abs(now - before) <= SAME * Math.abs(before)
        ? found
        : found.also(
            "baseline-revised", new JsonObject().put("value", now).put("valueBefore", before));
  }

  private Verdict errors(Verdict found) {
    List<Figure> usable =
        known.evidence.stream().filter(each -> known.obstacle(each) == null).toList();
    Level goal = known.end().goal();
    if (usable.isEmpty() || goal == null || !countable(usable)) {
      return found;
    }
    double due = usable.stream().mapToDouble(Asides::due).sum();
    double missed = usable.stream().mapToDouble(Asides::missed).sum();
    double allowed = (100 - goal.value()) / 100 * due;
    Figure last = usable.getLast();
    JsonObject numbers =
        new JsonObject().put("due", due).put("missed", missed).put("allowed", allowed);
    rate(numbers, "burnRate", missed, allowed);
    rate(numbers, "burnRateLast", missed(last), (100 - goal.value()) / 100 * due(last));
    return found.also("error-budget", numbers);
  }

  private static void rate(JsonObject numbers, String name, double missed, double allowed) {
    if (allowed > 0) {
      numbers.put(name, missed / allowed);
    }
  }

  private static boolean countable(List<Figure> figures) {
    Figure before = null;
    for (Figure each : figures) {
      boolean overlaps = before != null && each.start().isBefore(before.period().end());
      if (each.n() == null || overlaps) {
        return false;
      }
      before = each;
    }
    return true;
  }

  private static double due(Figure figure) {
    return Objects.requireNonNull(figure.n());
  }

  private static double missed(Figure figure) {
    return Math.rint(due(figure) * (100 - figure.number()) / 100);
  }

  /** What must be told of the stages and the figure without correction at a period. */
  static JsonObject shown(Judge judge, String code, se.framdrift.model.Period period) {
    JsonObject numbers = new JsonObject().put("period", period.text());
    JsonObject target = Objects.requireNonNull(judge.target());
    if (code.equals("raw-beside")) {
      put(numbers, "raw", judge.number(target.getString("raw"), period));
    } else {
      JsonObject stages = target.getJsonObject("stages");
      for (String stage : stages.fieldNames()) {
        put(numbers, stage, judge.number(stages.getString(stage), period));
      }
    }
    return numbers;
  }

  private static void put(JsonObject numbers, String name, @Nullable Double value) {
    numbers.put(name, value == null ? "missing" : value);
  }
}
