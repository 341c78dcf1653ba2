package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.formula.CelFormulas;
import se.framdrift.live.LiveHub;
import se.framdrift.live.LiveSettings;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.CatalogReading;
import se.framdrift.pipeline.Edges;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.FeedStandings;
import se.framdrift.store.ItemStates;
import se.framdrift.store.Ledger;
import se.framdrift.store.Observations;
import se.framdrift.store.Quarantine;
import se.framdrift.store.RefusedRows;
import se.framdrift.validate.Validation;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/** A node without listeners, for made-up Småby (0001), whose catalog can be changed. */
final class SmallStreet implements AutoCloseable {

  static final String CODE = "0001";
  static final String RATE = "0001:N00901";

  private static final Path ORIGINAL = Path.of("src/test/resources/catalogs/small");

  final Vertx vertx = Vertx.vertx();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  final Database database;
  final LiveHub hub;
  final Pipeline pipeline;
  final FeedWatch feeds;
  final RefusedRows refused;
  private final DeclaredFeeds declared = new DeclaredFeeds(this::catalog);
  private final Path folder;

  SmallStreet(DatabaseAddress address, Path folder) {
    this.folder = folder;
    copy();
    database = await(Database.open(vertx, address));
    hub = new LiveHub(vertx, LiveSettings.defaults(), meters);
    Ledger ledger = new Ledger(database);
    refused = new RefusedRows(database);
    pipeline =
        new Pipeline(edges(ledger), reading(), await(ledger.epoch()), InstantSource.system());
    FeedStandings standings = new FeedStandings(database);
    InstantSource clock = now::get;
    feeds =
        new FeedWatch(
            pipeline,
            declared,
            new FeedBook(standings::all, standings::add),
            new FeedMeters(meters),
            hub::show,
            clock);
    await(pipeline.follow(CODE));
    declare();
  }

  private void copy() {
    try (Stream<Path> files = Files.walk(ORIGINAL)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(ORIGINAL.relativize(file).toString());
        if (!Files.exists(to)) {
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Edges edges(Ledger ledger) {
    ItemStates items = new ItemStates(database);
    Quarantine quarantine = new Quarantine(database);
    return new Edges(
        ledger::commit,
        ledger::after,
        ledger::position,
        ledger::inForce,
        items::items,
        items::saveItems,
        ledger::now,
        (delivery, rejections) -> quarantine.add(declared.resolved(delivery), rejections),
        hub::open,
        hub::publish,
        new StreetMeters(meters, this::shared));
  }

  private static CatalogReading reading() {
    return new CatalogReading(
        CatalogJson::read,
        CatalogJson::target,
        new CelFormulas(),
        TileJson::write,
        TileJson::stored,
        DefinitionJson::versionedBoard);
  }

  private Optional<Catalog> catalog(String code) {
    return pipeline.catalog(code);
  }

  private void shared(Delivery delivery, se.framdrift.pipeline.Share share) {
    feeds.shared(delivery, share);
  }

  /** Replaces words of a file and makes the catalog that comes of it the one in force. */
  void change(String file, String words, String by) {
    try {
      Path path = folder.resolve(file);
      String text = Files.readString(path);
      assertThat(text).contains(words);
      Files.writeString(path, text.replace(words, by));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    declare();
  }

  private void declare() {
    LoadedCatalogs loaded =
        CatalogFiles.load(
            folder.resolve("seeds"), folder.resolve("dashboards"), null, new CelFormulas());
    assertThat(loaded.findings()).isEmpty();
    LoadedCatalog mine =
        loaded.catalogs().stream()
            .filter(each -> each.catalog().municipality().code().equals(CODE))
            .findFirst()
            .orElseThrow();
    await(pipeline.catalog(CODE, new Fact.Catalogued(mine.json(), mine.sha256())));
    await(pipeline.settled());
  }

  /** Sends figures of the tax rate as somebody does who names no feed. */
  Intake send(Object... yearsAndValues) {
    List<RawFact> rows = new java.util.ArrayList<>();
    for (int i = 0; i < yearsAndValues.length; i += 2) {
      rows.add(rate(i / 2 + 1, yearsAndValues[i], yearsAndValues[i + 1]));
    }
    return await(pipeline.take(Delivery.ofFeed("push"), rows, List.of()));
  }

  static RawFact rate(int row, Object year, Object value) {
    return new RawFact(
        row, RATE, String.valueOf(year), String.valueOf(value), null, null, null, null);
  }

  /** The value in force for a year. */
  Optional<Double> rate(int year) {
    return await(
            new Observations(database)
                .observations(se.framdrift.model.SeriesId.parse(RATE), null, 1_000, 0))
        .stream()
        .filter(each -> each.observation().period().text().equals(String.valueOf(year)))
        .findFirst()
        .map(each -> each.observation().value());
  }

  /** As another node has it. */
  Replay replay() {
    return replay(Future.succeededFuture());
  }

  /** The same, whose rows enter after {@code gate}. */
  Replay replay(Future<?> gate) {
    return new Replay(
        refused,
        new RowsAgain((_, _) -> Optional.empty()),
        (delivery, rows) -> gate.compose(_ -> pipeline.again(delivery, rows)),
        new Validation(pipeline::catalog),
        new NewerFigures(new Observations(database)::revisions),
        InstantSource.system());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(hub.close());
    await(feeds.close());
    try {
      pipeline.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    await(database.close());
    await(vertx.close());
  }
}
