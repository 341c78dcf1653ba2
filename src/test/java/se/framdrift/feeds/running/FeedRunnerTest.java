package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed;
import se.framdrift.model.Delivery;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedRun.Outcome;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;
import se.framdrift.testing.LocalServer;
import se.framdrift.testing.Wait;

class FeedRunnerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final LocalizedText TEXT = new LocalizedText("svenska", "English");
  private static final Decoded ROWS =
      new Decoded(
          List.of(new RawFact(1, "1441:N1", "2025", "1", null, null, null, null)), List.of());

  private final Vertx vertx = Vertx.vertx();
  private final ManualTime time = new ManualTime();
  private final MemoryEdges edges = new MemoryEdges();
  private final Fetcher fetcher =
      new Fetcher(
          vertx,
          new AllowedHosts(Set.of("127.0.0.1")),
          new FetchRules(
              "test",
              Duration.ofSeconds(20),
              10_000,
              2,
              Duration.ofMillis(1),
              Duration.ofSeconds(1),
              Duration.ZERO));
  private final FeedRunner runner = runner(edges, fetcher);

  private FeedRunner runner(MemoryEdges node, Fetcher fetching) {
    return new FeedRunner(vertx, fetching, node.edges(), time, Duration.ofMinutes(30));
  }

  @AfterEach
  void stop() {
    runner.close().await();
    fetcher.close().await();
    vertx.close().await();
  }

  /** A feed whose run is a piece of code. */
  @FunctionalInterface
  private interface Pulled extends PulledFeed {
    @Override
    default Decoded again(String format, @Nullable String heading, String raw) {
      return ROWS;
    }
  }

  private static Declared declared(String id, @Nullable String schedule, Feed feed) {
    Catalog catalog =
        new Catalog(
            new Catalog.Municipality("1441", "Lerum", "lerum", false, List.of(), List.of()),
            Map.of(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            null);
    return new Declared(
        new FeedDeclaration(
            catalog, new Catalog.Feed(id, "test", TEXT, null, null, null, null, schedule, "{}")),
        feed);
  }

  private static void eventually(String what, Callable<Boolean> condition) {
    Wait.until(PATIENCE, () -> what, condition);
  }

  private void awaitRuns(int count) {
    eventually(count + " runs, not " + edges.runs(), () -> edges.runs().size() == count);
  }

  @Test
  void runsSoonAfterTheStartAndThenByItsSchedule() {
    runner.declare(List.of(declared("a", "PT1H", (Pulled) run -> run.take("x", "f", null, ROWS))));
    time.passWhenAwaited(Duration.ZERO);
    assertThat(edges.runs()).isEmpty();
    time.passWhenAwaited(Duration.ZERO);
    time.pass(SOON);
    awaitRuns(1);
    assertThat(edges.runs().getFirst())
        .returns(Outcome.DONE, FeedRun::outcome)
        .returns(1L, FeedRun::accepted);

    time.passWhenAwaited(Duration.ofMinutes(50));
    assertThat(edges.runs()).hasSize(1);
    time.passWhenAwaited(Duration.ZERO);
    time.pass(Duration.ofMinutes(16));
    awaitRuns(2);
    assertThat(edges.table).isEmpty();
  }

  @Test
  void runsNowWhenItIsAskedToAndTellsHowFarItHasCome() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    runner.declare(
        List.of(
            declared(
                "a",
                "P1D",
                (Pulled)
                    run -> {
                      run.progress(3, 10, "pages");
                      goOn.await();
                    })));

    Future<FeedRun> asked = runner.runNow("1441", "a").orElseThrow();
    eventually("progress", () -> runner.activities().getFirst().progress() != null);
    assertThat(runner.activities().getFirst())
        .returns(Phase.RUNNING, FeedActivity::phase)
        .returns(new FeedActivity.Progress(3, 10, "pages"), FeedActivity::progress);
    Future<FeedRun> joined = runner.runNow("1441", "a").orElseThrow();
    goOn.countDown();

    assertThat(asked.await().outcome()).isEqualTo(Outcome.DONE);
    assertThat(joined.await()).isEqualTo(asked.await());
    assertThat(edges.runs()).hasSize(1);
    assertThat(runner.runNow("1441", "none")).isEmpty();
    assertThat(runner.runNow("1281", "a")).isEmpty();
  }

  @Test
  void aRunThatFailsIsTriedAgainAfterAPause() {
    AtomicInteger tries = new AtomicInteger();
    runner.declare(
        List.of(
            declared(
                "a",
                "P1D",
                (Pulled)
                    _ -> {
                      if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                      }
                    })));
    time.passWhenAwaited(Duration.ZERO);
    time.pass(SOON);
    awaitRuns(1);
    assertThat(edges.runs().getFirst().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(edges.runs().getFirst().problem()).contains("broken");

    time.passWhenAwaited(SOON);
    time.passWhenAwaited(Duration.ZERO);
    time.pass(Duration.ofSeconds(30));
    awaitRuns(2);
    assertThat(edges.runs().getFirst().outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void aRunEndsAtItsDeadline() {
    runner.declare(List.of(declared("a", "P1D", (Pulled) FeedRunnerTest::forever)));
    Future<FeedRun> run = runner.runNow("1441", "a").orElseThrow();
    eventually("it runs", () -> edges.table.size() == 1);
    for (int i = 0; i < 31 * 6; i++) {
      time.passWhenAwaited(Duration.ofSeconds(i % 2 == 0 ? 10 : 0));
      if (run.isComplete()) {
        break;
      }
      time.pass(Duration.ofSeconds(i % 2 == 0 ? 0 : 10));
    }

    assertThat(run.await())
        .returns(Outcome.FAILED, FeedRun::outcome)
        .returns("it took too long and was ended", FeedRun::problem)
        .satisfies(
            end ->
                assertThat(Duration.between(end.started(), end.ended()))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(30)));
  }

  /** Hands rows over, as fast as they are taken. */
  private static void forever(Run run) {
    while (true) {
      run.take("x", "f", null, ROWS);
      run.progress(1, 0, "rows");
      Thread.yield();
    }
  }

  @Test
  void aLostLeaseEndsTheRunAndTheOtherNodeGoesOn() {
    runner.declare(List.of(declared("a", "P1D", (Pulled) FeedRunnerTest::forever)));
    Future<FeedRun> run = runner.runNow("1441", "a").orElseThrow();
    eventually("it runs", () -> edges.taken.size() > 1);

    edges.takenBy("other");
    time.passWhenAwaited(Duration.ofSeconds(10));

    assertThat(run.await())
        .returns(Outcome.CUT, FeedRun::outcome)
        .returns("another node has taken over", FeedRun::problem);
    assertThat(edges.table).containsValue("other");
    assertThatThrownBy(() -> runner.runNow("1441", "a").orElseThrow().await())
        .isInstanceOf(Problem.Failure.class);
  }

  @Test
  void aLeaseThatCannotBeRenewedEndsTheRunWhenItExpires() {
    edges.renewal = () -> Promise.<Boolean>promise().future();
    runner.declare(List.of(declared("a", "P1D", (Pulled) FeedRunnerTest::forever)));
    Future<FeedRun> run = runner.runNow("1441", "a").orElseThrow();
    eventually("it runs", () -> edges.taken.size() > 1);

    time.passWhenAwaited(Duration.ofSeconds(10));
    time.passWhenAwaited(Duration.ofSeconds(20));

    assertThat(run.await())
        .returns(Outcome.CUT, FeedRun::outcome)
        .returns("the lease could not be renewed", FeedRun::problem);
  }

  @Test
  void ofTwoNodesOneRunsItAndTheOtherSeesThatItIsDone() {
    MemoryEdges second = edges.beside("two");
    FeedRunner other = runner(second, fetcher);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Declared> feeds =
        List.of(
            declared(
                "a",
                "P1D",
                (Pulled)
                    run -> {
                      run.take("x", "f", null, ROWS);
                      goOn.await();
                    }));
    runner.declare(feeds);
    other.declare(feeds);
    time.passWhenAwaited(Duration.ZERO);
    time.passWhenAwaited(Duration.ZERO);
    time.pass(SOON);
    eventually("one waits for the other", () -> phases(edges, second).contains(Phase.ELSEWHERE));
    goOn.countDown();
    awaitRuns(1);
    time.passWhenAwaited(Duration.ofSeconds(10));
    eventually("both wait", () -> last(edges) == Phase.WAITING && last(second) == Phase.WAITING);

    assertThat(edges.taken.size() + second.taken.size()).isEqualTo(1);
    assertThat(edges.runs()).hasSize(1);
    other.close().await();
  }

  private static List<Phase> phases(MemoryEdges... nodes) {
    return java.util.Arrays.stream(nodes).map(FeedRunnerTest::last).toList();
  }

  private static Phase last(MemoryEdges node) {
    return node.told.isEmpty() ? Phase.WAITING : node.told.getLast().phase();
  }

  @Test
  void whenItStopsTheRunIsCutAndItsLeaseGivenBack() throws Exception {
    runner.declare(List.of(declared("a", "P1D", (Pulled) FeedRunnerTest::forever)));
    Future<FeedRun> run = runner.runNow("1441", "a").orElseThrow();
    eventually("it runs", () -> edges.taken.size() > 1);

    runner.close().await(20, TimeUnit.SECONDS);

    assertThat(run.await()).returns(Outcome.CUT, FeedRun::outcome);
    assertThat(edges.table).isEmpty();
    assertThat(runner.activities()).isEmpty();
  }

  @Test
  void aBusyLedgerIsWaitedFor() {
    AtomicInteger tries = new AtomicInteger();
    Sink busy =
        (delivery, decoded) ->
            tries.incrementAndGet() < 3
                ? Future.failedFuture(
                    new Problem.Unavailable("busy", Duration.ofSeconds(2)).asFailure())
                : edges.take(delivery, decoded);
    FeedRunner other =
        new FeedRunner(
            vertx,
            fetcher,
            new Edges(edges, edges, edges, busy, edges, edges.told::add),
            time,
            Duration.ofMinutes(30));
    other.declare(List.of(declared("a", "P1D", (Pulled) run -> run.take("x", "f", null, ROWS))));
    Future<FeedRun> run = other.runNow("1441", "a").orElseThrow();
    eventually("busy", () -> tries.get() == 1);
    passTwoSecondsUntil(run);

    assertThat(run.await()).returns(1L, FeedRun::accepted).returns(Outcome.DONE, FeedRun::outcome);
    assertThat(tries).hasValue(3);
    other.close().await();
  }

  private void passTwoSecondsUntil(Future<?> ended) {
    eventually(
        "it ends",
        () -> {
          time.pass(Duration.ofMillis(500));
          return ended.isComplete();
        });
  }

  @Test
  void whatWasSeenOfAnAddressCountsOnlyWhenTheRunEndedWell() {
    AtomicInteger bodies = new AtomicInteger();
    boolean[] fails = {true};
    try (LocalServer server =
        new LocalServer(
            request -> {
              boolean known = "\"v1\"".equals(request.getHeader("if-none-match"));
              LocalServer.status(known ? 304 : 200, "", "etag", "\"v1\"").to(request);
            })) {
      runner.declare(
          List.of(
              declared(
                  "a",
                  "P1D",
                  (Pulled)
                      run -> {
                        run.getIfChanged(server.at("/x"), Map.of())
                            .ifPresent(_ -> bodies.incrementAndGet());
                        if (fails[0]) {
                          throw new se.framdrift.feeds.RunFailure("could not be read");
                        }
                      })));
      runner.runNow("1441", "a").orElseThrow().await();
      fails[0] = false;
      runner.runNow("1441", "a").orElseThrow().await();
      assertThat(bodies).hasValue(2);
      runner.runNow("1441", "a").orElseThrow().await();
      runner.runNow("1441", "a").orElseThrow().await();
      assertThat(bodies).hasValue(2);
      assertThat(server.asked()).hasSize(4);
    }
  }

  @Test
  void whatAFeedKeepsIsThereInTheNextRun() {
    runner.declare(
        List.of(
            declared(
                "a",
                "P1D",
                (Pulled)
                    run ->
                        run.keep(
                            "n",
                            Integer.toString(
                                run.recall("n").map(Integer::parseInt).orElse(0) + 1)))));
    runner.runNow("1441", "a").orElseThrow().await();
    runner.runNow("1441", "a").orElseThrow().await();

    assertThat(edges.memory).containsExactly(Map.entry("n", "2"));
  }

  @Test
  void whereFetchingIsSwitchedOffOnlyFeedsThatDoNotFetchRun() {
    Fetcher none = new Fetcher(vertx, new AllowedHosts(Set.of()), FetchRules.standard("test"));
    FeedRunner off = runner(edges, none);
    Pulled fetching = run -> run.get(java.net.URI.create("https://api.kolada.se/"), Map.of());
    PulledFeed local =
        new Pulled() {
          @Override
          public void run(Run run) {
            run.take("folder", "f", null, ROWS);
          }

          @Override
          public boolean fetches() {
            return false;
          }
        };
    off.declare(List.of(declared("a", "P1D", fetching), declared("b", "P1D", local)));
    time.passWhenAwaited(SOON);
    time.pass(SOON);
    awaitRuns(1);

    assertThat(edges.runs().getFirst().feed()).isEqualTo("b");
    assertThat(off.activities())
        .filteredOn(each -> each.feed().equals("a"))
        .extracting(FeedActivity::phase)
        .containsExactly(Phase.OFF);
    assertThat(off.runNow("1441", "a").orElseThrow().await())
        .returns(Outcome.FAILED, FeedRun::outcome)
        .satisfies(run -> assertThat(run.problem()).contains("FRAMDRIFT_FEED_HOSTS"));
    off.close().await();
  }

  @Test
  void aCatalogThatChangesLeavesWhatItDoesNotTouch() {
    AtomicInteger kept = new AtomicInteger();
    Declared same = declared("a", "P1D", (Pulled) _ -> kept.incrementAndGet());
    runner.declare(List.of(same, declared("b", "P1D", (Pulled) FeedRunnerTest::forever)));
    Future<FeedRun> cut = runner.runNow("1441", "b").orElseThrow();
    eventually("b runs", () -> !edges.taken.isEmpty());
    Instant since = activity("a").since();
    time.pass(Duration.ofSeconds(5));

    runner.declare(
        List.of(
            new Declared(same.declaration(), same.feed()),
            declared("b", "PT1H", (Pulled) run -> run.progress(1, 1, "pages"))));

    assertThat(cut.await())
        .returns(Outcome.CUT, FeedRun::outcome)
        .returns("the catalog has changed", FeedRun::problem);
    assertThat(activity("a").since()).isEqualTo(since);
    assertThat(runner.runNow("1441", "b").orElseThrow().await().outcome()).isEqualTo(Outcome.DONE);
    runner.declare(List.of());
    assertThat(runner.activities()).isEmpty();
  }

  private FeedActivity activity(String feed) {
    return runner.activities().stream()
        .filter(each -> each.feed().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aScheduleThatMakesNoSenseIsRefusedBeforeAnythingChanges() {
    runner.declare(List.of(declared("a", "P1D", (Pulled) _ -> {})));

    assertThatThrownBy(() -> runner.declare(List.of(declared("b", "61 * * * *", (Pulled) _ -> {}))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(runner.activities()).extracting(FeedActivity::feed).containsExactly("a");
  }

  @Test
  void aFeedThatListensIsConnectedOnTheNodeThatHoldsItsLeaseAndMovesWithIt() {
    MemoryEdges second = edges.beside("two");
    FeedRunner other = runner(second, fetcher);
    Listening here = new Listening();
    Listening there = new Listening();
    runner.declare(List.of(declared("a", null, here)));
    eventually("it listens", () -> last(edges) == Phase.CONNECTED);
    other.declare(List.of(declared("a", null, there)));
    eventually("the other waits", () -> last(second) == Phase.ELSEWHERE);
    assertThat(there.open).hasValue(0);

    edges.takenBy("two");
    time.passWhenAwaited(Duration.ofSeconds(10));
    eventually("it moves", () -> here.open.get() == 0 && there.open.get() == 1);

    assertThatThrownBy(() -> here.send().await()).isInstanceOf(Problem.Failure.class);
    assertThat(there.send().await().accepted()).isEqualTo(1);
    assertThat(edges.taken).isEmpty();
    other.close().await();
    assertThat(there.open).hasValue(0);
  }

  /** Counts its open subscriptions. */
  private static final class Listening implements SubscribingFeed {

    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Sink sink;

    @Override
    public Future<Subscription> subscribe(Vertx vertx, Sink given, Health health) {
      sink = given;
      open.incrementAndGet();
      health.connected();
      return Future.succeededFuture(
          () -> {
            open.decrementAndGet();
            return Future.succeededFuture();
          });
    }

    Future<Intake> send() {
      return java.util.Objects.requireNonNull(sink).take(Delivery.ofFeed("a"), ROWS);
    }

    @Override
    public Decoded again(String format, @Nullable String heading, String raw) {
      return ROWS;
    }
  }
}
