package se.framdrift.catalogfiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One municipality's files as the rules read them. */
record Town(Seeds.Folder folder, Seeds seeds, Findings findings) {

  String code() {
    return folder.code();
  }

  /** Id of its board, with which all its ids begin. */
  String board() {
    return folder.root("municipality").get("board").text();
  }

  List<Node> areas() {
    return folder.root("municipality").get("areas").items();
  }

  List<Node> bodies() {
    return folder.root("municipality").get("bodies").items();
  }

  List<Node> documents() {
    return folder.root("documents").get("documents").items();
  }

  List<Node> groups() {
    return folder.root("commitments").get("groups").items();
  }

  List<Node> commitments() {
    return folder.root("commitments").get("commitments").items();
  }

  List<Node> ownKpis() {
    return folder.root("indicators").get("kpis").items();
  }

  List<Node> series() {
    return folder.root("indicators").get("series").items();
  }

  List<Node> indicators() {
    return folder.root("indicators").get("indicators").items();
  }

  List<Node> qualityNotes() {
    return folder.root("indicators").get("qualityNotes").items();
  }

  List<Node> feeds() {
    return folder.root("feeds").get("feeds").items();
  }

  /** Shared KPIs and its own, by id. */
  Map<String, Node> kpis() {
    Map<String, Node> kpis = new HashMap<>(byId(seeds.kpis()));
    kpis.putAll(byId(ownKpis()));
    return kpis;
  }

  @Nullable YamlTree dashboard() {
    return seeds.board(code());
  }

  /** Adds a finding in one of this municipality's files. */
  void found(String file, Node at, String problem, String expectation) {
    findings.add(
        new Finding(folder.path().resolve(file + ".yaml"), at.line(), problem, expectation));
  }

  /** Nodes by their {@code id}; of several with the same the first. */
  static Map<String, Node> byId(List<Node> nodes) {
    return nodes.stream()
        .collect(
            Collectors.toMap(
                node -> node.get("id").text(), Function.identity(), (first, _) -> first));
  }

  /** Finds each text of a list that names nothing in {@code known}. */
  void unresolved(String file, Node list, Map<String, Node> known, String what) {
    for (Node item : list.items()) {
      if (!known.containsKey(item.text())) {
        found(file, item, "no " + what + " " + item.text(), "the id of a " + what);
      }
    }
  }

  /** Finds a reference that names nothing in {@code known}; null is none. */
  void unresolvedOne(String file, Node reference, Map<String, Node> known, String what) {
    if (!reference.isNull() && !known.containsKey(reference.text())) {
      found(file, reference, "no " + what + " " + reference.text(), "the id of a " + what);
    }
  }
}
