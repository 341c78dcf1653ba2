package se.framdrift.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Fact;
import se.framdrift.model.Item;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SavedItems;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.CatalogReading;
import se.framdrift.pipeline.Edges;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.View;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.ItemStates;
import se.framdrift.store.Ledger;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/** A node that loads what is in force against one that has followed every commit. */
@ExtendWith(PostgresExtension.class)
class RestartIT {

  private static final String CODE = "9999";
  private static final int SITES = 20;
  private static final int HOURS = 15_000;
  private static final int BATCH = 500;
  private static final List<String> AGGREGATES =
      List.of(
          "latest",
          "calendar-period, calendar: month, statistic: mean",
          "rolling-window, window: P12M, statistic: sum",
          "rolling-window, window: P1M, statistic: percentile, percentile: 98",
          "calendar-period, calendar: year, statistic: max",
          "change-on-year");

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Random random = new Random(4);
  private final List<Pipeline> nodes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Pipeline node : nodes) {
      node.close();
    }
    await(database.close());
    await(vertx.close());
  }

  RestartIT(DatabaseAddress address) {
    database = await(Database.open(vertx, address));
  }

  @Test
  void itsBoardsAreThoseOfANodeThatFollowedEveryCommit(@TempDir Path folder)
      throws IOException, InterruptedException {
    Ledger ledger = new Ledger(database);
    Pipeline first = node(ledger, new ItemStates(database)::items, new ItemStates(database));
    declare(first, folder);
    fill(ledger);
    await(first.settled());
    first.close(); // stores what it shows

    Pipeline restarted = node(ledger, new ItemStates(database)::items, null);
    Pipeline rebuilt =
        node(ledger, (_, _) -> Future.succeededFuture(new SavedItems(0, null, List.of())), null);
    assertThat(shown(restarted)).hasSize(10).isEqualTo(shown(rebuilt));

    List<Fact> revised = new ArrayList<>();
    for (int site = 0; site < SITES; site++) {
      revised.add(figure(site, HOURS - 1 - random.nextInt(100)));
      revised.add(figure(site, random.nextInt(HOURS)));
      revised.add(figure(site, HOURS));
    }
    await(ledger.commit(CODE, "push", revised));
    await(restarted.settled());
    await(rebuilt.settled());
    assertThat(shown(restarted)).isEqualTo(shown(rebuilt));
    for (int site = 0; site < SITES; site++) {
      SeriesId series = SeriesId.parse(Row.seriesId(site));
      assertThat(observed(restarted, series)).hasSize(5_000).isEqualTo(observed(rebuilt, series));
    }
  }

  private static List<Observation> observed(Pipeline node, SeriesId series) {
    return await(node.ask(CODE, view -> view.observations(series, 5_000)));
  }

  private static List<Item> shown(Pipeline node) {
    return await(node.ask(CODE, View::items));
  }

  /** In order, but for what comes late, is revised or withdrawn. */
  private void fill(Ledger ledger) {
    for (int hour = 0; hour < HOURS; hour += BATCH) {
      List<Fact> facts = new ArrayList<>();
      for (int site = 0; site < SITES; site++) {
        for (int i = hour; i < hour + BATCH; i++) {
          if (random.nextInt(50) > 0) {
            facts.add(figure(site, i));
          }
        }
        facts.add(figure(site, random.nextInt(hour + BATCH)));
      }
      await(ledger.commit(CODE, "push", facts.stream().distinct().toList()));
    }
  }

  private Fact figure(int site, int hour) {
    long begin = Row.second((long) hour * Row.SERIES);
    Period period = Period.parse(java.time.Instant.ofEpochSecond(begin) + "/PT1H");
    Observation observation =
        random.nextInt(200) == 0
            ? Observation.missing(period, Missing.NOT_REPORTED)
            : Observation.of(period, random.nextInt(1_000) / 10.0);
    return new Fact.Observed(SeriesId.parse(Row.seriesId(site)), observation);
  }

  private static void declare(Pipeline node, Path folder) throws IOException {
    BenchCatalog.write(folder);
    Path indicators = folder.resolve("seeds/bench/indicators.yaml");
    String text = Files.readString(indicators);
    for (String aggregate : AGGREGATES) {
      text = text.replaceFirst("aggregate: latest}", "aggregate: " + aggregate + " }");
    }
    Files.writeString(indicators, text);
    var loaded =
        CatalogFiles.load(
            folder.resolve("seeds"), folder.resolve("dashboards"), null, new CelFormulas());
    assertThat(loaded.findings()).isEmpty();
    LoadedCatalog mine =
        loaded.catalogs().stream()
            .filter(each -> each.catalog().municipality().code().equals(CODE))
            .findFirst()
            .orElseThrow();
    await(node.catalog(CODE, new Fact.Catalogued(mine.json(), mine.sha256())));
  }

  private Pipeline node(
      Ledger ledger,
      BiFunction<String, String, Future<SavedItems>> items,
      @org.jspecify.annotations.Nullable ItemStates saved) {
    Edges edges =
        new Edges(
            ledger::commit,
            ledger::after,
            ledger::position,
            ledger::inForce,
            items,
            saved == null ? (_, _, _, _, _) -> Future.succeededFuture() : saved::saveItems,
            ledger::now,
            (_, _) -> Future.succeededFuture(),
            _ -> {},
            _ -> {},
            Edges.UNMEASURED);
    CatalogReading reading =
        new CatalogReading(
            CatalogJson::read,
            CatalogJson::target,
            new CelFormulas(),
            TileJson::write,
            TileJson::stored,
            DefinitionJson::versionedBoard);
    Pipeline node = new Pipeline(edges, reading, "epoch", InstantSource.system());
    nodes.add(node);
    await(node.follow(CODE));
    return node;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
