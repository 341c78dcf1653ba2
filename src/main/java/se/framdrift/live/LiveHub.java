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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;

/**
 * Brings every change of every board, and small states of this node, to everyone who watches them.
 *
 * <p>Any thread may call it. It keeps each board's items once, and of each viewer only positions: a
 * publication is encoded once, and its bytes go to all sockets. Nothing is queued for anyone; a
 * slow viewer costs the publications its socket already holds, and gets one merged when it drains.
 */
public final class LiveHub {

  /** The least time between two publications of a state. */
  public static final Duration STATE_INTERVAL = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Context context;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final Map<String, Channel> insides = new ConcurrentHashMap<>();
  private final Map<Channel, Pace> paces = new ConcurrentHashMap<>();
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
    if (!(channels.putIfAbsent(fresh.name(), fresh) instanceof BoardChannel known)) {
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
    if (!(channels.get(BoardChannel.name(update.board())) instanceof BoardChannel channel)) {
      throw new IllegalArgumentException("Board " + update.board() + " was never opened");
    }
    if (channel.apply(update)) {
      pace(channel);
    }
  }

  /**
   * Shows a state of this node, whole and instead of the one before; nothing happens when it is the
   * same. Viewers are told at most once in {@link #STATE_INTERVAL}, of the newest.
   *
   * @param channel name of the channel, such as {@code feeds:1441}; made when it is new, and never
   *     ended: one of few
   * @param open JSON for everybody
   * @param inside JSON for those who may see every channel
   */
  public void show(String channel, String open, String inside, Instant at) {
    if (channel.startsWith(BoardChannel.PREFIX)) {
      throw new IllegalArgumentException(channel + " is the channel of a board");
    }
    show(channels, channel, open, at);
    show(insides, channel, inside, at);
  }

  private void show(Map<String, Channel> among, String channel, String data, Instant at) {
    StateChannel fresh = new StateChannel(channel, data, at);
    if (!(among.putIfAbsent(channel, fresh) instanceof StateChannel known)) {
      paces.put(fresh, new Pace(STATE_INTERVAL));
    } else if (known.show(data, at)) {
      pace(known);
    }
  }

  /**
   * The whole board as of the position applied, as JSON in UTF-8: what a fresh viewer gets. The
   * bytes are shared and encoded once per position; empty for a board that was never opened.
   */
  public Optional<Buffer> snapshot(String board) {
    return channels.get(BoardChannel.name(board)) instanceof BoardChannel channel
        ? Optional.of(channel.snapshot().buffer())
        : Optional.empty();
  }

  /**
   * Serves {@code /connection/websocket} and {@code /connection/uni_sse?channel=…}. The server must
   * run on event loops and have been made with {@link LiveSettings#applyTo}.
   */
  public void mount(Router router) {
    serve(router, name -> insides.getOrDefault(name, channels.get(name)));
  }

  /**
   * The same for those channels alone that are {@code shown}; the others are not known there.
   *
   * @param shown is asked with a channel's name, such as {@code board:lerum}, on event loops, each
   *     time somebody wants to see it
   */
  public void mount(Router router, Predicate<String> shown) {
    serve(router, name -> shown.test(name) ? channels.get(name) : null);
  }

  private void serve(Router router, Function<String, @Nullable Channel> seen) {
    router.get("/connection/websocket").handler(request -> acceptSocket(request, seen));
    router.get("/connection/uni_sse").handler(request -> acceptStream(request, seen));
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

  private void acceptSocket(RoutingContext request, Function<String, @Nullable Channel> seen) {
    if (!"websocket".equalsIgnoreCase(request.request().getHeader("upgrade"))) {
      request.response().setStatusCode(426).putHeader("upgrade", "websocket").end();
    } else if (admit(request)) {
      Runnable cut = SharedText.cut(request.request());
      request
          .request()
          .toWebSocket()
          .onSuccess(socket -> join(socket, cut, seen))
          .onFailure(_ -> metrics.left());
    }
  }

  private void acceptStream(RoutingContext request, Function<String, @Nullable Channel> seen) {
    String name = request.request().getParam("channel");
    Channel channel = name == null ? null : seen.apply(name);
    if (channel == null) {
      request.fail(name == null ? 400 : 404);
    } else if (admit(request)) {
      String last = request.request().getHeader("last-event-id");
      BooleanSupplier stillShown = () -> seen.apply(channel.name()) == channel;
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

  private void join(
      ServerWebSocket socket, Runnable cut, Function<String, @Nullable Channel> seen) {
    LiveSession session = new LiveSession(socket, cut, loop(), seen, settings, metrics);
    session.start();
    if (closed) {
      session.close(Disconnect.SHUTDOWN);
    }
  }

  private LiveLoop loop() {
    return loops.computeIfAbsent(
        Thread.currentThread(), _ -> new LiveLoop(vertx.getOrCreateContext(), metrics));
  }

  private void pace(Channel channel) {
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

  private void push(Channel channel) {
    Push push = channel.take();
    if (push != null) {
      metrics.published();
      everyone(loop -> loop.push(channel, push));
    }
  }

  private void heartbeats() {
    for (Channel channel : channels.values()) {
      if (channel instanceof BoardChannel board) {
        everyone(loop -> loop.heartbeat(board));
      }
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    everyone(loop -> loop.sweep(now));
  }

  private void everyone(Consumer<LiveLoop> what) {
    loops.values().forEach(loop -> loop.tell(what));
  }
}
