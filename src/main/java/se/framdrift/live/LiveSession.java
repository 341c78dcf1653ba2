package se.framdrift.live;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One client on one WebSocket. Confined to the event loop that accepted the socket, and the only
 * writer to it. It holds positions, never messages: while the socket is full nothing is written,
 * and what was missed goes as one merged publication when it drains.
 */
final class LiveSession extends Viewer {

  /** When a closing handshake that the HTTP server should have ended by then is cut. */
  private static final Duration CLOSING_GRACE = Duration.ofSeconds(15);

  private static final String VERSION = "Framdrift";

  private enum Stage {
    NEW,
    CHECKING,
    CONNECTED,
    CLOSING
  }

  private final ServerWebSocket socket;
  private final Outlet outlet;
  private final Admission.Place place;
  private final LiveLoop loop;
  private final Audience audience;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final CommandBudget budget;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>(4);
  private final Deque<Command> waiting = new ArrayDeque<>(0);

  private Stage stage = Stage.NEW;
  private boolean stalled;
  private boolean corked;
  private boolean awaitsPong;
  private long owed;
  private long since = System.nanoTime(); // of the stage, of progress while stalled, or of a ping

  LiveSession(
      ServerWebSocket socket,
      Outlet outlet,
      Admission.Place place,
      LiveLoop loop,
      Audience audience,
      LiveSettings settings,
      LiveMetrics metrics) {
    super(loop);
    this.socket = socket;
    this.outlet = outlet;
    this.place = place;
    this.loop = loop;
    this.audience = audience;
    this.settings = settings;
    this.metrics = metrics;
    this.budget = new CommandBudget(settings.bounds(), since);
  }

