package se.framdrift.catalogfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalog files as they stand on disk.
 *
 * @param shared {@code kpis} and {@code groups}, those that are there
 * @param municipalities in order of their folders' names
 * @param dashboards in order of their files' names
 */
record Seeds(Map<String, YamlTree> shared, List<Folder> municipalities, List<YamlTree> dashboards) {

  /** The largest number of files in one folder. */
  static final int MAX_FILES = 1000;

  /** What a municipality's folder may hold, besides data and texts. */
  static final List<String> NAMES =
      List.of("municipality", "documents", "commitments", "indicators", "feeds", "simulation");

  /**
   * The files of one municipality.
   *
   * @param trees by name without {@code .yaml}
   */
  record Folder(Path path, YamlTree municipality, Map<String, YamlTree> trees) {

    /** The file of this name, null when the municipality has none. */
    @Nullable YamlTree tree(String name) {
      return trees.get(name);
    }

    /** The content of the file of this name; null's node when there is none. */
    Node root(String name) {
      YamlTree tree = trees.get(name);
      return tree == null ? new Node.Value(1, null) : tree.root();
    }

    String code() {
      return municipality.root().get("code").text();
    }
  }

  /** Reads what there is. A folder without {@code municipality.yaml} holds no municipality. */
  static Seeds read(Path seeds, Path dashboards, Findings findings) {
    Map<String, YamlTree> shared = new TreeMap<>();
    for (String name : List.of("kpis", "groups")) {
      tree(seeds, name, findings).ifPresent(tree -> shared.put(name, tree));
    }
    List<Folder> municipalities = new ArrayList<>();
    for (Path folder : list(seeds, findings)) {
      if (Files.isRegularFile(folder.resolve("municipality.yaml"))) {
        Map<String, YamlTree> trees = new TreeMap<>();
        for (String name : NAMES) {
          tree(folder, name, findings).ifPresent(tree -> trees.put(name, tree));
        }
        YamlTree municipality = trees.get("municipality");
        if (municipality != null) {
          municipalities.add(new Folder(folder, municipality, Map.copyOf(trees)));
        }
      }
    }
    List<YamlTree> boards = new ArrayList<>();
    for (Path file : list(dashboards, findings)) {
      if (file.toString().endsWith(".yaml")) {
        YamlTree.read(file, findings).ifPresent(boards::add);
      }
    }
    return new Seeds(shared, List.copyOf(municipalities), List.copyOf(boards));
  }

  private static Optional<YamlTree> tree(Path folder, String name, Findings findings) {
    Path file = folder.resolve(name + ".yaml");
    return Files.isRegularFile(file) ? YamlTree.read(file, findings) : Optional.empty();
  }

  private static List<Path> list(Path folder, Findings findings) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sorted = entries.sorted().limit(MAX_FILES + 1L).toList();
      if (sorted.size() > MAX_FILES) {
        findings.add(new Finding(folder, 1, "too many files", "at most " + MAX_FILES));
      }
      return sorted;
    } catch (IOException e) {
      findings.add(new Finding(folder, 1, "the folder cannot be read", "a folder: " + e));
      return List.of();
    }
  }

  /** The shared KPIs. */
  List<Node> kpis() {
    YamlTree tree = shared.get("kpis");
    return tree == null ? List.of() : tree.root().get("kpis").items();
  }

  /** The groups of municipalities. */
  List<Node> groups() {
    YamlTree tree = shared.get("groups");
    return tree == null ? List.of() : tree.root().get("groups").items();
  }

  /** The board of a municipality, null when it has none. */
  @Nullable YamlTree board(String municipality) {
    return dashboards.stream()
        .filter(tree -> tree.root().get("municipality").text().equals(municipality))
        .findFirst()
        .orElse(null);
  }
}
