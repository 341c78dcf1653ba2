package se.framdrift.boot;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.config.Settings;
import se.framdrift.feeds.mqtt.ListenerSettings;
import se.framdrift.feeds.mqtt.ListeningFeed;
import se.framdrift.feeds.running.Declared;
import se.framdrift.live.LiveBounds;
import se.framdrift.live.LiveHub;
import se.framdrift.live.LiveSettings;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.Share;
import se.framdrift.store.FeedFiles;
import se.framdrift.store.FeedStandings;
import se.framdrift.store.LedgerListener;
import se.framdrift.store.OutsideKey;
import se.framdrift.store.RefusedRows;
import se.framdrift.store.Tokens;

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
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final FeedMeters feedMeters = new FeedMeters(meters);
  private final Vertx vertx;
  private final Databases databases;
  private final Tokens tokens;
  private final LiveHub hub;
  private final Street street;
  private final Pipeline pipeline;
  private final Watch watch;
  private final Uploads uploads;
  private final DeclaredFeeds declared = new DeclaredFeeds(this::catalog);
  private final FeedWatch feedWatch;
  private @Nullable LedgerListener listener;
  private @Nullable Doors doors;
  private @Nullable Feeds feeds;
  private @Nullable MqttDoor mqtt;
  private boolean closed;

  private Server(Settings settings) {
    this.settings = settings;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(false)
                .setBlockedThreadCheckInterval(Math.min(1_000, settings.loopLimit().toMillis()))
                .setMaxEventLoopExecuteTime(settings.loopLimit().toNanos())
                .setWarningExceptionTime(settings.loopLimit().toNanos()));
    try {
      this.databases = Databases.open(vertx, settings);
    } catch (StartFailure e) {
      vertx.close().await();
      throw e;
    }
    this.tokens = new Tokens(databases.database());
    this.hub = new LiveHub(vertx, live(settings), meters);
    this.street = street();
    this.pipeline = street.pipeline();
    this.watch = new Watch(databases.database(), street.ledger(), street.epoch());
    this.uploads =
        new Uploads(settings.dataDir().resolve("uploads"), pipeline, InstantSource.system());
    FeedStandings standings = new FeedStandings(databases.database());
    this.feedWatch =
        new FeedWatch(
            pipeline,
            declared,
            new FeedBook(standings::all, standings::add),
            feedMeters,
            hub::show,
            InstantSource.system());
  }

  /** How the live hub goes about its work. */
  static LiveSettings live(Settings settings) {
    return LiveSettings.defaults()
        .withPushInterval(settings.pushInterval())
        .withBounds(
            LiveBounds.defaults()
                .withConnections(settings.viewers().most(), settings.viewers().mostPerAddress()))
        .withProxies(settings.viewers().proxies());
  }

  private Optional<Catalog> catalog(String municipality) {
    return pipeline.catalog(municipality);
  }

  private void shared(Delivery delivery, Share share) {
    feedWatch.shared(delivery, share);
  }

  private Street street() {
    try {
      return Street.of(
          databases.database(),
          new Street.Audience(hub::open, hub::publish),
          new StreetMeters(meters, this::shared),
          declared::resolved);
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
    var loading =
        new FutureTask<>(() -> Catalogs.load(settings, demo)); // while the database starts
    Thread.ofPlatform().name("catalogs").start(loading);
    Server server = new Server(settings);
    try {
      server.serve(loaded(loading), demo, out);
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

  /** Makes catalogs the ones in force, with the figures that come with them. Blocking. */
  private void take(LoadedCatalogs loaded) {
    street.follow(loaded);
    FirstFigures figures =
        new FirstFigures(
            settings.seeds(),
            new FiguresStreet(pipeline),
            new StoredFeedFiles(new FeedFiles(databases.database())));
    loaded.catalogs().forEach(each -> load(figures, each));
    pipeline.settled().await();
  }

  private void serve(LoadedCatalogs loaded, boolean demo, PrintStream out) {
    take(loaded);
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
    new CatalogWatch(
            List.of(settings.seeds(), settings.dashboards()),
            () -> Catalogs.load(settings, demo),
            this::take)
        .begin(vertx);
    feedWatch.begin(vertx).await();
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
    Outside outside =
        new Outside(vertx, databases.database(), pipeline, outsideKey(), street.ledger()::now);
    Feeds running =
        Feeds.start(vertx, settings, databases.database(), pipeline, FeedNews.to(feedWatch));
    feeds = running;
    doors =
        Doors.open(
            vertx,
            settings,
            new Parts(
                databases.database(),
                street.epoch(),
                pipeline,
                street.pasts(),
                street.changes(),
                hub,
                operators,
                new DeclaredLines(pipeline::municipalities, pipeline::catalog, meters),
                outside,
                feedWatch,
                declared,
                running,
                meters,
                uploads));
    new OutsideReleases(outside, pipeline, databases.database()).begin(vertx);
    mqtt = mqtt(operators, running);
  }

  /** Null where no port is set. */
  private @Nullable MqttDoor mqtt(Operators operators, Feeds open) {
    try {
      ListenerSettings wanted = MqttDoor.settings(System.getenv()).orElse(null);
      return wanted == null
          ? null
          : MqttDoor.open(
                  vertx,
                  wanted,
                  operators,
                  () -> listening(open),
                  (delivery, decoded) ->
                      pipeline.take(delivery, decoded.rows(), decoded.undecodable()))
              .await();
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      throw new StartFailure("the MQTT listener did not start: " + e.getMessage());
    }
  }

  private static List<ListeningFeed> listening(Feeds open) {
    return open.all().stream()
        .map(Declared::feed)
        .filter(ListeningFeed.class::isInstance)
        .map(ListeningFeed.class::cast)
        .toList();
  }

  /** A node that cannot keep a key serves all the same, and takes no answers and no cases. */
  private OutsideKey outsideKey() {
    try {
      return OutsideKey.open(settings.dataDir(), settings.outsideKey());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "There is no key for answers and cases; set FRAMDRIFT_OUTSIDE_KEY", e);
      return OutsideKey.none();
    }
  }

  private void load(FirstFigures figures, LoadedCatalog loaded) {
    figures.load(loaded.catalog(), loaded.sha256());
    String municipality = loaded.catalog().municipality().code();
    loaded.catalog().feeds().stream()
        .filter(feed -> feed.kind().equals("bundled"))
        .forEach(feed -> feedWatch.attemptSucceeded(municipality, feed.id()));
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
      MqttDoor listeningToMqtt = mqtt;
      if (listeningToMqtt != null) {
        quietly("the MQTT listener", listeningToMqtt.close());
      }
      Feeds running = feeds;
      if (running != null) {
        quietly("the feeds", running.close());
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
      uploads.close();
      quietly("the feeds' standing", feedWatch.close());
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