  /** Takes ownership of the socket until either side closes it. */
  void start() {
    loop.add(this);
    socket.setWriteQueueMaxSize(settings.bounds().writeQueueBytes());
    socket.textMessageHandler(this::receive);
    socket.binaryMessageHandler(_ -> close(Disconnect.WRONG_PROTOCOL));
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> gone());
    outlet.open(this::drained);
  }

  @Override
  Together.Form form() {
    return Together.Form.FRAME;
  }

  @Override
  boolean ready() {
    if (stage == Stage.CLOSING || stalled || socket.isClosed()) {
      return false;
    }
    if (outlet.full()) {
      stall();
      return false;
    }
    return true;
  }

  @Override
  void put(SharedText publications) {
    if (writable()) {
      outlet.write(publications.message());
      sent(publications);
    }
  }

  @Override
  void write(Heartbeat beat) {
    send(beat.frame());
  }

  @Override
  void restart(Subscription subscription) {
    String name = subscription.channel().name();
    subscriptions.remove(name);
    loop.unfollow(subscription);
    send(Replies.invalidated(name));
  }

  @Override
  void sweep(long now) {
    LiveTiming timing = settings.timing();
    if (socket.isClosed()) {
      gone();
    } else if (stage == Stage.CLOSING) {
      if (now - since > CLOSING_GRACE.toNanos()) {
        outlet.cut();
      }
    } else if (stalled) {
      long owes = outlet.owed();
      since = owes < owed ? now : since;
      owed = owes;
      endIfOver(now - since, timing.stallLimit(), Disconnect.SLOW);
    } else if (stage != Stage.CONNECTED) {
      endIfOver(now - since, timing.handshakeTimeout(), Disconnect.STALE);
    } else if (awaitsPong) {
      endIfOver(now - since, timing.pongTimeout(), Disconnect.NO_PONG);
    } else if (now - since >= timing.ping().toNanos() && ready()) {
      awaitsPong = true;
      since = now;
      send(Replies.PING);
    }
  }

  @Override
  Future<Void> close(Disconnect why) {
    if (stage == Stage.CLOSING || socket.isClosed()) {
      return Future.succeededFuture();
    }
    flushDue();
    stage = Stage.CLOSING;
    since = System.nanoTime();
    metrics.disconnected(why);
    forget();
    if (stalled) {
      socket.resume(); // a paused socket does not say that it is closed
      outlet.cut(); // a close frame would wait behind what is not taken
      return Future.succeededFuture();
    }
    outlet.flush();
    return socket.close(why.code(), why.reason()).otherwiseEmpty();
  }

  private void endIfOver(long nanos, Duration limit, Disconnect why) {
    if (nanos > limit.toNanos()) {
      close(why);
    }
  }

  private void receive(String message) {
    if (stage == Stage.CLOSING) {
      return;
    }
    if (message.length() > settings.bounds().messageBytes()) {
      close(Disconnect.TOO_BIG);
      return;
    }
    waiting.addAll(CommandReader.read(message));
    work();
  }

  /** Obeys what waits, as far as may be now; all answers leave in one write. */
  private void work() {
    corked = true;
    while (stage != Stage.CHECKING && stage != Stage.CLOSING && !waiting.isEmpty()) {
      obey(waiting.remove());
    }
    corked = false;
    outlet.flush();
    if (stage == Stage.CLOSING) {
      waiting.clear();
    } else if (outlet.full() && !stalled) {
      stall();
    }
  }

  private void obey(Command command) {
    if ((stage == Stage.CONNECTED) == (command instanceof Command.Connect)) {
      close(Disconnect.BAD_REQUEST);
      return;
    }
    if (!(command instanceof Command.Pong) && !budget.spend(System.nanoTime())) {
      refuse(command.id(), Refusal.TOO_MANY_REQUESTS);
      if (budget.isOverdrawn()) {
        close(Disconnect.TOO_MANY_REQUESTS);
      }
      return;
    }
    switch (command) {
      case Command.Pong() -> ponged();
      case Command.Send() -> {}
      case Command.Unreadable() -> close(Disconnect.BAD_REQUEST);
      case Command.Incomplete(long id) -> refuse(id, Refusal.BAD_REQUEST);
      case Command.Unavailable(long id) -> refuse(id, Refusal.NOT_AVAILABLE);
      case Command.Publish(long id) -> refuse(id, Refusal.PERMISSION_DENIED);
      case Command.Ping(long id) -> send(Replies.empty(id, "ping"));
      case Command.Connect(long id, String token) -> connect(id, token);
      case Command.Subscribe subscribe -> subscribe(subscribe);
      case Command.Unsubscribe(long id, String channel) -> unsubscribe(id, channel);
      case Command.History history -> history(history);
      case Command.Rpc(long id, String method, JsonObject data) -> rpc(id, method, data);
    }
  }

  private void ponged() {
    awaitsPong = false;
  }

  /** A token that is given must be right, also where none is needed. */
  private void connect(long id, String token) {
    if (token.isEmpty()) {
      welcome(id);
      return;
    }
    stage = Stage.CHECKING;
    socket.pause();
    audience
        .knows(token)
        .onComplete(
            known -> {
              if (stage == Stage.CHECKING) {
                socket.resume();
                answer(id, known.succeeded() ? known.result() : null);
              }
            });
  }

  private void answer(long id, @Nullable Boolean known) {
    if (known == null) {
      close(Disconnect.UNCHECKED);
    } else if (known) {
      welcome(id);
      work();
    } else {
      close(Disconnect.INVALID_TOKEN);
    }
  }

  private void welcome(long id) {
    stage = Stage.CONNECTED;
    since = System.nanoTime();
    long seconds = Math.ceilDiv(settings.timing().ping().toMillis(), 1000);
    send(Replies.connected(id, UUID.randomUUID().toString(), VERSION, seconds));
  }

  private void subscribe(Command.Subscribe command) {
    Channel channel = audience.channel(command.channel());
    if (channel == null) {
      refuse(command.id(), Refusal.UNKNOWN_CHANNEL);
    } else if (subscriptions.containsKey(command.channel())) {
      refuse(command.id(), Refusal.ALREADY_SUBSCRIBED);
    } else if (subscriptions.size() >= settings.bounds().subscriptions()) {
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
    switch (audience.channel(command.channel())) {
      case null -> refuse(command.id(), Refusal.UNKNOWN_CHANNEL);
      case StateChannel _ -> refuse(command.id(), Refusal.NOT_AVAILABLE);
      case BoardChannel board -> history(command, board.history(command.epoch(), command.offset()));
      case EventsChannel events ->
          history(command, events.history(command.epoch(), command.offset()));
    }
  }

  private void history(Command.History command, Joined joined) {
    if (!joined.recovered()) {
      refuse(command.id(), Refusal.UNRECOVERABLE);
    } else {
      send(Replies.history(command.id(), joined.limitedTo(command.limit())));
    }
  }

  /** The one procedure, {@code board}: where the board stands. Takes reports of a wrong hash. */
  private void rpc(long id, String method, JsonObject data) {
    if (!method.equals("board")) {
      refuse(id, Refusal.METHOD_NOT_FOUND);
      return;
    }
    String name = BoardChannel.name(text(data.getValue("board")));
    if (!(audience.channel(name) instanceof BoardChannel channel)) {
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
    metrics.refused(why);
    if (id > 0) {
      send(Replies.refusal(id, why));
    }
  }

  private void send(SharedText message) {
    send(message, message.message());
  }

  /** One message in parts: the snapshot between its beginning and end is shared by all. */
  private void send(List<SharedText> parts) {
    int last = parts.size() - 1;
    if (last == 0) {
      send(parts.getFirst());
      return;
    }
    for (int i = 0; i <= last; i++) {
      SharedText part = parts.get(i);
      send(part, i == 0 ? part.beginning() : i == last ? part.end() : part.middle());
    }
  }

  private void send(SharedText text, List<ByteBuf> frames) {
    flushDue();
    if (writable()) {
      outlet.write(frames);
      sent(text);
    }
  }

  private boolean writable() {
    return stage != Stage.CLOSING && !socket.isClosed();
  }

  private void sent(SharedText text) {
    metrics.sent(text.length());
    if (!corked) {
      outlet.flush();
    }
  }

  private void stall() {
    stalled = true;
    since = System.nanoTime();
    owed = outlet.owed();
    socket.pause();
    metrics.stalled();
  }

  private void drained() {
    if (!stalled || stage == Stage.CLOSING || socket.isClosed()) {
      return;
    }
    stalled = false;
    awaitsPong = false;
    since = System.nanoTime();
    for (Subscription subscription : List.copyOf(subscriptions.values())) {
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
      place.leave();
    }
  }
}
