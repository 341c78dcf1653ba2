package se.framdrift.catalogfiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that concerns one municipality as one JSON value: its own files, and of the shared
 * ones the KPIs and groups that it uses.
 */
final class CatalogDocument {

  /** Changed when older programs could not read what this one writes. */
  static final int FORMAT = 1;

  private CatalogDocument() {}

  static Map<String, Object> of(Seeds.Folder folder, Seeds seeds) {
    Map<String, Object> json = new HashMap<>();
    json.put("format", FORMAT);
    put(json, "municipality", folder.root("municipality"));
    put(json, "documents", folder.root("documents").get("documents"));
    put(json, "groups", folder.root("commitments").get("groups"));
    put(json, "commitments", folder.root("commitments").get("commitments"));
    put(json, "series", folder.root("indicators").get("series"));
    put(json, "indicators", folder.root("indicators").get("indicators"));
    put(json, "qualityNotes", folder.root("indicators").get("qualityNotes"));
    put(json, "feeds", folder.root("feeds").get("feeds"));
    json.put("kpis", kpis(folder, seeds));
    json.put("comparisonGroups", groups(folder, seeds));
    YamlTree board = seeds.board(folder.code());
    if (board != null) {
      put(json, "board", board.root());
    }
    return json;
  }

  private static void put(Map<String, Object> json, String name, Node node) {
    Object value = node.json();
    if (value != null) {
      json.put(name, value);
    }
  }

  /** The municipality's own KPIs, and the shared ones that its series are of, in order of id. */
  private static Collection<@Nullable Object> kpis(Seeds.Folder folder, Seeds seeds) {
    Set<String> used = new TreeSet<>();
    folder.root("indicators").get("series").items().stream()
        .map(series -> series.get("kpi").text())
        .forEach(used::add);
    return chosen(seeds.kpis(), used, folder.root("indicators").get("kpis").items());
  }

  /** The groups in which the municipality is ranked, in order of id. */
  private static Collection<@Nullable Object> groups(Seeds.Folder folder, Seeds seeds) {
    Set<String> used = new TreeSet<>();
    for (Node indicator : folder.root("indicators").get("indicators").items()) {
      for (Node input : indicator.get("inputs").fields().values()) {
        used.add(input.get("group").text());
      }
    }
    return chosen(seeds.groups(), used, List.of());
  }

  private static List<@Nullable Object> chosen(
      List<Node> shared, Set<String> used, List<Node> own) {
    Map<String, @Nullable Object> byId = new TreeMap<>();
    for (Node node : shared) {
      if (used.contains(node.get("id").text())) {
        byId.put(node.get("id").text(), node.json());
      }
    }
    own.forEach(node -> byId.put(node.get("id").text(), node.json()));
    return new ArrayList<>(byId.values());
  }
}
