package se.framdrift.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A hub behind a real HTTP server on loopback. */
final class LiveServer implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(30);

  /** Pings, beats and ends nothing by itself, so that a slow machine sees what a fast one does. */
  static final LiveSettings PATIENT =
      LiveSettings.defaults().withTimeouts(LONG, LONG, LONG, LONG, LONG);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final LiveHub hub;

  /** Boards that this listener does not show. */
  final Set<String> hidden = ConcurrentHashMap.newKeySet();

  private final Router router;
  private final HttpServer http;

  LiveServer(Vertx vertx, LiveSettings settings) {
    this(vertx, settings, 0);
  }

  LiveServer(Vertx vertx, LiveSettings settings, int port) {
    hub = new LiveHub(vertx, settings, meters);
    router = Router.router(vertx);
    hub.mount(
        router, channel -> !hidden.contains(channel.replace("board:", "")), LiveServer::isRight);
    http =
        await(
            vertx
                .createHttpServer(settings.applyTo(new HttpServerOptions().setHost("127.0.0.1")))
                .requestHandler(router)
                .listen(port));
  }

  /** The one token that there is. */
  static Future<Boolean> isRight(String address, String token) {
    return token.equals("unreachable")
        ? Future.failedFuture("the ledger is away")
        : Future.succeededFuture(token.equals("right"));
  }

  /** Waits on a thread of the test's own for at most a minute. */
  static <T extends @Nullable Object> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
  }

  int port() {
    return http.actualPort();
  }

  Router router() {
    return router;
  }

  double count(String counter, String... tags) {
    return meters.get("framdrift.live." + counter).tags(tags).counter().count();
  }

  double viewers() {
    return meters.get("framdrift.live.viewers").gauge().value();
  }

  @Override
  public void close() {
    await(hub.close());
    await(http.close());
  }
}
