package se.framdrift.feeds.simulated;

import static io.vertx.core.Future.failedFuture;
import static io.vertx.core.Future.succeededFuture;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;

@ExtendWith(VertxExtension.class)
class SimulatedFeedTest {

  private static final Duration SOON = Duration.ofMillis(10);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Instant NOON = Instant.parse("2026-01-03T11:00:00Z");

  /** Ten milliseconds before a beat: the timer is short, and the clock moves when a test says. */
  private final AtomicReference<Instant> clock = new AtomicReference<>(NOON.minus(SOON));

  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();

  @TempDir private Path folder;

  /** A request, and the promise of its answer. */
  private record Post(String feed, List<RawFact> rows, Promise<Void> answer) {

    boolean isForecast() {
      return "P".equals(rows.getFirst().flag());
    }
  }

  @Test
  void postsStatementsComparisonsAndTheWholeHistoryOldestFirst(Vertx vertx) {
    Simulator simulator = Exempelby.simulator();
    var rows = new ConcurrentLinkedQueue<RawFact>();
    var comparisons = new ConcurrentLinkedQueue<Comparison>();
    var statements = new ConcurrentLinkedQueue<Statement>();
    var longest = new AtomicInteger();
    var edges =
        new SimulatedFeed.Edges(
            (_, page) -> {
              longest.accumulateAndGet(page.size(), Math::max);
              rows.addAll(page);
              return succeededFuture();
            },
            page -> succeededFuture(comparisons.addAll(page)),
            statement -> succeededFuture(statements.add(statement)),
            _ -> succeededFuture(Optional.empty()));
    var feed = new SimulatedFeed(simulator, edges, vertx, () -> Exempelby.NOW);
    soon(feed.start());
    soon(feed.close());
    assertThat(List.copyOf(rows))
        .isEqualTo(Exempelby.all(simulator.finals(Instant.MIN, Exempelby.NOW)));
    assertThat(longest).hasValue(Simulator.PAGE_ROWS);
    assertThat(comparisons).hasSize(16);
    assertThat(List.copyOf(statements)).isEqualTo(simulator.simulation().statements());
  }

  @Test
  void postsOnlyWhatIsNewerThanTheLedger(Vertx vertx) throws Exception {
    Period newest = Period.parse("2026-01-01");
    SimulatedFeed feed = feed(vertx, _ -> succeededFuture(Optional.of(newest)));
    feed.start();
    Post post = nextPost();
    assertThat(post.feed()).isEqualTo("exempelby-simulator");
    assertThat(post.rows()).extracting(RawFact::period).containsExactly("2026-01-02");
    post.answer().complete();
    soon(feed.close());
  }

  @Test
  void postsOneForecastAfterTheOtherAndSkipsTheBeatsInBetween(Vertx vertx) throws Exception {
    SimulatedFeed feed = caughtUp(vertx);
    assertThat(answeredAt(NOON.plusSeconds(7).minus(SOON))).isEqualTo(forecast(NOON));
    assertThat(answeredAt(NOON.plusSeconds(8).minus(SOON)))
        .as("seven seconds went by until the answer")
        .isEqualTo(forecast(NOON.plusSeconds(7)));
    assertThat(nextPost().rows()).isEqualTo(forecast(NOON.plusSeconds(8)));
    assertThat(posts).as("nothing is posted while the last post is unanswered").isEmpty();
    feed.close();
  }

  @Test
  void postsWhatHasBecomeFinalBeforeTheNextForecast(Vertx vertx) throws Exception {
    SimulatedFeed feed = caughtUp(vertx);
    Instant midnight = Period.parse("2026-01-04").start();
    assertThat(answeredAt(midnight.minus(SOON))).isEqualTo(forecast(NOON));
    Post settled = nextPost();
    assertThat(settled.rows())
        .extracting(row -> row.period() + " " + row.flag())
        .containsExactly("2026-01-03 A");
    settled.answer().complete();
    assertThat(nextPost().rows())
        .extracting(row -> row.period() + " " + row.flag())
        .containsExactly("2026-01-04 P");
    feed.close();
  }

  @Test
  void repeatsAPageUntilItIsTaken(Vertx vertx) throws Exception {
    SimulatedFeed feed = feed(vertx, _ -> succeededFuture(Optional.empty()));
    Future<Void> started = feed.start();
    Post first = nextPost();
    first.answer().fail("the ledger is away");
    Post second = nextPost();
    second.answer().fail("the ledger is still away");
    Post third = nextPost();
    assertThat(second.rows()).isEqualTo(first.rows());
    assertThat(third.rows()).isEqualTo(first.rows());
    assertThat(started.isComplete()).isFalse();
    third.answer().complete();
    soon(started);
    soon(feed.close());
  }

