package se.framdrift.catalogfiles;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** KPIs and groups that all municipalities share, and the shape of any KPI. */
final class SharedRules {

  private SharedRules() {}

  static void check(Seeds seeds, Findings findings) {
    YamlTree kpis = seeds.shared().get("kpis");
    if (kpis != null) {
      unique(kpis, seeds.kpis(), "KPI", findings);
      seeds.kpis().forEach(kpi -> plausible(kpi, kpis, findings));
    }
    YamlTree groups = seeds.shared().get("groups");
    if (groups != null) {
      unique(groups, seeds.groups(), "group", findings);
    }
  }

  /** The smallest plausible value is not above the largest. */
  static void plausible(Node kpi, YamlTree tree, Findings findings) {
    @Nullable Double min = kpi.get("plausible").get("min").number();
    @Nullable Double max = kpi.get("plausible").get("max").number();
    if (min != null && max != null && min > max) {
      findings.add(
          tree,
          kpi.get("plausible"),
          "the smallest plausible value is above the largest",
          "min at most max");
    }
  }

  private static void unique(YamlTree tree, List<Node> nodes, String what, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (Node node : nodes) {
      Node id = node.get("id");
      if (!seen.add(id.text())) {
        findings.add(tree, id, "a second " + what + " " + id.text(), "each " + what + " once");
      }
    }
  }
}
