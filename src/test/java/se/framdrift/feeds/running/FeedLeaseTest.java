package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed;
import se.framdrift.model.Delivery;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedRun.Outcome;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

class FeedLeaseTest extends RunnerFixture {

  @Test
  void aRunEndsAtItsDeadline() {
    runner.declare(List.of(declared("a", "P1D", (Pulled) RunnerFixture::forever)));
    Future<FeedRun> run = runner.runNow("1441", "a").orElseThrow();
    eventually("it runs", () -> edges.taken.size() > 1);
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

  @Test
  void aLostLeaseEndsTheRunAndTheOtherNodeGoesOn() {
    runner.declare(List.of(declared("a", "P1D", (Pulled) RunnerFixture::forever)));
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
    runner.declare(List.of(declared("a", "P1D", (Pulled) RunnerFixture::forever)));
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
    passTenSecondsUntil(
        "both wait", () -> last(edges) == Phase.WAITING && last(second) == Phase.WAITING);

    assertThat(edges.taken.size() + second.taken.size()).isEqualTo(1);
    assertThat(edges.runs()).hasSize(1);
    other.close().await();
  }

  @Test
  void whenItStopsTheRunIsCutAndItsLeaseGivenBack() throws Exception {
    runner.declare(List.of(declared("a", "P1D", (Pulled) RunnerFixture::forever)));
    Future<FeedRun> run = runner.runNow("1441", "a").orElseThrow();
    eventually("it runs", () -> edges.taken.size() > 1);

    runner.close().await(20, TimeUnit.SECONDS);

    assertThat(run.await()).returns(Outcome.CUT, FeedRun::outcome);
    assertThat(edges.table).isEmpty();
    assertThat(runner.activities()).isEmpty();
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
    passTenSecondsUntil("it moves", () -> here.open.get() == 0 && there.open.get() == 1);

    assertThatThrownBy(() -> here.send().await()).isInstanceOf(Problem.Failure.class);
    assertThat(there.send().await().accepted()).isEqualTo(1);
    assertThat(edges.taken).isEmpty();
    other.close().await();
    assertThat(there.open).hasValue(0);
  }

  /** Again and again: who looks in ten seconds may not yet have begun to wait for them. */
  private void passTenSecondsUntil(String what, Callable<Boolean> condition) {
    eventually(
        what,
        () -> {
          time.pass(Duration.ofSeconds(10));
          return condition.call();
        });
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
