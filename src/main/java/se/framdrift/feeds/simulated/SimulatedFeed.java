package se.framdrift.feeds.simulated;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;

/**
 * Posts what a {@link Simulator} makes: at start the statements, the comparisons and the history of
 * final values, then live values at their times and final ones as they fall due.
 *
 * <p>At most one request is under way: a beat that comes while the one before is unanswered is
 * skipped. A request that fails is repeated (a live post: replaced by the next) after a pause that
 * doubles from a second up to a minute; final values are never skipped. Requests that repeat what
 * the ledger has are harmless.
 *
 * <p>Works on one virtual thread of its own, where the edges are also called; holds one page of
 * rows. Starts once; {@link #start} and {@link #close} may be called from any thread.
 */
public final class SimulatedFeed {

  private static final System.Logger LOG = System.getLogger(SimulatedFeed.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Simulator simulator;
  private final String feed;
  private final Edges edges;
  private final Vertx vertx;
  private final InstantSource clock;
  private final Duration firstPause;
  private final Duration beat;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Promise<Void> caughtUp = Promise.promise();
  private final Promise<Void> ended = Promise.promise();
  private volatile boolean closed;
  private volatile @Nullable Timer pause;
  private int failures;

  /**
   * What the feed needs of the world. Each is called from the feed's thread, one at a time.
   *
   * @param take the rows of one request of a feed; completes when they are durable
   * @param newest period of the newest final value that the ledger has of a series, so that a
   *     restart posts what came after it alone; always empty is right and slower
   */
  public record Edges(
      BiFunction<String, List<RawFact>, Future<?>> take,
      Function<List<Comparison>, Future<?>> compare,
      Function<Statement, Future<?>> state,
      Function<SeriesId, Future<Optional<Period>>> newest) {}

  public SimulatedFeed(Simulator simulator, Edges edges, Vertx vertx, InstantSource clock) {
    this(simulator, edges, vertx, clock, FIRST_PAUSE);
  }

  /**
   * @param firstPause after a first failure
   */
  SimulatedFeed(
      Simulator simulator, Edges edges, Vertx vertx, InstantSource clock, Duration firstPause) {
    this.simulator = simulator;
    this.feed = simulator.simulation().feed();
    this.edges = edges;
    this.vertx = vertx;
    this.clock = clock;
    this.firstPause = firstPause;
    this.beat = simulator.beat();
  }

  /**
   * Begins to post.
   *
   * @return completes when the history is posted; fails with {@link CancellationException} when
   *     closed before
   */
  public Future<Void> start() {
    if (!begun.compareAndSet(false, true)) {
      throw new IllegalStateException("a feed starts once");
    }
    Thread.ofVirtual().name(feed).start(this::run);
    return caughtUp.future();
  }

  /** Stops; completes when what is under way is answered. Closing again is harmless. */
  public Future<Void> close() {
    closed = true;
    Timer waiting = pause;
    if (waiting != null) {
      waiting.cancel();
    }
    if (begun.compareAndSet(false, true)) {
      ended.complete();
    }
    return ended.future();
  }

  private void run() {
    try {
      Instant posted = history();
      caughtUp.complete();
      live(posted);
    } catch (Closed _) {
      LOG.log(Level.DEBUG, () -> feed + " is closed");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, feed + " has stopped", e);
      caughtUp.tryFail(e);
    } finally {
      caughtUp.tryFail(new CancellationException(feed + " was closed before its history was in"));
      ended.complete();
    }
  }

