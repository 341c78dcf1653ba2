package se.framdrift.catalogfiles;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Boards: of a known municipality, one each, named as its folder, showing what there is. */
final class BoardRules {

  private BoardRules() {}

  static void check(Seeds seeds, Map<String, Town> towns, Findings findings) {
    Set<String> shown = new HashSet<>();
    for (YamlTree tree : seeds.dashboards()) {
      Node root = tree.root();
      Node municipality = root.get("municipality");
      Town town = towns.get(municipality.text());
      if (town == null) {
        findings.add(
            tree, municipality, "no municipality " + municipality.text(), "one with a folder");
        continue;
      }
      if (!shown.add(municipality.text())) {
        findings.add(
            tree,
            municipality,
            "a second board of " + municipality.text(),
            "one board for each municipality");
      }
      String id = root.get("id").text();
      if (!id.equals(town.board()) || !tree.file().endsWith(id + ".yaml")) {
        findings.add(
            tree,
            root.get("id"),
            "the board's id is " + id,
            town.board() + ", in the file " + town.board() + ".yaml");
      }
      indicators(tree, Town.byId(town.indicators()), findings);
    }
  }

  private static void indicators(YamlTree tree, Map<String, Node> known, Findings findings) {
    for (Node indicator : tree.root().get("indicators").items()) {
      if (!known.containsKey(indicator.text())) {
        findings.add(
            tree,
            indicator,
            "no indicator " + indicator.text(),
            "the id of an indicator of this municipality");
      }
    }
  }
}
