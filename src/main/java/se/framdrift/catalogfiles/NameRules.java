package se.framdrift.catalogfiles;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names: ids are unique over all municipalities and begin with the board's id; codes agree; nothing
 * is made up outside 9999. Reads all municipalities, whatever else is wrong with them.
 */
final class NameRules {

  private static final String SIMULATED = "9999";

  private final Map<String, String> taken = new HashMap<>();
  private final Set<String> codes = new HashSet<>();

  /** Checks the names of one more municipality. */
  void check(Town town) {
    municipality(town);
    ids(town, "documents", town.documents());
    ids(town, "commitments", town.groups());
    ids(town, "commitments", town.commitments());
    ids(town, "indicators", town.indicators());
    ids(town, "municipality", town.bodies());
    ids(town, "feeds", town.feeds());
    local(town, "municipality", "area", town.areas(), Set.of());
    local(town, "indicators", "KPI", town.ownKpis(), Town.byId(town.seeds().kpis()).keySet());
    sameCode(town, "indicators", town.folder().root("indicators").get("municipality"));
    for (Node document : town.documents()) {
      sameCode(town, "documents", document.get("municipality"));
    }
    for (Node feed : town.feeds()) {
      if (feed.get("kind").text().equals("simulated") && !town.code().equals(SIMULATED)) {
        town.found(
            "feeds", feed.get("kind"), "a simulated feed outside 9999", "figures that are real");
      }
    }
  }

  private void municipality(Town town) {
    Node root = town.folder().root("municipality");
    if (!codes.add(town.code())) {
      town.found(
          "municipality", root.get("code"), "a second " + town.code(), "each municipality once");
    }
    boolean simulated = root.get("simulated").isTrue();
    if (simulated != town.code().equals(SIMULATED)) {
      town.found(
          "municipality",
          root.get("simulated"),
          "simulated is " + simulated + " for " + town.code(),
          "true for 9999 alone");
    }
    String folder = String.valueOf(town.folder().path().getFileName());
    if (!town.board().equals(folder)) {
      town.found(
          "municipality",
          root.get("board"),
          "the board is " + town.board() + " in the folder " + folder,
          "the folder's name");
    }
  }

  private void ids(Town town, String file, List<Node> nodes) {
    for (Node node : nodes) {
      Node id = node.get("id");
      String place = town.folder().path().getFileName() + "/" + file + ".yaml:" + id.line();
      String first = taken.putIfAbsent(id.text(), place);
      if (first != null) {
        town.found(file, id, "the id " + id.text() + " is taken, at " + first, "an id of its own");
      }
      if (!id.text().startsWith(town.board() + "-")) {
        town.found(
            file, id, "the id is " + id.text(), "one that begins with " + town.board() + "-");
      }
    }
  }

  private static void local(
      Town town, String file, String what, List<Node> nodes, Set<String> shared) {
    Set<String> seen = new HashSet<>(shared);
    for (Node node : nodes) {
      Node id = node.get("id");
      if (!seen.add(id.text())) {
        town.found(file, id, "a second " + what + " " + id.text(), "each " + what + " once");
      }
    }
  }

  private static void sameCode(Town town, String file, Node code) {
    if (!code.isNull() && !code.text().equals(town.code())) {
      town.found(
          file, code, "the municipality is " + code.text(), town.code() + ", as the folder's");
    }
  }
}
