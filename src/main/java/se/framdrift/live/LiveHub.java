package se.framdrift.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;

/**
 * Brings every change of every board to everyone who watches it.
 *
 * <p>Any thread may call it. It keeps each board's items once, and of each viewer only positions: a
 * publication is encoded once, and its bytes go to all sockets. Nothing is queued for anyone; a
 * slow viewer costs the publications its socket already holds, and gets one merged when it drains.
 */
public final class LiveHub {

  private final Vertx vertx;
  private final Context context;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Map<String, BoardChannel> channels = new ConcurrentHashMap<>();
  private final Map<BoardChannel, Pace> paces = new ConcurrentHashMap<>();
  private final Map<Thread, LiveLoop> loops = new ConcurrentHashMap<>();
  private final List<Long> timers;
  private volatile boolean closed;

  /** Starts the timers of heartbeats and pings; {@link #close} ends them. */
  public LiveHub(Vertx vertx, LiveSettings settings, MeterRegistry meters) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.metrics = new LiveMetrics(meters);
    this.timers =
        List.of(
            vertx.setPeriodic(settings.heartbeat().toMillis(), _ -> heartbeats()),
            vertx.setPeriodic(settings.sweepMillis(), _ -> sweep()));
  }

  /**
   * Makes a board's channel, or replaces its state as a whole. Viewers who cannot get from what
   * they have to the new state by later changes (another epoch, another definition, a step back)
   * are told to start over.
   */
  public void open(BoardState state) {
    BoardChannel fresh = new BoardChannel(state);
    BoardChannel known = channels.putIfAbsent(fresh.name(), fresh);
    if (known == null) {
      paces.put(fresh, new Pace(settings.pushInterval()));
    } else if (known.replace(state)) {
      pace(known);
    } else {
      everyone(loop -> loop.restart(known));
    }
  }

  /**
   * Shows what one commit did. The updates of one municipality come in position order; one that was
   * applied already is ignored. Cheap: viewers are served on their own event loops.
   *
   * @throws IllegalArgumentException for a board that was never opened, or items of another
   *     position than the update's
   */
  public void publish(BoardUpdate update) {
    BoardChannel channel = channels.get(BoardChannel.name(update.board()));
    if (channel == null) {
      throw new IllegalArgumentException("Board " + update.board() + " was never opened");
    }
    if (channel.apply(update)) {
      pace(channel);
    }
  }

  /**
   * The whole board as of the position applied, as JSON in UTF-8: what a fresh viewer gets. The
   * bytes are shared and encoded once per position; empty for a board that was never opened.
   */
  public Optional<Buffer> snapshot(String board) {
    return Optional.ofNullable(channels.get(BoardChannel.name(board)))
        .map(channel -> channel.snapshot().buffer());
  }

  /**
   * Serves {@code /connection/websocket} and {@code /connection/uni_sse?channel=…}. The server must
   * run on event loops and have been made with {@link LiveSettings#applyTo}.
   */
  public void mount(Router router) {
    mount(router, _ -> true);
  }

  /**
   * The same for those boards alone that are {@code shown}; the others are not known there.
   *
   * @param shown is asked with a board's id, on event loops, each time somebody wants to see it
   */
  public void mount(Router router, Predicate<String> shown) {
    router.get("/connection/websocket").handler(request -> acceptSocket(request, shown));
    router.get("/connection/uni_sse").handler(request -> acceptStream(request, shown));
  }

  private @Nullable BoardChannel channel(String name, Predicate<String> shown) {
    BoardChannel channel = channels.get(name);
    return channel != null && shown.test(channel.board()) ? channel : null;
  }

  /** Tells every viewer to come back, and takes no more. Completes when all have been told. */
  public Future<Void> close() {
    closed = true;
    return Future.join(loops.values().stream().map(LiveHub::close).toList())
        .<Void>mapEmpty()
        .eventually(this::endTimers);
  }

  private Future<Void> endTimers() {
    timers.forEach(vertx::cancelTimer);
    return Future.succeededFuture();
  }

  private static Future<Void> close(LiveLoop loop) {
    Promise<Void> told = Promise.promise();
    loop.context().runOnContext(_ -> loop.close().onComplete(told));
    return told.future();
  }

  private void acceptSocket(RoutingContext request, Predicate<String> shown) {
    if (!"websocket".equalsIgnoreCase(request.request().getHeader("upgrade"))) {
      request.response().setStatusCode(426).putHeader("upgrade", "websocket").end();
    } else if (admit(request)) {
      Runnable cut = SharedText.cut(request.request());
      request
          .request()
          .toWebSocket()
          .onSuccess(socket -> join(socket, cut, shown))
          .onFailure(_ -> metrics.left());
    }
  }

  private void acceptStream(RoutingContext request, Predicate<String> shown) {
    String name = request.request().getParam("channel");
    BoardChannel channel = name == null ? null : channel(name, shown);
    if (channel == null) {
      request.fail(name == null ? 400 : 404);
    } else if (admit(request)) {
      String last = request.request().getHeader("last-event-id");
      BooleanSupplier stillShown = () -> shown.test(channel.board());
      new EventStream(request.response(), loop(), channel, stillShown, settings, metrics)
          .start(last == null ? "" : last);
    }
  }

  /** Beyond the limit a viewer is refused before it costs anything; it tries again later. */
  private boolean admit(RoutingContext request) {
    boolean admitted = !closed && metrics.admit(settings.maxConnections());
    if (!admitted) {
      request.response().setStatusCode(503).putHeader("retry-after", "10").end();
    }
    return admitted;
  }

  private void join(ServerWebSocket socket, Runnable cut, Predicate<String> shown) {
    LiveSession session =
        new LiveSession(socket, cut, loop(), name -> channel(name, shown), settings, metrics);
    session.start();
    if (closed) {
      session.close(Disconnect.SHUTDOWN);
    }
  }

  private LiveLoop loop() {
    return loops.computeIfAbsent(
        Thread.currentThread(), _ -> new LiveLoop(vertx.getOrCreateContext(), metrics));
  }

  private void pace(BoardChannel channel) {
    long wait = pace(paces.get(channel));
    if (wait == 0) {
      push(channel);
    } else if (wait > 0) {
      context.runOnContext(_ -> vertx.setTimer(wait, _ -> push(channel)));
    }
  }

  private static long pace(@Nullable Pace pace) {
    return pace == null ? 0 : pace.changed(System.nanoTime());
  }

  private void push(BoardChannel channel) {
    Push push = channel.take();
    if (push != null) {
      metrics.published();
      everyone(loop -> loop.push(channel, push));
    }
  }

  private void heartbeats() {
    channels.values().forEach(channel -> everyone(loop -> loop.heartbeat(channel)));
  }

  private void sweep() {
    long now = System.nanoTime();
    everyone(loop -> loop.sweep(now));
  }

  private void everyone(Consumer<LiveLoop> what) {
    loops.values().forEach(loop -> loop.tell(what));
  }
}
