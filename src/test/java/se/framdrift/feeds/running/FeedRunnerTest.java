package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.Sink;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedRun.Outcome;
import se.framdrift.problem.Problem;
import se.framdrift.testing.LocalServer;

class FeedRunnerTest extends RunnerFixture {

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
    eventually("the lease is given back", edges.table::isEmpty);
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
    runner.declare(List.of(same, declared("b", "P1D", (Pulled) RunnerFixture::forever)));
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
}
