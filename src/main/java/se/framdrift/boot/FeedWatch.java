package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.health.Assessment;
import se.framdrift.feeds.health.Lag;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedStanding;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.Share;
import se.framdrift.wire.FeedJson;

/**
 * Watches every declared feed: hears of deliveries, attempts and progress, remembers them for all
 * nodes, and shows how each feed stands. What it hears it takes from any thread and at once.
 */
final class FeedWatch {

  private static final System.Logger LOG = System.getLogger(FeedWatch.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration EXCHANGE = Duration.ofSeconds(3);

  /** Shows a municipality's feeds to viewers. */
  @FunctionalInterface
  interface Show {
    void show(String channel, String open, String inside, Instant at);
  }

  /** When the next period of each feed is due, as of a position. */
  private record Dues(long position, Map<String, Instant> byFeed) {}

  private final Pipeline pipeline;
  private final DeclaredFeeds declared;
  private final FeedBook book;
  private final FeedMeters meters;
  private final Show show;
  private final InstantSource clock;
  private final Map<FeedBook.Key, Instant> began = new ConcurrentHashMap<>();
  private final Map<String, Dues> dues = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> shown = new HashMap<>();
  private volatile boolean closed;

  FeedWatch(
      Pipeline pipeline,
      DeclaredFeeds declared,
      FeedBook book,
      FeedMeters meters,
      Show show,
      InstantSource clock) {
    this.pipeline = pipeline;
    this.declared = declared;
    this.book = book;
    this.meters = meters;
    this.show = show;
    this.clock = clock;
  }

  /** Completes when what is remembered is known and shown; goes on until it is closed. */
  Future<Void> begin(Vertx vertx) {
    return exchange()
        .onSuccess(
            _ -> {
              look();
              vertx.setPeriodic(LOOK.toMillis(), timer -> goOn(vertx, timer, this::look));
              vertx.setPeriodic(
                  EXCHANGE.toMillis(), timer -> goOn(vertx, timer, this::exchangeQuietly));
            });
  }

  private void goOn(Vertx vertx, long timer, Runnable what) {
    if (closed) {
      vertx.cancelTimer(timer);
    } else {
      what.run();
    }
  }

  private void exchangeQuietly() {
    exchange().onFailure(e -> LOG.log(Level.WARNING, "How feeds stand was not stored", e));
  }

  /** Stores what was seen last, and stops. */
  Future<Void> close() {
    closed = true;
    return book.exchange();
  }

  /** Rows of a municipality have come. */
  void shared(Delivery delivery, Share share) {
    String municipality = share.municipality();
    if (municipality.isEmpty()) {
      return; // nobody knows whose feed it is
    }
    Instant now = clock.instant();
    if (!declared.isAmbiguous(municipality, delivery.feed())) {
      declared
          .resolve(municipality, delivery.feed(), null)
          .ifPresent(feed -> delivered(municipality, feed, now, rows(share)));
      return;
    }
    Map<String, FeedRows> parts = new LinkedHashMap<>();
    for (int i = 0; i < share.facts().size(); i++) {
      FeedRows row = rows(share.outcomes().get(i), 1);
      declared
          .resolve(municipality, delivery.feed(), series(share.facts().get(i)))
          .ifPresent(feed -> parts.merge(feed, row, FeedRows::plus));
    }
    if (share.refused() > 0) {
      declared
          .resolve(municipality, delivery.feed(), null)
          .ifPresent(
              feed -> parts.merge(feed, new FeedRows(0, 0, share.refused()), FeedRows::plus));
    }
    parts.forEach((feed, rows) -> delivered(municipality, feed, now, rows));
  }

  private void delivered(String municipality, String feed, Instant now, FeedRows rows) {
    if (!rows.equals(FeedRows.NONE)) {
      book.add(FeedStanding.delivered(municipality, feed, now, rows));
    }
  }

  private static FeedRows rows(Share share) {
    long unchanged = share.outcomes().stream().filter(Outcome.UNCHANGED::equals).count();
    return new FeedRows(share.outcomes().size() - unchanged, unchanged, share.refused());
  }

  private static FeedRows rows(Outcome outcome, long count) {
    return switch (outcome) {
      case ACCEPTED, REVISED -> new FeedRows(count, 0, 0);
      case UNCHANGED -> new FeedRows(0, count, 0);
    };
  }

  private static @Nullable SeriesId series(Fact fact) {
    return fact instanceof Fact.Observed observed ? observed.series() : null;
  }

  /** A run has ended well, or a connection has been made. */
  void attemptSucceeded(String municipality, String feed) {
    began.remove(new FeedBook.Key(municipality, feed));
    book.add(FeedStanding.attempted(municipality, feed, clock.instant(), null));
  }

  /**
   * A run or a connection has failed.
   *
   * @param words for the operator
   */
  void attemptFailed(String municipality, String feed, String words) {
    began.remove(new FeedBook.Key(municipality, feed));
    book.add(FeedStanding.attempted(municipality, feed, clock.instant(), words));
  }

  /**
   * A run has come so far. Its end is told by one of the two above.
   *
   * @param total 0 when unknown
   */
  void progress(String municipality, String feed, long done, long total, String unit) {
    Instant now = clock.instant();
    Instant from = began.computeIfAbsent(new FeedBook.Key(municipality, feed), _ -> now);
    book.add(
        FeedStanding.running(municipality, feed, new FeedProgress(done, total, unit, from, now)));
  }

  /** How the feeds of a municipality stand now, by id, in the order of the catalog. */
  Map<String, FeedHealth> health(String municipality) {
    Instant now = clock.instant();
    Dues due = dues.getOrDefault(municipality, new Dues(0, Map.of()));
    Map<String, FeedHealth> health = new LinkedHashMap<>();
    for (Catalog.Feed feed : declared.of(municipality)) {
      FeedStanding standing =
          book.standing(new FeedBook.Key(municipality, feed.id()))
              .orElseGet(() -> FeedStanding.begun(municipality, feed.id(), now));
      health.put(
          feed.id(), Assessment.of(standing, feed.rhythm(), due.byFeed().get(feed.id()), now));
    }
    return health;
  }

  /** Runs on the event loop of the timers. */
  private void look() {
    Instant now = clock.instant();
    for (String municipality : pipeline.municipalities()) {
      pipeline.catalog(municipality).ifPresent(catalog -> look(catalog, now));
    }
  }

  private void look(Catalog catalog, Instant now) {
    String municipality = catalog.municipality().code();
    Map<String, FeedHealth> health = health(municipality);
    meters.stand(municipality, health, now);
    JsonObject inside = FeedJson.standing(catalog, health, true);
    if (!inside.equals(shown.put(municipality, inside))) {
      JsonObject open = FeedJson.standing(catalog, health, false);
      show.show(
          "feeds:" + municipality, FeedJson.channel(open, now), FeedJson.channel(inside, now), now);
    }
  }

  private Future<Void> exchange() {
    return book.exchange().compose(_ -> dues()).onSuccess(_ -> hearOf());
  }

  /** From now on it is known since when each feed is declared. */
  private void hearOf() {
    Instant now = clock.instant();
    for (String municipality : pipeline.municipalities()) {
      for (Catalog.Feed feed : declared.of(municipality)) {
        if (book.standing(new FeedBook.Key(municipality, feed.id())).isEmpty()) {
          book.add(FeedStanding.begun(municipality, feed.id(), now));
        }
      }
    }
  }

  private Future<Void> dues() {
    List<Future<Dues>> asked = pipeline.municipalities().stream().map(this::dues).toList();
    return Future.join(asked).mapEmpty();
  }

  private Future<Dues> dues(String municipality) {
    Dues known = dues.get(municipality);
    return pipeline
        .ask(
            municipality,
            view -> {
              if (known != null && known.position() == view.position()) {
                return known;
              }
              Catalog catalog = view.catalog();
              Map<SeriesId, Period> newest = new HashMap<>();
              for (SeriesId id : catalog.series().keySet()) {
                for (Observation each : view.observations(id, 1)) {
                  newest.put(id, each.period());
                }
              }
              Map<String, Instant> byFeed = new HashMap<>();
              for (Catalog.Feed feed : catalog.feeds()) {
                Lag.due(catalog, feed.id(), newest).ifPresent(due -> byFeed.put(feed.id(), due));
              }
              return new Dues(view.position(), byFeed);
            })
        .onSuccess(found -> dues.put(municipality, found));
  }
}
