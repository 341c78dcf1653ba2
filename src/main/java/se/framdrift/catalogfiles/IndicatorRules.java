package se.framdrift.catalogfiles;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Unit;

/** Indicators: inputs that work, formulas that compile, and the unit that comes out. */
final class IndicatorRules {

  private static final String FILE = "indicators";

  private IndicatorRules() {}

  static void check(Town town, Formula.Compiler compiler) {
    AggregateRules aggregates = new AggregateRules(town);
    for (Node indicator : town.indicators()) {
      Map<String, Node> inputs = indicator.get("inputs").fields();
      inputs.values().forEach(aggregates::check);
      if (indicator.get("formula").isNull() || formula(town, indicator, compiler)) {
        unit(town, indicator, units(inputs, aggregates), compiler);
      }
      indicator
          .get("reforms")
          .items()
          .forEach(reform -> reform(town, indicator, reform, aggregates));
    }
  }

  private static void reform(Town town, Node indicator, Node reform, AggregateRules aggregates) {
    aggregates.group(reform);
    reform.get("series").items().forEach(aggregates::series);
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

  /** True when it compiles. */
  private static boolean formula(Town town, Node indicator, Formula.Compiler compiler) {
    Node formula = indicator.get("formula");
    Set<String> names = indicator.get("inputs").fields().keySet();
    for (String name : names) {
      if (!Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(formula.text()).find()) {
        town.found(FILE, formula, "the formula does not use " + name, "every input in use");
      }
    }
    try {
      compiler.compile(formula.text(), names);
      return true;
    } catch (IllegalArgumentException e) {
      town.found(
          FILE, formula, "the formula does not compile: " + e.getMessage(), "CEL over the inputs");
      return false;
    }
  }

  /** By input; null when one of them is not known. */
  private static @Nullable Map<String, Unit> units(
      Map<String, Node> inputs, AggregateRules aggregates) {
    Map<String, Unit> units = new HashMap<>();
    for (Map.Entry<String, Node> input : inputs.entrySet()) {
      Unit unit = aggregates.unit(input.getValue());
      if (unit == null) {
        return null;
      }
      units.put(input.getKey(), unit);
    }
    return units;
  }

  private static void unit(
      Town town, Node indicator, @Nullable Map<String, Unit> inputs, Formula.Compiler compiler) {
    if (inputs == null) {
      return;
    }
    String id = indicator.get("id").text();
    Node formula = indicator.get("formula");
    String declared = indicator.get("unit").text();
    try {
      Optional<Unit> unit =
          formula.isNull()
              ? inputs.values().stream().findFirst()
              : compiler.unit(formula.text(), inputs);
      Unit given = unit.orElse(Unit.COUNT); // of numbers that are written
      Unit shown = Unit.parse(declared);
      if (!given.canBeShownAs(shown)) {
        town.found(
            FILE,
            indicator.get("unit"),
            "%s: the formula gives %s, the indicator says %s%s"
                .formatted(id, given, declared, given.apart(shown)),
            "the unit that comes out");
      }
    } catch (IllegalArgumentException e) {
      town.found(
          FILE,
          formula.isNull() ? indicator.get("unit") : formula,
          id + ": " + e.getMessage(),
          "terms in the same unit");
    }
  }
}