  /** Posts everything that is final; returns up to when. */
  private Instant history() {
    for (Statement statement : simulator.simulation().statements()) {
      insist(() -> edges.state().apply(statement));
    }
    Instant now = clock.instant();
    Map<SeriesId, Instant> from = new HashMap<>();
    for (SimulatedSeries series : simulator.simulation().series()) {
      insist(() -> edges.newest().apply(series.id()))
          .ifPresent(period -> from.put(series.id(), series.history().finalAt(period)));
    }
    postComparisons(Instant.MIN, now);
    Iterator<List<RawFact>> pages =
        simulator.finals(series -> Optional.ofNullable(from.get(series)), now);
    int rows = 0;
    while (pages.hasNext()) {
      List<RawFact> page = pages.next();
      insist(() -> edges.take().apply(feed, page));
      rows += page.size();
      LOG.log(
          Level.INFO,
          "%s: %d final values posted, up to %s".formatted(feed, rows, page.getLast().period()));
    }
    LOG.log(Level.INFO, "%s: the history is in, %d values posted".formatted(feed, rows));
    return now;
  }

  private void live(Instant historyEnd) {
    Instant last = historyEnd;
    while (true) {
      Instant now = clock.instant();
      Instant due = floor(now).plus(beat);
      rest(Duration.between(now, due));
      Instant woken = floor(clock.instant());
      Instant moment = woken.isAfter(due) ? woken : due; // a timer may be a hair early
      beat(last, moment);
      last = moment;
    }
  }

  /** One beat: what fell due since {@code last}, and the forecasts whose round it is. */
  private void beat(Instant last, Instant moment) {
    postComparisons(last, moment);
    Iterator<List<RawFact>> finals = simulator.finals(last, moment);
    while (finals.hasNext()) {
      List<RawFact> page = finals.next();
      insist(() -> edges.take().apply(feed, page));
    }
    for (Duration every : simulator.rounds()) {
      if (round(last, every) != round(moment, every)) {
        forecast(simulator.live(every, moment));
      }
    }
  }

  private void forecast(List<RawFact> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      answered(() -> edges.take().apply(feed, rows));
    } catch (Closed closed) {
      throw closed;
    } catch (Exception e) {
      backOff(e);
    }
  }

  private void postComparisons(Instant from, Instant to) {
    Iterator<List<Comparison>> pages = simulator.comparisons(from, to);
    while (pages.hasNext()) {
      List<Comparison> page = pages.next();
      insist(() -> edges.compare().apply(page));
    }
  }

  /** The answer to a request, repeated until there is one. */
  private <T extends @Nullable Object> T insist(Supplier<? extends Future<T>> request) {
    while (true) {
      try {
        return answered(request);
      } catch (Closed closed) {
        throw closed;
      } catch (Exception e) {
        backOff(e);
      }
    }
  }

  private <T extends @Nullable Object> T answered(Supplier<? extends Future<T>> request) {
    if (closed) {
      throw new Closed();
    }
    T answer = request.get().await();
    failures = 0;
    return answer;
  }

  private void backOff(Exception failure) {
    Duration length = pauseAfter(failures, firstPause);
    failures++;
    LOG.log(
        Level.WARNING,
        "%s: post %d in a row failed; the next in %s".formatted(feed, failures, length),
        failure);
    rest(length);
  }

  /** How long to wait after a failure that follows on {@code failures} others. */
  static Duration pauseAfter(int failures, Duration first) {
    Duration doubled = first.multipliedBy(1L << Math.min(failures, 16));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void rest(Duration length) {
    Timer timer = vertx.timer(Math.max(1, length.toMillis() + 1), TimeUnit.MILLISECONDS);
    pause = timer;
    if (closed) {
      timer.cancel();
    }
    try {
      timer.await();
    } catch (CancellationException _) {
      throw new Closed();
    }
  }

  private Instant floor(Instant instant) {
    return Instant.ofEpochSecond(round(instant, beat) * beat.toSeconds());
  }

  private static long round(Instant instant, Duration every) {
    return Math.floorDiv(instant.getEpochSecond(), every.toSeconds());
  }

  /** Ends the feed's thread. No failure: it takes no stack trace. */
  private static final class Closed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Closed() {
      super("closed", null, false, false);
    }
  }
}
