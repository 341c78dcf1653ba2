package se.framdrift.live;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client asks over its socket and is answered, and what it follows. Confined to the event
 * loop of its session.
 */
final class Conversation {

  private static final String VERSION = "Framdrift";

  private enum Stage {
    NEW,
    CHECKING,
    CONNECTED,
    OVER
  }

  private final LiveSession session;
  private final LiveLoop loop;
  private final Audience audience;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final CommandBudget budget;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>(4);
  private final Deque<Command> waiting = new ArrayDeque<>(0);
  private Stage stage = Stage.NEW;

  Conversation(
      LiveSession session,
      LiveLoop loop,
      Audience audience,
      LiveSettings settings,
      LiveMetrics metrics) {
    this.session = session;
    this.loop = loop;
    this.audience = audience;
    this.settings = settings;
    this.metrics = metrics;
    this.budget = new CommandBudget(settings.bounds(), System.nanoTime());
  }

  boolean isConnected() {
    return stage == Stage.CONNECTED;
  }

  /** Nothing is obeyed or followed any more. */
  void end() {
    stage = Stage.OVER;
    waiting.clear();
    subscriptions.values().forEach(loop::unfollow);
    subscriptions.clear();
  }

  /** No longer follows what {@code subscription} is of. */
  void drop(Subscription subscription) {
    subscriptions.remove(subscription.channel().name());
    loop.unfollow(subscription);
  }

  /** Has everything written that was missed, merged; what is full again stays behind. */
  void catchUp() {
    for (Subscription subscription : List.copyOf(subscriptions.values())) {
      if (subscription.catchUp()) {
        metrics.merged();
      }
    }
    work();
  }

  /** Obeys {@code commands}, as far as may be now. */
  void take(List<Command> commands) {
    waiting.addAll(commands);
    work();
  }

  /** Who does not take the answers to its commands waits with the rest of them. */
  private void work() {
    while ((stage == Stage.NEW || stage == Stage.CONNECTED)
        && !waiting.isEmpty()
        && session.ready()) {
      obey(waiting.remove());
    }
  }

  private void obey(Command command) {
    if (isConnected() == (command instanceof Command.Connect)) {
      session.close(Disconnect.BAD_REQUEST);
      return;
    }
    if (command instanceof Command.Pong) {
      session.ponged(); // one is never refused, but nobody is pinged so often that all are free
    }
    if (!budget.spend(System.nanoTime())) {
      refuse(command.id(), Refusal.TOO_MANY_REQUESTS);
      if (budget.isOverdrawn()) {
        session.close(Disconnect.TOO_MANY_REQUESTS);
      }
      return;
    }
    switch (command) {
      case Command.Pong() -> {}
      case Command.Send() -> {}
      case Command.Unreadable() -> session.close(Disconnect.BAD_REQUEST);
      case Command.Incomplete(long id) -> refuse(id, Refusal.BAD_REQUEST);
      case Command.Unavailable(long id) -> refuse(id, Refusal.NOT_AVAILABLE);
      case Command.Publish(long id) -> refuse(id, Refusal.PERMISSION_DENIED);
      case Command.Ping(long id) -> session.send(Replies.empty(id, "ping"));
      case Command.Connect(long id, String token) -> connect(id, token);
      case Command.Subscribe subscribe -> subscribe(subscribe);
      case Command.Unsubscribe(long id, String channel) -> unsubscribe(id, channel);
      case Command.History history -> history(history);
      case Command.Rpc(long id, String method, JsonObject data) -> rpc(id, method, data);
    }
  }

  /** A token that is given must be right, also where none is needed. */
  private void connect(long id, String token) {
    if (token.isEmpty()) {
      welcome(id);
      return;
    }
    stage = Stage.CHECKING;
    session.pause();
    audience
        .knows(session.address(), token)
        .onComplete(
            known -> {
              if (stage == Stage.CHECKING) {
                session.resume();
                session.together(() -> answer(id, known.succeeded() ? known.result() : null));
              }
            });
  }

  private void answer(long id, @Nullable Boolean known) {
    if (known == null) {
      session.close(Disconnect.UNCHECKED);
    } else if (known) {
      welcome(id);
      work();
    } else {
      session.close(Disconnect.INVALID_TOKEN);
    }
  }

  private void welcome(long id) {
    stage = Stage.CONNECTED;
    session.welcomed();
    long seconds = Math.ceilDiv(settings.timing().ping().toMillis(), 1000);
    session.send(Replies.connected(id, UUID.randomUUID().toString(), VERSION, seconds));
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
    Subscription subscription = new Subscription(channel, session, audience, joined.position());
    subscriptions.put(channel.name(), subscription);
    loop.follow(subscription);
    session.send(Replies.subscribed(command.id(), command.recovering(), joined));
  }

  private void unsubscribe(long id, String channel) {
    Subscription subscription = subscriptions.remove(channel);
    if (subscription != null) {
      loop.unfollow(subscription);
    }
    session.send(Replies.empty(id, "unsubscribe"));
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
      session.send(Replies.history(command.id(), joined.limitedTo(command.limit())));
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
    session.send(Replies.rpc(id, channel.heartbeat()));
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private void refuse(long id, Refusal why) {
    metrics.refused(why);
    if (id > 0) {
      session.send(Replies.refusal(id, why));
    }
  }
}
