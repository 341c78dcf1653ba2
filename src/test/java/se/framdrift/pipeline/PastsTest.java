package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Item;
import se.framdrift.model.SavedItems;
import se.framdrift.problem.Problem;
import se.framdrift.testing.Wait;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/** What was known is what was shown, and asking for it costs bounded work. */
class PastsTest {

  private static final String LUND = "1281";
  private static final int COMMITS = 40;

  private static final LoadedCatalog CATALOG =
      CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
          .catalogs()
          .stream()
          .filter(loaded -> loaded.catalog().municipality().code().equals(LUND))
          .findFirst()
          .orElseThrow();

  private static final CatalogReading READING =
      new CatalogReading(
          CatalogJson::read,
          CatalogJson::target,
          new CelFormulas(),
          TileJson::write,
          TileJson::stored,
          DefinitionJson::versionedBoard);

  private final MemoryLedger ledger = new MemoryLedger(LUND);
  private final Node.Tiles tiles = new Node.Tiles();
  private final AtomicInteger built = new AtomicInteger();
  private final AtomicLong hidden = new AtomicLong();

  private Pasts pasts(Pasts.ItemsAt items, Pasts.Present present) {
    return new Pasts(
        new Pasts.Sources(
            (code, position) -> {
              built.incrementAndGet();
              return ledger.inForce(code, position);
            },
            items,
            present,
            () -> Future.succeededFuture(hidden.get())),
        READING);
  }

  /** A node that shows nothing of what is asked about. */
  private static final class Later implements Pasts.Present {

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

  private void append(long seed) {
    RandomFacts facts = new RandomFacts(CATALOG, seed);
    for (int i = 0; i < COMMITS; i++) {
      Node.await(ledger.append(LUND, "test", i == 0 ? facts.first() : facts.next()));
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasKnownIsWhatWasShownAtEveryPosition(long seed) {
    RandomFacts facts = new RandomFacts(CATALOG, seed);
    Map<Long, String> shown = new TreeMap<>();
    try (Node node = new Node(LUND, ledger, tiles).start()) {
      for (int i = 0; i < COMMITS; i++) {
        Node.await(ledger.append(LUND, "test", i == 0 ? facts.first() : facts.next()));
        Node.await(node.replica().settled());
        long position = Node.await(node.replica().ask(View::position));
        shown.put(position, Node.await(node.replica().ask(PastsTest::said)));
      }
    }
    Pasts pasts = pasts(tiles::itemsAt, new Later());
    List<Long> positions = new ArrayList<>(shown.keySet());
    java.util.Collections.shuffle(positions, new Random(seed));

    for (long position : positions) {
      assertThat(Node.await(pasts.ask(LUND, position, PastsTest::said)))
          .as("position %d", position)
          .isEqualTo(shown.get(position));
    }
    assertThat(pasts.keptNow()).isEqualTo(Pasts.MAX_KEPT);
  }

  /** Everything that answers are made of. */
  private static String said(View view) {
    StringBuilder said = new StringBuilder();
    said.append(view.position()).append(view.at()).append(view.tick()).append(view.rebuilt());
    view.items().stream().map(Item::json).forEach(said::append);
    view.catalog()
        .indicators()
        .forEach(each -> said.append(each.id()).append(view.values(each.id(), 50)));
    view.catalog().series().keySet().forEach(each -> said.append(view.observations(each, 50)));
    view.catalog().commitments().forEach(each -> said.append(view.statements(each.id())));
    return said.toString();
  }

  @Test
  void buildsAPositionOnceForAllWhoAskAtOnceAndKeepsItForThoseWhoComeLater() {
    append(1);
    Promise<Void> gate = Promise.promise();
    Pasts pasts = pasts((_, _, position) -> gate.future().map(_ -> stored(position)), new Later());
    List<Future<Long>> asked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      asked.add(pasts.ask(LUND, 7, View::position));
    }
    gate.complete();

    asked.forEach(each -> assertThat(Node.await(each)).isEqualTo(7));
    Node.await(pasts.ask(LUND, 7, View::position));
    assertThat(built).hasValue(1);
  }

  @Test
  void askedTooMuchAtOnceItTellsToComeBack() {
    append(1);
    Promise<Void> gate = Promise.promise();
    Pasts pasts = pasts((_, _, position) -> gate.future().map(_ -> stored(position)), new Later());
    List<Future<Long>> asked = new ArrayList<>();
    for (int round = 0; round < 200; round++) {
      String code = "%04d".formatted(round);
      asked.add(pasts.ask(code, 5, View::position));
    }

    assertThat(asked.stream().filter(Future::failed).count()).isBetween(100L, 150L);
    assertThatThrownBy(() -> asked.getLast().await())
        .isInstanceOfSatisfying(
            Problem.Failure.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    gate.complete();
    Wait.until(
        Duration.ofSeconds(20),
        () -> "all answered",
        () -> asked.stream().allMatch(Future::isComplete));
  }

  @Test
  void forgetsWhatItKeepsWhenAFigureIsWithdrawnAsConfidential() {
    append(1);
    Pasts pasts = pasts((_, _, position) -> Future.succeededFuture(stored(position)), new Later());
    Node.await(pasts.ask(LUND, 5, View::position));
    Node.await(pasts.ask(LUND, 6, View::position));
    assertThat(pasts.keptNow()).isEqualTo(2);

    hidden.incrementAndGet();
    Node.await(pasts.ask(LUND, 5, View::position));

    assertThat(built).hasValue(3);
    assertThat(pasts.keptNow()).isEqualTo(1);
  }

  @Test
  void saysWhenTilesWereNotStoredAndHadToBeMadeAnew() {
    append(1);
    Pasts pasts = pasts((_, _, _) -> Future.succeededFuture(stored(0)), new Later());

    assertThat(Node.await(pasts.ask(LUND, 9, View::rebuilt))).isTrue();
    int shown = Node.await(pasts.ask(LUND, 9, view -> view.items().size()));
    assertThat(shown).isPositive();
  }

  @Test
  void thePresentIsNotBuiltAgain() {
    append(1);
    try (Node node = new Node(LUND, ledger, tiles).start()) {
      Pasts pasts = pasts(tiles::itemsAt, new Shown(node));

      assertThat(Node.await(pasts.ask(LUND, COMMITS, View::position))).isEqualTo(COMMITS);
      assertThat(built).hasValue(0);
    }
  }

  private record Shown(Node node) implements Pasts.Present {

    @Override
    public <T> Future<T> ask(String municipality, Function<View, T> question) {
      return node.replica().ask(question);
    }
  }

  @Test
  void beforeTheFirstCatalogThereIsNothingToSee() {
    FactsInForce none =
        new FactsInForce(LUND, 1, MemoryLedger.BEGIN, null, null, List.of(), List.of(), List.of());
    Pasts pasts =
        new Pasts(
            new Pasts.Sources(
                (_, _) -> Future.succeededFuture(none),
                (_, _, position) -> Future.succeededFuture(stored(position)),
                new Later(),
                () -> Future.succeededFuture(0L)),
            READING);

    assertThatThrownBy(() -> pasts.ask(LUND, 1, View::position).await())
        .hasMessageContaining("No catalog");
  }

  private static SavedItems stored(long position) {
    return new SavedItems(position, "2", List.of());
  }
}
