package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import se.framdrift.catalog.Catalog;
import se.framdrift.config.Settings;
import se.framdrift.feeds.running.AllowedHosts;
import se.framdrift.feeds.running.Declared;
import se.framdrift.feeds.running.Edges;
import se.framdrift.feeds.running.FeedRunner;
import se.framdrift.feeds.running.FetchRules;
import se.framdrift.feeds.running.Fetcher;
import se.framdrift.feeds.running.Time;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedRun;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.store.Database;
import se.framdrift.store.FeedMemory;
import se.framdrift.store.FeedRuns;
import se.framdrift.store.Leases;

/**
 * The feeds of the followed municipalities' catalogs, run by this node where it holds the lease.
 */
final class Feeds {

  /** How long a lease lasts; the runner renews it every ten seconds. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(Feeds.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Pipeline pipeline;
  private final FeedKinds kinds;
  private final Fetcher fetcher;
  private final FeedRunner runner;
  private final Map<String, Catalog> open = new HashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Map<String, List<Declared>> declared = Map.of();
  private long looks;

  private Feeds(
      Vertx vertx, Pipeline pipeline, FeedKinds kinds, Fetcher fetcher, FeedRunner runner) {
    this.vertx = vertx;
    this.pipeline = pipeline;
    this.kinds = kinds;
    this.fetcher = fetcher;
    this.runner = runner;
  }

  /**
   * Opens the feeds and begins to run them. Whoever starts it closes it.
   *
   * @throws StartFailure when a feed is declared in a way that makes no sense
   */
  static Feeds start(
      Vertx vertx, Settings settings, Database database, Pipeline pipeline, FeedNews news) {
    return start(
        vertx,
        new AllowedHosts(settings.feedHosts()),
        FetchRules.standard(Main.version()),
        FeedKinds.all(settings, pipeline),
        database,
        pipeline,
        news);
  }

  /** The same by other rules. */
  static Feeds start(
      Vertx vertx,
      AllowedHosts hosts,
      FetchRules rules,
      FeedKinds kinds,
      Database database,
      Pipeline pipeline,
      FeedNews news) {
    Fetcher fetcher = new Fetcher(vertx, hosts, rules);
    FeedRunner runner =
        new FeedRunner(
            vertx, fetcher, edges(database, pipeline, news), Time.system(), FeedRunner.RUN_LIMIT);
    Feeds feeds = new Feeds(vertx, pipeline, kinds, fetcher, runner);
    try {
      feeds.declare(true);
    } catch (IllegalArgumentException e) {
      fetcher.close();
      throw new StartFailure(String.valueOf(e.getMessage()));
    }
    feeds.looks = vertx.setPeriodic(LOOK.toMillis(), _ -> feeds.lookAside());
    return feeds;
  }

  private void lookAside() {
    Thread.ofVirtual().name("feeds").start(this::look);
  }

  /** What running needs, with someone who hears what this node does with each feed. */
  static Edges edges(Database database, Pipeline pipeline, FeedNews news) {
    return new Edges(
        new Held(new Leases(database, UUID.randomUUID().toString(), LEASE)),
        new Kept(new FeedMemory(database)),
        new Ended(new FeedRuns(database), news.ended()),
        (delivery, decoded) -> pipeline.take(delivery, decoded.rows(), decoded.undecodable()),
        (municipality, feed, comparisons) ->
            pipeline.record(municipality, feed, compared(comparisons)),
        news.activity());
  }

  private static List<Fact> compared(List<Comparison> comparisons) {
    return comparisons.stream().<Fact>map(Fact.Compared::new).toList();
  }

  /** Opens the feeds anew when a catalog in force has become another one. */
  private void look() {
    if (looking.compareAndSet(false, true)) {
      try {
        declare(false);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The feeds of the changed catalogs are not run", e);
      } finally {
        looking.set(false);
      }
    }
  }

  /**
   * @param strict whether a catalog whose feeds make no sense is refused; otherwise its
   *     municipality keeps the feeds that it had
   */
  private synchronized void declare(boolean strict) {
    Map<String, List<Declared>> next = new HashMap<>(declared);
    for (String municipality : pipeline.municipalities()) {
      Catalog catalog = pipeline.catalog(municipality).orElse(null);
      if (catalog != null && !catalog.equals(open.put(municipality, catalog))) {
        try {
          next.put(municipality, kinds.open(catalog));
        } catch (IllegalArgumentException e) {
          if (strict) {
            throw e;
          }
          LOG.log(Level.ERROR, municipality + " keeps the feeds of its former catalog", e);
        }
      }
    }
    if (!next.equals(declared)) {
      runner.declare(next.values().stream().flatMap(List::stream).toList());
      declared = Map.copyOf(next);
    }
  }

  /** A feed that is open here, with what it was declared as. */
  Optional<Declared> feed(String municipality, String feed) {
    return declared.getOrDefault(municipality, List.of()).stream()
        .filter(each -> each.declaration().id().equals(feed))
        .findFirst();
  }

  /** As {@link FeedRunner#runNow}. */
  Optional<Future<FeedRun>> runNow(String municipality, String feed) {
    return runner.runNow(municipality, feed);
  }

  /** What this node does with each feed. */
  List<FeedActivity> activities() {
    return runner.activities();
  }

  /** All that are open here. */
  List<Declared> all() {
    return declared.values().stream().flatMap(List::stream).toList();
  }

  /** Ends what is under way and gives the leases back. */
  Future<Void> close() {
    vertx.cancelTimer(looks);
    return runner.close().eventually(fetcher::close);
  }

  private record Held(Leases leases) implements Edges.Leasing {

    @Override
    public Future<Boolean> take(String name) {
      return leases.take(name);
    }

    @Override
    public Future<Boolean> renew(String name) {
      return leases.renew(name);
    }

    @Override
    public Future<Void> release(String name) {
      return leases.release(name);
    }
  }

  private record Kept(FeedMemory memory) implements Edges.Memory {

    @Override
    public Future<Optional<String>> recall(String municipality, String feed, String key) {
      return memory.recall(municipality, feed, key);
    }

    @Override
    public Future<Void> keep(String municipality, String feed, Map<String, String> texts) {
      return memory.keep(municipality, feed, texts);
    }
  }

  private record Ended(FeedRuns runs, Consumer<FeedRun> told) implements Edges.History {

    @Override
    public Future<Void> add(FeedRun run) {
      told.accept(run);
      return runs.add(run);
    }

    @Override
    public Future<List<FeedRun>> newest(String municipality, String feed, int limit) {
      return runs.newest(municipality, feed, limit);
    }
  }
}
