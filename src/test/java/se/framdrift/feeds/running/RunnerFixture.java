package se.framdrift.feeds.running;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.testing.Wait;

/** A runner on a clock that stands still, with everything else in memory. */
abstract class RunnerFixture {

  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final Duration SOON = Duration.ofMinutes(1);
  static final LocalizedText TEXT = new LocalizedText("svenska", "English");
  static final Decoded ROWS =
      new Decoded(
          List.of(new RawFact(1, "1441:N1", "2025", "1", null, null, null, null)), List.of());

  final Vertx vertx = Vertx.vertx();
  final ManualTime time = new ManualTime();
  final MemoryEdges edges = new MemoryEdges();
  final Fetcher fetcher =
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
  final FeedRunner runner = runner(edges, fetcher);

  FeedRunner runner(MemoryEdges node, Fetcher fetching) {
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
  interface Pulled extends PulledFeed {
    @Override
    default Decoded again(String format, @Nullable String heading, String raw) {
      return ROWS;
    }
  }

  static Declared declared(String id, @Nullable String schedule, Feed feed) {
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

  static void eventually(String what, Callable<Boolean> condition) {
    Wait.until(PATIENCE, () -> what, condition);
  }

  void awaitRuns(int count) {
    eventually(count + " runs, not " + edges.runs(), () -> edges.runs().size() == count);
  }

  /** Hands rows over again and again, and leaves the processor to others in between. */
  static void forever(Run run) {
    while (true) {
      run.take("x", "f", null, ROWS);
      run.progress(1, 0, "rows");
      LockSupport.parkNanos(1_000_000);
    }
  }

  static Phase last(MemoryEdges node) {
    return node.told.isEmpty() ? Phase.WAITING : node.told.getLast().phase();
  }

  static List<Phase> phases(MemoryEdges... nodes) {
    return java.util.Arrays.stream(nodes).map(RunnerFixture::last).toList();
  }
}