  @Test
  void replacesAForecastThatFailedByTheNext(Vertx vertx) throws Exception {
    SimulatedFeed feed = caughtUp(vertx);
    Post lost = nextPost();
    clock.set(NOON.plusSeconds(1).minus(SOON));
    lost.answer().fail("the ledger is away");
    assertThat(nextPost().rows()).isEqualTo(forecast(NOON.plusSeconds(1)));
    feed.close();
  }

  @Test
  void asksAgainWhenTheLedgerCannotSayWhatItHas(Vertx vertx) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    SimulatedFeed feed =
        feed(
            vertx,
            _ ->
                asked.incrementAndGet() < 3
                    ? failedFuture("the ledger is away")
                    : succeededFuture(Optional.empty()));
    feed.start();
    assertThat(nextPost().rows()).hasSize(2);
    assertThat(asked).hasValue(3);
    feed.close();
  }

  @Test
  void closingWaitsForWhatIsUnderWayAndPostsNoMore(Vertx vertx) throws Exception {
    SimulatedFeed feed = caughtUp(vertx);
    Post post = nextPost();
    Future<Void> closed = feed.close();
    assertThat(closed.isComplete()).isFalse();
    post.answer().complete();
    soon(closed);
    soon(feed.close());
    assertThat(posts).isEmpty();
  }

  @Test
  void closingBeforeTheHistoryIsInFailsTheStart(Vertx vertx) throws Exception {
    SimulatedFeed feed = feed(vertx, _ -> succeededFuture(Optional.empty()));
    Future<Void> started = feed.start();
    Post post = nextPost();
    Future<Void> closed = feed.close();
    post.answer().fail("cut");
    soon(closed);
    assertThatThrownBy(() -> soon(started)).hasRootCauseInstanceOf(CancellationException.class);
  }

  @Test
  void aFeedStartsOnceAndMayBeClosedUnstarted(Vertx vertx) throws Exception {
    SimulatedFeed feed = feed(vertx, _ -> succeededFuture(Optional.empty()));
    soon(feed.close());
    assertThatThrownBy(feed::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePauseAfterFailuresDoublesUpToAMinute() {
    Duration first = Duration.ofSeconds(1);
    assertThat(SimulatedFeed.pauseAfter(0, first)).isEqualTo(Duration.ofSeconds(1));
    assertThat(SimulatedFeed.pauseAfter(1, first)).isEqualTo(Duration.ofSeconds(2));
    assertThat(SimulatedFeed.pauseAfter(5, first)).isEqualTo(Duration.ofSeconds(32));
    assertThat(SimulatedFeed.pauseAfter(6, first)).isEqualTo(Duration.ofMinutes(1));
    assertThat(SimulatedFeed.pauseAfter(1_000_000, first)).isEqualTo(Duration.ofMinutes(1));
  }

  private SimulatedFeed caughtUp(Vertx vertx) throws Exception {
    SimulatedFeed feed = feed(vertx, _ -> succeededFuture(Optional.of(Period.parse("2026-01-02"))));
    soon(feed.start());
    return feed;
  }

  private SimulatedFeed feed(Vertx vertx, Function<SeriesId, Future<Optional<Period>>> newest)
      throws IOException {
    BiFunction<String, List<RawFact>, Future<?>> take =
        (feed, rows) -> {
          Promise<Void> answer = Promise.promise();
          posts.add(new Post(feed, rows, answer));
          return answer.future();
        };
    var edges =
        new SimulatedFeed.Edges(take, _ -> succeededFuture(), _ -> succeededFuture(), newest);
    return new SimulatedFeed(simulator(), edges, vertx, clock::get, Duration.ofMillis(5));
  }

  private Simulator simulator() throws IOException {
    return Exempelby.of(
        folder,
        "  - {series: '9999:a', history: {from: 2026-01-01, step: P1D}, every: PT1S, level: 50, noise: 3, live: 9}");
  }

  private List<RawFact> forecast(Instant moment) throws IOException {
    return simulator().live(EVERY, moment);
  }

  /** The next forecast, answered when the clock says {@code then}. */
  private List<RawFact> answeredAt(Instant then) throws InterruptedException {
    Post post = nextPost();
    assertThat(post.isForecast()).isTrue();
    clock.set(then);
    post.answer().complete();
    return post.rows();
  }

  private Post nextPost() throws InterruptedException {
    return requireNonNull(posts.poll(1, TimeUnit.MINUTES), "no post within a minute");
  }

  private static void soon(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new AssertionError("not complete", e);
    }
  }
}
