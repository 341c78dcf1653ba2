package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.testing.Program;
import se.framdrift.testing.Wait;

/**
 * Hundreds of viewers on two servers that sleep, stall, are cut and come back elsewhere while
 * commits stream in and servers restart. Whatever a viewer has learned, it looks as the ledger did
 * at its position; at the end nothing is left of it.
 *
 * <p>Its seconds are {@code -Dframdrift.chaos.seconds}, its seed {@code -Dframdrift.chaos.seed};
 * the seed decides commits and what is done to whom.
 */
class LiveChaosIT {

  private static final System.Logger LOG = System.getLogger(LiveChaosIT.class.getName());
  private static final int SOCKETS = 160;
  private static final int STREAMS = 60;
  private static final int EVENT_SOCKETS = 40;
  private static final int EVENT_STREAMS = 20;
  private static final long SECONDS = Long.getLong("framdrift.chaos.seconds", 60);
  private static final long MOST_GROWTH_BYTES = 48L << 20;
  private static final Duration HEALED = Duration.ofMinutes(3);
  private static final LiveSettings SETTINGS =
      LiveSettings.defaults()
          .withPushInterval(Duration.ofMillis(5))
          .withTimeouts(
              Duration.ofMillis(500),
              Duration.ofSeconds(2),
              Duration.ofSeconds(20),
              Duration.ofSeconds(20),
              Duration.ofSeconds(6));

  private final long seed = Long.getLong("framdrift.chaos.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final ChaosOracle oracle = new ChaosOracle(seed);
  private final Vertx vertx = Vertx.vertx();
  private final List<LiveServer> servers = new ArrayList<>();
  private final List<ChaosViewer> viewers = new ArrayList<>();
  private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();
  private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

  @BeforeEach
  void watchForLeaks() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    tellLeaks(); // those of other tests
    leaks.start();
    log().addAppender(leaks);
  }

  /** They are told when buffers are taken after a collection. */
  private static void tellLeaks() {
    for (int i = 0; i < 20; i++) {
      System.gc();
      PooledByteBufAllocator.DEFAULT.buffer().release();
    }
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
  }

  @AfterEach
  void stop() {
    servers.forEach(LiveServer::close);
    LiveServer.await(vertx.close());
    log().detachAppender(leaks);
    ResourceLeakDetector.setLevel(before);
  }

  @Test
  void everybodyAlwaysLooksAsTheLedgerDid() {
    LOG.log(System.Logger.Level.INFO, "chaos with seed {0}", Long.toString(seed));
    try {
      run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with -Dframdrift.chaos.seed=" + seed, e);
    }
  }

  private void run() {
    for (int i = 0; i < 2; i++) {
      servers.add(new LiveServer(vertx, SETTINGS, Program.lastingPort()));
      servers.getLast().hub.open(oracle.state());
    }
    WebSocketClient sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(10_000).setReceiveBufferSize(8_192));
    HttpClient streams =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(false).setReceiveBufferSize(8_192),
            new PoolOptions().setHttp1MaxSize(10_000));
    add(SOCKETS, (name) -> new ChaosSocket(name, "board:lerum", oracle, sockets));
    add(STREAMS, (name) -> new ChaosStream(name, "board:lerum", oracle, streams));
    add(EVENT_SOCKETS, (name) -> new ChaosSocket(name, "events:1441", oracle, sockets));
    add(EVENT_STREAMS, (name) -> new ChaosStream(name, "events:1441", oracle, streams));
    rage(TimeUnit.SECONDS.toNanos(SECONDS) / 2);
    long usedAtFirst = used();
    rage(TimeUnit.SECONDS.toNanos(SECONDS) / 2);
    heal();
    assertThat(used() - usedAtFirst).as("bytes more than half-way").isLessThan(MOST_GROWTH_BYTES);
    leave();
  }

  private void add(int count, Function<String, ChaosViewer> make) {
    for (int i = 0; i < count; i++) {
      viewers.add(make.apply("viewer " + viewers.size()));
      viewers.getLast().come(somewhere());
    }
  }

  private int somewhere() {
    return servers.get(random.nextInt(2)).port();
  }

  private void rage(long nanos) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < nanos) {
      step();
    }
  }

  private void step() {
    ChaosViewer viewer = viewers.get(random.nextInt(viewers.size()));
    int what = random.nextInt(1_000);
    if (what == 0) {
      restart(random.nextInt(2));
    } else if (what == 1) {
      BoardState redefined = oracle.redefined();
      servers.forEach(server -> server.hub.open(redefined));
    } else if (what < 4) {
      hold(Duration.ofMillis(random.nextLong(150)));
    } else if (what < 60) {
      viewer.cut();
    } else if (what < 300) {
      viewer.come(somewhere());
    } else if (what < 420) {
      viewer.stall();
    } else if (what < 560) {
      viewer.flow();
    } else if (what < 700) {
      LockSupport.parkNanos(random.nextLong(20_000_000));
    } else {
      commit();
    }
    oracle.assertNothingWrong();
  }

  /** The loop on which everybody is served is late, as on a machine that has other work. */
  private void hold(Duration length) {
    vertx.runOnContext(_ -> LockSupport.parkNanos(length.toNanos()));
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      commit();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void commit() {
    BoardUpdate commit = oracle.next();
    servers.forEach(server -> server.hub.publish(commit));
  }

  private void restart(int which) {
    int port = servers.get(which).port();
    servers.get(which).close();
    LiveServer fresh =
        Wait.value(
            Duration.ofMinutes(1),
            () -> "port " + port,
            () -> new LiveServer(vertx, SETTINGS, port),
            _ -> true);
    servers.set(which, fresh);
    fresh.hub.open(oracle.state());
  }

  /** Everybody comes back, and ends up with all that there is. */
  private void heal() {
    viewers.forEach(ChaosViewer::flow);
    viewers.forEach(viewer -> viewer.come(somewhere()));
    commit();
    while (oracle.lastTurn() < oracle.position()) {
      commit();
    }
    long last = oracle.position();
    for (ChaosViewer viewer : viewers) {
      Wait.until(HEALED, () -> "a viewer at " + viewer.position(), () -> viewer.position() == last);
    }
    oracle.assertNothingWrong();
    assertThat(ChaosViewer.CHECKS.get()).isGreaterThan(2L * viewers.size());
    for (LiveServer server : servers) {
      assertThat(server.count("hash.mismatches")).isZero();
    }
  }

  private void leave() {
    viewers.forEach(ChaosViewer::cut);
    for (LiveServer server : servers) {
      Wait.until(HEALED, () -> server.viewers() + " viewers are left", () -> server.viewers() == 0);
      assertThat(server.hub.followed()).as("followed by nobody").isZero();
    }
    tellLeaks();
    assertThat(leaks.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
