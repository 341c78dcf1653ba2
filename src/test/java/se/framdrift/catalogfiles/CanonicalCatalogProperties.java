package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.wire.CanonicalJson;

class CanonicalCatalogProperties {

  private static final List<String> FILES =
      List.of(
          "seeds/kpis.yaml",
          "seeds/groups.yaml",
          "seeds/smaby/municipality.yaml",
          "seeds/smaby/documents.yaml",
          "seeds/smaby/commitments.yaml",
          "seeds/smaby/indicators.yaml",
          "seeds/smaby/feeds.yaml",
          "dashboards/smaby.yaml");

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfKeysMakesNoDifference(long seed) {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    List<LoadedCatalog> before = catalog.load().catalogs();
    Random random = new Random(seed);
    for (String file : FILES) {
      YamlTree tree = YamlTree.read(catalog.file(file), new Findings()).orElseThrow();
      catalog.write(file, tree.head() + "\n" + shuffled(tree.root(), random) + "\n");
    }
    assertThat(catalog.text("seeds/smaby/commitments.yaml")).startsWith("# yaml").contains("{\"");
    assertThat(catalog.load()).isEqualTo(new LoadedCatalogs(before, List.of()));
  }

  /** The node in flow style, the keys of every mapping in another order. */
  private static String shuffled(Node node, Random random) {
    return switch (node) {
      case Node.Value(_, var value) -> CanonicalJson.encode(value);
      case Node.Items(_, var list) ->
          list.stream().map(item -> shuffled(item, random)).toList().toString();
      case Node.Fields(_, var byName, _) -> {
        List<Map.Entry<String, Node>> entries = new ArrayList<>(byName.entrySet());
        Collections.shuffle(entries, random);
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, Node> entry : entries) {
          fields.add(
              CanonicalJson.encode(entry.getKey()) + ": " + shuffled(entry.getValue(), random));
        }
        yield "{" + String.join(", ", fields) + "}";
      }
    };
  }
}
