package se.framdrift.live;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client on one WebSocket. Confined to the event loop that accepted the socket, and the only
 * writer to it. It holds positions, never messages: while the socket is full nothing is written,
 * and what was missed goes as one merged publication when it drains.
 */
final class LiveSession implements Viewer {

  /** When a closing handshake that the HTTP server should have ended by then is cut. */
  private static final Duration CLOSING_GRACE = Duration.ofSeconds(15);

  private static final String VERSION = "Framdrift";

  private final ServerWebSocket socket;
  private final Runnable cut;
  private final LiveLoop loop;
  private final Function<String, @Nullable Channel> channels;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final long openedAt = System.nanoTime();

  private boolean connected;
  private boolean stalled;
  private boolean closing;
  private long closingSince;
  private long progressAt;
  private long pingedAt = openedAt;
  private boolean awaitsPong;

  /**
   * @param cut ends the connection at once
   * @param channels by name, those that this client may see; null for others
   */
  LiveSession(
      ServerWebSocket socket,
      Runnable cut,
      LiveLoop loop,
      Function<String, @Nullable Channel> channels,
      LiveSettings settings,
      LiveMetrics metrics) {
    this.socket = socket;
    this.cut = cut;
    this.loop = loop;
    this.channels = channels;
    this.settings = settings;
    this.metrics = metrics;
  }

