package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Fact;
import se.framdrift.model.SavedItems;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/** A target that is changed in the catalog says so from that commit on, and never before it. */
class StatedTargetsTest {

  private static final String LUND = "1281";
  private static final String CENTRES = "lund-familjecentraler";

  private static final LoadedCatalog CATALOG =
      CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
          .catalogs()
          .stream()
          .filter(loaded -> loaded.catalog().municipality().code().equals(LUND))
          .findFirst()
          .orElseThrow();

  private final MemoryLedger ledger = new MemoryLedger(LUND);
  private final Node.Tiles tiles = new Node.Tiles();

  private void state(String name, JsonObject change) {
    JsonObject catalog = new JsonObject(CATALOG.json());
    catalog.getJsonArray("commitments").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("id").equals(CENTRES))
        .forEach(each -> each.getJsonObject("target").mergeIn(change));
    Node.await(
        ledger.append(LUND, "test", List.of(new Fact.Catalogued(catalog.encode(), "sha-" + name))));
  }

  private static List<String> reasons(View view) {
    return view.item(CENTRES).map(item -> reasons(new JsonObject(item.json()))).orElse(List.of());
  }

  private static List<String> reasons(JsonObject tile) {
    return tile.getJsonObject("status").getJsonArray("reasons").stream()
        .map(each -> ((JsonObject) each).getString("code"))
        .toList();
  }

  private static List<String> reasons(Node node) {
    return Node.await(node.replica().ask(StatedTargetsTest::reasons));
  }

  private List<String> reasonsAt(long position) {
    Pasts pasts =
        new Pasts(
            new Pasts.Sources(
                ledger::inForce,
                (_, _, _) -> Future.succeededFuture(new SavedItems(0, null, List.of())),
                new Elsewhere(),
                () -> Future.succeededFuture(0L)),
            new CatalogReading(
                CatalogJson::read,
                CatalogJson::target,
                new CelFormulas(),
                TileJson::write,
                TileJson::stored,
                DefinitionJson::versionedBoard));
    return Node.await(pasts.ask(LUND, position, StatedTargetsTest::reasons));
  }

  /** A node that is far beyond every position that is asked for. */
  private record Elsewhere() implements Pasts.Present {

    @Override
    public <T> Future<T> ask(String municipality, Function<View, T> question) {
      return Future.succeededFuture(
          question.apply(
              Views.of(
                  CATALOG.catalog(),
                  List.of(),
                  List.of(),
                  Map.of(),
                  1_000_000,
                  MemoryLedger.BEGIN)));
    }
  }

  @Test
  void anEditIsToldFromThenOnByEveryNodeAndNotOfThePast() {
    try (Node node = new Node(LUND, ledger, tiles).start()) {
      state("a", new JsonObject());
      state("b", new JsonObject().put("value", 1));
      Node.await(node.replica().settled());

      assertThat(reasons(node)).contains("target-edited");
    }
    try (Node restored = new Node(LUND, ledger, tiles).start();
        Node another = new Node(LUND, ledger, new Node.Tiles()).start()) {
      Stream.of(restored, another)
          .forEach(
              node -> {
                assertThat(reasons(node)).contains("target-edited");
                int stated =
                    Node.await(node.replica().ask(view -> view.targets(CENTRES).trail().size()));
                assertThat(stated).isEqualTo(2);
              });
    }
    assertThat(reasonsAt(1)).doesNotContain("target-edited");
    assertThat(reasonsAt(2)).contains("target-edited");
  }

  @Test
  void aRevisionThatIsDatedBackSaysWhenItWasFirstStated() {
    state("a", new JsonObject());
    JsonObject revision =
        new JsonObject()
            .put("since", "2024-01-01")
            .put("decided", new JsonObject().put("sv", "KF").put("en", "KF"))
            .put("value", 1);
    state("b", new JsonObject().put("revisions", new JsonArray().add(revision)));
    Node.await(ledger.append(LUND, "test", List.of(new Fact.Ticked(MemoryLedger.BEGIN))));
    try (Node node = new Node(LUND, ledger, tiles).start()) {
      String json = Node.await(node.replica().ask(view -> view.item(CENTRES).orElseThrow().json()));

      assertThat(json)
          .contains("target-revised")
          .contains("\"stated\":\"")
          .doesNotContain("edited");
    }
  }
}
