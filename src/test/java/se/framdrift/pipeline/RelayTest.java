package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Comparison;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.RawFact;
import se.framdrift.testing.Wait;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/** What one municipality has reaches the ledger of the one that is ranked against it. */
class RelayTest {

  private static final String LERUM = "1441";
  private static final String LUND = "1281";
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static final List<LoadedCatalog> CATALOGS =
      CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
          .catalogs();

  private final Map<String, MemoryLedger> ledgers =
      Map.of(LERUM, new MemoryLedger(LERUM), LUND, new MemoryLedger(LUND));
  private final Map<String, Node.Tiles> tiles =
      Map.of(LERUM, new Node.Tiles(), LUND, new Node.Tiles());

  @Test
  void tellsACommitAsItIsApplied() throws InterruptedException {
    Pipeline pipeline = pipeline(LERUM, LUND);

    take(pipeline, 61.5);

    Wait.until(SOON, () -> "told: " + told(), () -> told().contains(61.5));
    pipeline.close();
  }

  @Test
  void tellsLaterWhatAStopHasSwallowed() throws InterruptedException {
    Pipeline alone = pipeline(LERUM);
    take(alone, 62.5);
    alone.close();

    Pipeline pipeline = pipeline(LERUM, LUND);
    assertThat(told()).doesNotContain(62.5);
    Node.await(pipeline.tick());

    Wait.until(SOON, () -> "told: " + told(), () -> told().contains(62.5));
    long position = position();
    Node.await(pipeline.tick());
    Node.await(pipeline.settled());
    assertThat(position()).isEqualTo(position);
    pipeline.close();
  }

  private long position() {
    return Node.await(ledger(LUND).position(LUND));
  }

  /** Lerum's figures, as Lund's ledger knows them. */
  private List<Double> told() {
    return Node.await(ledger(LUND).inForce(LUND, position())).comparisons().stream()
        .map(comparison -> comparison.members().get(LERUM))
        .filter(Objects::nonNull)
        .map(Comparison.Member::value)
        .toList();
  }

  private static void take(Pipeline pipeline, double value) {
    RawFact row =
        new RawFact(1, LERUM + ":N00610", "2024", Double.toString(value), null, null, null, null);
    Intake intake = Node.await(pipeline.take(Delivery.ofFeed("push"), List.of(row), List.of()));
    assertThat(intake.accepted()).isEqualTo(1);
  }

  private Pipeline pipeline(String... municipalities) {
    Edges edges =
        new Edges(
            (code, origin, facts) -> ledger(code).append(code, origin, facts),
            (code, position, limit) -> ledger(code).after(code, position, limit),
            code -> ledger(code).position(code),
            (code, position) -> ledger(code).inForce(code, position),
            (code, board) -> tiles(code).items(code, board),
            (code, board, items, applied, engine) ->
                tiles(code).save(code, board, items, applied, engine),
            () -> Future.succeededFuture(NOW),
            (_, _) -> Future.succeededFuture(),
            _ -> {},
            _ -> {},
            Node.UNWATCHED);
    CatalogReading reading =
        new CatalogReading(
            CatalogJson::read,
            CatalogJson::target,
            new CelFormulas(),
            TileJson::write,
            TileJson::stored,
            DefinitionJson::versionedBoard);
    Pipeline pipeline = new Pipeline(edges, reading, "epoch", InstantSource.fixed(NOW));
    for (String code : municipalities) {
      Node.await(pipeline.follow(code));
      if (pipeline.catalog(code).isEmpty()) {
        LoadedCatalog loaded =
            CATALOGS.stream()
                .filter(each -> each.catalog().municipality().code().equals(code))
                .findFirst()
                .orElseThrow();
        Node.await(pipeline.catalog(code, new Fact.Catalogued(loaded.json(), loaded.sha256())));
      }
    }
    Node.await(pipeline.settled());
    return pipeline;
  }

  private MemoryLedger ledger(String code) {
    return Objects.requireNonNull(ledgers.get(code));
  }

  private Node.Tiles tiles(String code) {
    return Objects.requireNonNull(tiles.get(code));
  }
}
