package se.framdrift.boot;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.Finding;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.config.Settings;
import se.framdrift.feeds.simulated.SimulatedFeed;
import se.framdrift.formula.CelFormulas;
import se.framdrift.live.LiveHub;
import se.framdrift.live.LiveSettings;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.pipeline.CatalogReading;
import se.framdrift.pipeline.Edges;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.Share;
import se.framdrift.store.FeedFiles;
import se.framdrift.store.FeedStandings;
import se.framdrift.store.ItemStates;
import se.framdrift.store.Ledger;
import se.framdrift.store.LedgerListener;
import se.framdrift.store.Quarantine;
import se.framdrift.store.RefusedRows;
import se.framdrift.store.Tokens;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/**
 * A running node: reads as a parts list. Started and closed on plain threads, never on an event
 * loop.
 */
final class Server implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Server.class.getName());
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration SIZES = Duration.ofMinutes(1);
  private static final int MOST_SIZES = 100;
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final Settings settings;
  private final boolean demo;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final FeedMeters feedMeters = new FeedMeters(meters);
  private final Vertx vertx;
  private final Databases databases;
  private final Ledger ledger;
  private final Tokens tokens;
  private final String epoch;
  private final LiveHub hub;
  private final Pipeline pipeline;
  private final Watch watch;
  private final DeclaredFeeds declared = new DeclaredFeeds(this::catalog);
  private final FeedWatch feeds;
  private final CelFormulas formulas = new CelFormulas();
  private @Nullable LedgerListener listener;
  private @Nullable Doors doors;
  private @Nullable SimulatedFeed demonstration;
  private boolean closed;

  private Server(Settings settings, boolean demo) {
    this.settings = settings;
    this.demo = demo;
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    try {
      this.databases = Databases.open(vertx, settings);
    } catch (StartFailure e) {
      vertx.close().await();
      throw e;
    }
    this.ledger = new Ledger(databases.database());
    this.tokens = new Tokens(databases.database());
    LiveSettings live = LiveSettings.defaults().withPushInterval(settings.pushInterval());
    this.hub = new LiveHub(vertx, live, meters);
    this.epoch = epoch(ledger);
    this.watch = new Watch(databases.database(), ledger, epoch);
    this.pipeline =
        new Pipeline(edges(databases), reading(formulas), epoch, InstantSource.system());
    FeedStandings standings = new FeedStandings(databases.database());
    this.feeds =
        new FeedWatch(
            pipeline,
            declared,
            new FeedBook(standings::all, standings::add),
            feedMeters,
            hub::show,
            InstantSource.system());
  }

  private Optional<Catalog> catalog(String municipality) {
    return pipeline.catalog(municipality);
  }

  private void shared(Delivery delivery, Share share) {
    feeds.shared(delivery, share);
  }

  private String epoch(Ledger asked) {
    try {
      return asked.epoch().await();
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      databases.close();
      vertx.close().await();
      throw e;
    }
  }

  /**
   * Starts a node; returns when it is ready to serve.
   *
   * @throws StartFailure with words for whoever started the program
   */
  static Server start(Settings settings, boolean demo, PrintStream out) {
    var loading = new FutureTask<>(() -> catalogs(settings, demo)); // while the database starts
    Thread.ofPlatform().name("catalogs").start(loading);
    Server server = new Server(settings, demo);
    try {
      server.serve(loaded(loading), out);
      return server;
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      server.close();
      throw e;
    }
  }

  private static LoadedCatalogs loaded(FutureTask<LoadedCatalogs> loading) {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StartFailure failure
          ? failure
          : new IllegalStateException("the catalog was not read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("the start was interrupted");
    }
  }

  private static LoadedCatalogs catalogs(Settings settings, boolean demo) {
    LoadedCatalogs loaded =
        CatalogFiles.load(settings.seeds(), settings.dashboards(), null, new CelFormulas());
    if (!loaded.findings().isEmpty()) {
      List<String> lines = loaded.findings().stream().limit(20).map(Finding::toString).toList();
      throw new StartFailure(
          "the catalog is not valid; './framdrift check' lists every problem (%d):%n%s"
              .formatted(loaded.findings().size(), String.join("\n", lines)));
    }
    return new LoadedCatalogs(
        loaded.catalogs().stream()
            .filter(each -> demo || !each.catalog().municipality().simulated())
            .toList(),
        List.of());
  }

  private Edges edges(Databases opened) {
    ItemStates items = new ItemStates(opened.database());
    Quarantine quarantine = new Quarantine(opened.database());
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

  private static CatalogReading reading(CelFormulas formulas) {
    return new CatalogReading(
        CatalogJson::read,
        formulas,
        TileJson::write,
        TileJson::stored,
        DefinitionJson::versionedBoard);
  }

  private void serve(LoadedCatalogs loaded, PrintStream out) {
    List<Future<Void>> followed = new ArrayList<>();
    for (LoadedCatalog each : loaded.catalogs()) {
      followed.add(pipeline.follow(each.catalog().municipality().code()));
    }
    Future.join(followed).await();
    for (LoadedCatalog each : loaded.catalogs()) {
      pipeline
          .catalog(
              each.catalog().municipality().code(), new Fact.Catalogued(each.json(), each.sha256()))
          .await();
    }
    pipeline.settled().await();
    FirstFigures figures =
        new FirstFigures(
            settings.seeds(),
            new FiguresStreet(pipeline),
            new StoredFeedFiles(new FeedFiles(databases.database())));
    loaded.catalogs().forEach(each -> load(figures, each));
    pipeline.settled().await();
    listener =
        LedgerListener.listen(
                databases.database(),
                pipeline::hint,
                () -> pipeline.municipalities().forEach(pipeline::hint))
            .await();
    vertx.setPeriodic(
        TICK.toMillis(),
        _ ->
            pipeline
                .tick()
                .onFailure(e -> LOG.log(Level.WARNING, "Time could not be recorded", e)));
    watch.begin(vertx);
    feeds.begin(vertx).await();
    RefusedRows refused = new RefusedRows(databases.database());
    vertx.setPeriodic(
        TICK.toMillis(),
        SIZES.toMillis(),
        _ ->
            refused
                .sizes(MOST_SIZES)
                .onSuccess(feedMeters::quarantined)
                .onFailure(e -> LOG.log(Level.DEBUG, "Refused rows could not be counted", e)));
    Operators operators = new Operators(settings, tokens);
    operators.firstToken().ifPresent(secret -> out.println(Operators.announcement(secret)));
    doors =
        Doors.open(
            vertx,
            settings,
            new Parts(
                databases.database(), epoch, pipeline, hub, operators, feeds, declared, meters));
    if (demo) {
      demonstration =
          Demonstration.start(
              vertx, settings.seeds().resolve("exempelby/simulation.yaml"), pipeline);
    }
  }

  private void load(FirstFigures figures, LoadedCatalog loaded) {
    figures.load(loaded.catalog(), loaded.sha256());
    String municipality = loaded.catalog().municipality().code();
    loaded.catalog().feeds().stream()
        .filter(feed -> feed.kind().equals("bundled"))
        .forEach(feed -> feeds.attemptSucceeded(municipality, feed.id()));
  }

  /** One line with both addresses. */
  String greeting() {
    Doors open = java.util.Objects.requireNonNull(doors);
    return "Framdrift is ready: boards at %s, operator at %s"
        .formatted(open.publicAddress(), open.operatorAddress());
  }

  /** As {@link Watch#replaced}. */
  CompletionStage<String> replaced() {
    return watch.replaced();
  }

  /** Stops taking, says goodbye to viewers, stores what is shown, and stops the database. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      SimulatedFeed running = demonstration;
      if (running != null) {
        quietly("the demonstration", running.close());
      }
      quietly("the viewers' goodbye", hub.close());
      Doors open = doors;
      if (open != null) {
        quietly("the listeners", open.close());
      }
      LedgerListener listening = listener;
      if (listening != null) {
        quietly("the ledger's listener", listening.close());
      }
      quietly("the feeds' standing", feeds.close());
      pipeline.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      databases.close();
      quietly("Vert.x", vertx.close());
    }
  }

  private static void quietly(String what, Future<?> closing) {
    try {
      closing.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      LOG.log(Level.WARNING, "Closing " + what + " did not go well", e);
    }
  }
}