  /** Takes ownership of the socket until either side closes it. */
  void start() {
    loop.add(this);
    socket.setWriteQueueMaxSize(settings.writeQueueBytes());
    socket.textMessageHandler(this::receive);
    socket.binaryMessageHandler(_ -> close(Disconnect.WRONG_PROTOCOL));
    socket.drainHandler(_ -> drained());
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> gone());
  }

  @Override
  public boolean ready() {
    if (closing || stalled || socket.isClosed()) {
      return false;
    }
    if (socket.writeQueueFull()) {
      stall();
      return false;
    }
    return true;
  }

  @Override
  public void write(Push push) {
    send(push.frame());
  }

  @Override
  public void write(Heartbeat beat) {
    send(beat.frame());
  }

  @Override
  public void restart(Subscription subscription) {
    String name = subscription.channel().name();
    subscriptions.remove(name);
    loop.unfollow(subscription);
    send(Replies.invalidated(name));
  }

  @Override
  public void sweep(long now) {
    if (socket.isClosed()) {
      gone();
    } else if (closing) {
      if (now - closingSince > CLOSING_GRACE.toNanos()) {
        cut.run();
      }
    } else if (!connected) {
      endIfOver(now - openedAt, settings.handshakeTimeout(), Disconnect.STALE);
    } else if (stalled) {
      endIfOver(now - progressAt, settings.stallLimit(), Disconnect.SLOW);
    } else if (awaitsPong) {
      endIfOver(now - pingedAt, settings.pongTimeout(), Disconnect.NO_PONG);
    } else if (now - pingedAt >= settings.ping().toNanos() && ready()) {
      awaitsPong = true;
      pingedAt = now;
      send(Replies.PING);
    }
  }

  @Override
  public Future<Void> close(Disconnect why) {
    if (closing || socket.isClosed()) {
      return Future.succeededFuture();
    }
    closing = true;
    closingSince = System.nanoTime();
    metrics.disconnected(why);
    forget();
    if (stalled) {
      socket.resume(); // a paused socket does not say that it is closed
      cut.run(); // a close frame would wait behind what is not taken
      return Future.succeededFuture();
    }
    return socket.close(why.code(), why.reason()).otherwiseEmpty();
  }

  private void endIfOver(long nanos, Duration limit, Disconnect why) {
    if (nanos > limit.toNanos()) {
      close(why);
    }
  }

  private void receive(String message) {
    if (closing) {
      return;
    }
    if (message.length() > settings.maxMessageBytes()) {
      close(Disconnect.TOO_BIG);
      return;
    }
    for (Command command : CommandReader.read(message)) {
      if (closing) {
        return;
      }
      obey(command);
    }
    if (!closing && !socket.isClosed() && socket.writeQueueFull()) {
      stall();
    }
  }

  private void obey(Command command) {
    if (connected == (command instanceof Command.Connect)) {
      close(Disconnect.BAD_REQUEST);
      return;
    }
    switch (command) {
      case Command.Pong() -> awaitsPong = false;
      case Command.Send() -> {}
      case Command.Unreadable() -> close(Disconnect.BAD_REQUEST);
      case Command.Incomplete(long id) -> refuse(id, Refusal.BAD_REQUEST);
      case Command.Unavailable(long id) -> refuse(id, Refusal.NOT_AVAILABLE);
      case Command.Publish(long id) -> refuse(id, Refusal.PERMISSION_DENIED);
      case Command.Ping(long id) -> send(Replies.empty(id, "ping"));
      case Command.Connect(long id) -> connect(id);
      case Command.Subscribe subscribe -> subscribe(subscribe);
      case Command.Unsubscribe(long id, String channel) -> unsubscribe(id, channel);
      case Command.History history -> history(history);
      case Command.Rpc(long id, String method, JsonObject data) -> rpc(id, method, data);
    }
  }

  private void connect(long id) {
    connected = true;
    pingedAt = System.nanoTime();
    long seconds = Math.ceilDiv(settings.ping().toMillis(), 1000);
    send(Replies.connected(id, UUID.randomUUID().toString(), VERSION, seconds));
  }

  private void subscribe(Command.Subscribe command) {
    Channel channel = channels.apply(command.channel());
    if (channel == null) {
      refuse(command.id(), Refusal.UNKNOWN_CHANNEL);
    } else if (subscriptions.containsKey(command.channel())) {
      refuse(command.id(), Refusal.ALREADY_SUBSCRIBED);
    } else if (subscriptions.size() >= settings.maxSubscriptions()) {
      refuse(command.id(), Refusal.LIMIT_EXCEEDED);
    } else {
      join(command, channel);
    }
  }

  private void join(Command.Subscribe command, Channel channel) {
    Joined joined = channel.join(command.epoch(), command.offset());
    if (command.refuseUnrecovered() && command.recovering() && !joined.recovered()) {
      refuse(command.id(), Refusal.UNRECOVERABLE);
      return;
    }
    Subscription subscription = new Subscription(channel, this, joined.position());
    subscriptions.put(channel.name(), subscription);
    loop.follow(subscription);
    send(Replies.subscribed(command.id(), command.recovering(), joined));
  }

  private void unsubscribe(long id, String channel) {
    Subscription subscription = subscriptions.remove(channel);
    if (subscription != null) {
      loop.unfollow(subscription);
    }
    send(Replies.empty(id, "unsubscribe"));
  }

  private void history(Command.History command) {
    switch (channels.apply(command.channel())) {
      case null -> refuse(command.id(), Refusal.UNKNOWN_CHANNEL);
      case StateChannel _ -> refuse(command.id(), Refusal.NOT_AVAILABLE);
      case BoardChannel board -> history(command, board);
    }
  }

  private void history(Command.History command, BoardChannel board) {
    Joined joined = board.history(command.epoch(), command.offset());
    if (!joined.recovered()) {
      refuse(command.id(), Refusal.UNRECOVERABLE);
    } else {
      send(Replies.history(command.id(), command.limit() == 0 ? joined.positionOnly() : joined));
    }
  }

  /** The one procedure, {@code board}: where the board stands. Takes reports of a wrong hash. */
  private void rpc(long id, String method, JsonObject data) {
    if (!method.equals("board")) {
      refuse(id, Refusal.METHOD_NOT_FOUND);
      return;
    }
    String name = BoardChannel.name(text(data.getValue("board")));
    if (!(channels.apply(name) instanceof BoardChannel channel)) {
      refuse(id, Refusal.UNKNOWN_CHANNEL);
      return;
    }
    if (data.getValue("seen") instanceof JsonObject seen
        && seen.getValue("position") instanceof Number position
        && channel.contradicts(position.longValue(), text(seen.getValue("hash")))) {
      metrics.mismatch();
    }
    send(Replies.rpc(id, channel.heartbeat()));
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private void refuse(long id, Refusal why) {
    send(Replies.refusal(id, why));
  }

  private void send(SharedText... parts) {
    if (closing || socket.isClosed()) {
      return;
    }
    SharedText.write(socket, () -> progressAt = System.nanoTime(), parts);
    for (SharedText part : parts) {
      metrics.sent(part.length());
    }
  }

  private void stall() {
    stalled = true;
    progressAt = System.nanoTime();
    socket.pause();
    metrics.stalled();
  }

  private void drained() {
    if (!stalled || closing || socket.isClosed()) {
      return;
    }
    stalled = false;
    pingedAt = System.nanoTime();
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.catchUp()) {
        metrics.merged();
      }
    }
    if (!stalled) {
      socket.resume();
    }
  }

  private void forget() {
    subscriptions.values().forEach(loop::unfollow);
    subscriptions.clear();
  }

  private void gone() {
    forget();
    if (loop.remove(this)) {
      metrics.left();
    }
  }
}
