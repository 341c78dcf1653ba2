package se.framdrift.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.CommitEvents;
import se.framdrift.model.Recent;

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

  /** Whoever has not been told by then that the server stops is cut. */
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Context context;
  private final LiveSettings settings;
  private final Entrance entrance;
  private final LiveMetrics metrics;
  private final Admission admission;
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final Map<String, Channel> insides = new ConcurrentHashMap<>();
  private final Map<String, String> municipalities = new ConcurrentHashMap<>(); // of boards
  private final Map<Channel, Pace> paces = new ConcurrentHashMap<>();
  private final Map<Thread, LiveLoop> loops = new ConcurrentHashMap<>();
  private final List<Long> timers;

  /** Starts the timers of heartbeats and pings; {@link #close} ends them. */
  public LiveHub(Vertx vertx, LiveSettings settings, MeterRegistry meters) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.admission = new Admission(settings.bounds());
    this.metrics = new LiveMetrics(meters, admission.inside());
    this.entrance = new Entrance(settings, metrics, admission, this::loop);
    this.timers =
        List.of(
            vertx.setPeriodic(settings.timing().heartbeat().toMillis(), _ -> heartbeats()),
            vertx.setPeriodic(settings.timing().sweepMillis(), _ -> sweep()));
  }

  /**
   * Makes a board's channel, or replaces its state as a whole. Viewers who cannot get from what
   * they have to the new state by later changes (another epoch, another definition, a step back)
   * are told to start over.
   */
  public void open(BoardState state) {
    everyone(LiveLoop::dismiss); // before anything is told: it may not be for everybody any more
    BoardChannel fresh = new BoardChannel(state);
    if (!(channels.putIfAbsent(fresh.name(), fresh) instanceof BoardChannel known)) {
      paces.put(fresh, new Pace(settings.timing().pushInterval()));
    } else if (known.replace(state)) {
      pace(known);
    } else {
      everyone(loop -> loop.restart(known));
    }
    happened(state);
  }

  /** What is known of before must go on from what is told already, or viewers start over. */
  private void happened(BoardState state) {
    Recent recent = state.recent();
    EventsChannel fresh =
        new EventsChannel(
            state.municipality(),
            state.epoch(),
            recent.commits(),
            recent.after(),
            state.position());
    municipalities.put(state.board(), fresh.name());
    if (!(channels.putIfAbsent(fresh.name(), fresh) instanceof EventsChannel known)) {
      return;
    }
    if (known.continues(state.epoch(), recent.after(), state.position())) {
      boolean any = false;
      for (CommitEvents commit : recent.commits()) {
        any |= known.add(commit);
      }
      known.add(new CommitEvents(state.position(), state.at(), List.of()));
      if (any) {
        push(known);
      }
    } else {
      known.restart(state.epoch(), recent.commits(), recent.after(), state.position());
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
    if (channels.get(municipalities.getOrDefault(update.board(), ""))
            instanceof EventsChannel events
        && events.add(new CommitEvents(update.position(), update.at(), update.events()))) {
      push(events);
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
    if (channel.startsWith(BoardChannel.PREFIX) || channel.startsWith(EventsChannel.PREFIX)) {
      throw new IllegalArgumentException(channel + " is no channel of a state");
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
   * Serves {@code /connection/websocket} and {@code /connection/uni_sse?channel=…} to those who may
   * see every channel, and more of some. The server must run on event loops and have been made with
   * {@link LiveSettings#applyTo}.
   *
   * @param known is asked with a channel's name, such as {@code board:lerum}, on event loops, each
   *     time somebody wants to see it, and about once a second while somebody does: whether there
   *     is such a thing, still
   * @param knows whether a token that a client connects with is one; asked on event loops with the
   *     client's address and the token
   */
  public void mountInside(
      Router router, Predicate<String> known, BiFunction<String, String, Future<Boolean>> knows) {
    entrance.serve(
        router,
        audience(
            name -> known.test(name) ? insides.getOrDefault(name, channels.get(name)) : null,
            knows));
  }

  /**
   * The same for everybody, with those channels alone that are {@code shown}; the others are not
   * known there.
   *
   * @param shown is asked with a channel's name whenever the other predicate is
   */
  public void mount(
      Router router, Predicate<String> shown, BiFunction<String, String, Future<Boolean>> knows) {
    entrance.serve(router, audience(name -> shown.test(name) ? channels.get(name) : null, knows));
  }

  private static Audience audience(
      Function<String, @Nullable Channel> seen, BiFunction<String, String, Future<Boolean>> knows) {
    return new Audience() {
      @Override
      public @Nullable Channel channel(String name) {
        return seen.apply(name);
      }

      @Override
      public Future<Boolean> knows(String address, String token) {
        return knows.apply(address, token);
      }
    };
  }

  /** How many subscriptions there are. */
  int followed() {
    return loops.values().stream().mapToInt(LiveLoop::followed).sum();
  }

  /**
   * Tells every viewer to come back, and takes no more. Completes when all have been told, or were
   * cut because they do not listen: after {@link #GOODBYE} at the latest.
   */
  public Future<Void> close() {
    admission.close();
    return Future.join(loops.values().stream().map(LiveHub::close).toList())
        .<Void>mapEmpty()
        .timeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> everyone(LiveLoop::cut))
        .otherwiseEmpty()
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
    long began = System.nanoTime();
    List<Push> pushes = channel.take();
    if (!pushes.isEmpty()) {
      metrics.encoded(System.nanoTime() - began);
      metrics.published(pushes.size());
      everyone(loop -> loop.push(channel, pushes));
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
