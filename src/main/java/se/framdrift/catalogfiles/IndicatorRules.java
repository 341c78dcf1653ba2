package se.framdrift.catalogfiles;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import se.framdrift.catalog.Formula;

/** Indicators: inputs that are declared, parameters that can be read, formulas that compile. */
final class IndicatorRules {

  private static final String FILE = "indicators";

  private IndicatorRules() {}

  static void check(Town town, Formula.Compiler compiler) {
    Map<String, Node> declared = SeriesRules.declared(town);
    Map<String, Node> groups = Town.byId(town.seeds().groups());
    for (Node indicator : town.indicators()) {
      for (Node input : indicator.get("inputs").fields().values()) {
        series(town, input.get("series"), declared);
        SeriesRules.period(town, input.get("baseline"));
        group(town, input.get("group"), groups);
      }
      formula(town, indicator, compiler);
      reforms(town, indicator, declared, groups);
    }
  }

  private static void reforms(
      Town town, Node indicator, Map<String, Node> declared, Map<String, Node> groups) {
    for (Node reform : indicator.get("reforms").items()) {
      group(town, reform.get("group"), groups);
      reform.get("series").items().forEach(series -> series(town, series, declared));
      Map<String, Node> inputs = indicator.get("inputs").fields();
      boolean plain =
          inputs.size() == 1
              && inputs.values().iterator().next().get("aggregate").text().equals("latest");
      if (!reform.get("group").isNull() && !plain) {
        town.found(
            FILE,
            reform.get("group"),
            "the group's figures are not of this indicator",
            "an indicator that shows one KPI as it is (latest)");
      }
    }
  }

  private static void series(Town town, Node series, Map<String, Node> declared) {
    if (!series.text().startsWith(town.code() + ":")) {
      town.found(
          FILE,
          series,
          series.text() + " is of another municipality",
          "a series of " + town.code());
    } else if (!declared.containsKey(series.text())) {
      town.found(FILE, series, "no series " + series.text(), "a series declared in this file");
    }
  }

  private static void group(Town town, Node group, Map<String, Node> groups) {
    town.unresolvedOne(FILE, group, groups, "group of municipalities");
    Node known = groups.get(group.text());
    if (known != null && !known.get("members").texts().contains(town.code())) {
      town.found(
          FILE,
          group,
          town.code() + " is not a member of " + group.text(),
          "a group in which it can have a place");
    }
  }

  private static void formula(Town town, Node indicator, Formula.Compiler compiler) {
    Node formula = indicator.get("formula");
    Set<String> names = indicator.get("inputs").fields().keySet();
    if (formula.isNull()) {
      return;
    }
    for (String name : names) {
      if (!Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(formula.text()).find()) {
        town.found(FILE, formula, "the formula does not use " + name, "every input in use");
      }
    }
    try {
      compiler.compile(formula.text(), names);
    } catch (IllegalArgumentException e) {
      town.found(
          FILE, formula, "the formula does not compile: " + e.getMessage(), "CEL over the inputs");
    }
  }
}
