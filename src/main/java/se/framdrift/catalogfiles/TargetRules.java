package se.framdrift.catalogfiles;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Targets: judged by an indicator that measures the words, in its unit, over days that can be. What
 * a target of each kind holds is in the schema.
 */
final class TargetRules {

  private static final String FILE = "commitments";

  private TargetRules() {}

  static void check(Town town, Node commitment, Map<String, Node> indicators) {
    Node target = commitment.get("target");
    if (target.isNull()) {
      return;
    }
    if (!target.get("indicator").isNull()) {
      indicator(town, commitment, target, indicators);
    }
    String kind = commitment.get("kind").text();
    if (kind.equals("change-by") && target.get("baseline").isNull()) {
      town.found(FILE, target, "baseline is missing", "what the change is counted from");
    }
    if (kind.equals("service-time")) {
      for (String name : List.of("comparison", "value")) {
        if (target.get(name).isNull()) {
          town.found(FILE, target, name + " is missing", "how the share (%) is judged");
        }
      }
    }
    Node period = target.get("baseline").get("period");
    if (!period.isNull()) {
      baselinePeriod(town, period);
    }
    PathRules.check(town, target, kind);
    beside(town, target, kind, indicators);
    LocalDate from = date(target.get("from"));
    LocalDate deadline = date(target.get("deadline"));
    if (from != null && deadline != null && from.isAfter(deadline)) {
      town.found(FILE, target.get("from"), "from is after the deadline", "a day before it");
    }
  }

  private static void indicator(
      Town town, Node commitment, Node target, Map<String, Node> indicators) {
    Node id = target.get("indicator");
    boolean measures =
        commitment.get("indicators").items().stream()
            .anyMatch(
                link ->
                    link.get("id").text().equals(id.text())
                        && link.get("relation").text().equals("measures"));
    if (!measures) {
      town.found(
          FILE,
          id,
          "the target rests on " + id.text() + ", which is not linked as measures",
          "an indicator of this commitment that measures its words");
    }
    Node indicator = indicators.get(id.text());
    String unit = target.get("unit").text();
    if (indicator != null && !indicator.get("unit").text().equals(unit)) {
      town.found(
          FILE,
          target.get("unit"),
          "the unit is " + unit,
          "that of the indicator, " + indicator.get("unit").text());
    }
  }

  private static void beside(Town town, Node target, String kind, Map<String, Node> indicators) {
    Node stages = target.get("stages");
    stages.fields().values().forEach(id -> town.unresolvedOne(FILE, id, indicators, "indicator"));
    if (!stages.isNull() && !kind.equals("add-units")) {
      town.found(FILE, stages, "stages do not belong to " + kind, "them at add-units only");
    }
    town.unresolvedOne(FILE, target.get("raw"), indicators, "indicator");
    town.unresolvedOne(FILE, target.get("baseline").get("of"), indicators, "indicator");
    Node baseline = target.get("baseline");
    if (!baseline.get("of").isNull() && baseline.get("published").isNull()) {
      town.found(FILE, baseline, "published is missing", "the value that was known");
    }
    steadiness(town, target, kind);
  }

  private static void steadiness(Town town, Node target, String kind) {
    Node steadiness = target.get("steadiness");
    boolean budget = target.get("path").text().equals("budget");
    if (!steadiness.isNull() && (kind.equals("keep-within") || budget)) {
      town.found(
          FILE,
          steadiness,
          "steadiness does not belong to " + (budget ? "a budget" : kind),
          "it where the newest figure decides");
    }
    Node of = steadiness.get("of");
    Double enough = of.get("enough").number();
    Double last = of.get("last").number();
    if (enough != null && last != null && enough > last) {
      town.found(FILE, of, "enough is more than last", "at most as many as are looked at");
    }
  }

  static void baselinePeriod(Town town, Node period) {
    try {
      se.framdrift.model.Period.parse(period.text());
    } catch (IllegalArgumentException e) {
      town.found(FILE, period, String.valueOf(e.getMessage()), "a period in ISO 8601");
    }
  }

  static @Nullable LocalDate date(Node date) {
    try {
      return date.isNull() ? null : LocalDate.parse(date.text());
    } catch (DateTimeException _) {
      return null; // the schema has found it
    }
  }
}
