package se.framdrift.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;

/**
 * One client on one WebSocket. Confined to the event loop that accepted the socket, and the only
 * writer to it. It holds positions, never messages: while the socket is full nothing is written,
 * and what was missed goes as one merged publication when it drains.
 */
final class LiveSession extends Viewer {

  private final ServerWebSocket socket;
  private final Outlet outlet;
  private final Admission.Place place;
  private final LiveLoop loop;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Conversation conversation;

  private boolean closing;
  private boolean stalled;
  private boolean corked;
  private boolean awaitsPong;
  private long owed;
  private long since =
      System.nanoTime(); // of the opening, the closing, progress while stalled, or a ping

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
    this.settings = settings;
    this.metrics = metrics;
    this.conversation = new Conversation(this, loop, audience, settings, metrics);
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
    if (closing || stalled || socket.isClosed()) {
      return false;
    }
    if (outlet.full()) {
      stall();
      return false;
    }
    return true;
  }

  @Override
  void put(List<SharedText> publications) {
    if (writable()) {
      for (SharedText message : publications) {
        outlet.write(message.message());
        metrics.sent(message.length());
      }
      flush();
    }
  }

  @Override
  void write(Heartbeat beat) {
    send(beat.frame());
  }

  @Override
  void restart(Subscription subscription) {
    conversation.drop(subscription);
    send(Replies.invalidated(subscription.channel().name()));
  }

  @Override
  void sweep(long now) {
    LiveTiming timing = settings.timing();
    if (socket.isClosed()) {
      gone();
    } else if (closing) {
      if (now - since > timing.closingGrace().toNanos()) {
        outlet.cut();
      }
    } else if (stalled) {
      long owes = outlet.owed();
      since = owes < owed ? now : since;
      owed = owes;
      endIfOver(now - since, timing.stallLimit(), Disconnect.SLOW);
    } else if (!conversation.isConnected()) {
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
    if (closing || socket.isClosed()) {
      return Future.succeededFuture();
    }
    flushDue();
    closing = true;
    since = System.nanoTime();
    metrics.disconnected(why);
    conversation.end();
    socket.resume(); // a paused socket hears no answer, and does not say that it is closed
    if (stalled || outlet.full()) {
      if (why != Disconnect.SLOW) {
        outlet.cut(); // a close frame would wait behind what is not taken
        return Future.succeededFuture();
      } // nobody waits for this one: it may still be taken, before the sweep cuts
    }
    outlet.flush();
    return socket.close(why.code(), why.reason()).otherwiseEmpty();
  }

  @Override
  void cut() {
    outlet.cut();
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
    if (ByteBufUtil.utf8Bytes(message) > settings.bounds().messageBytes()) {
      close(Disconnect.TOO_BIG);
      return;
    }
    together(() -> conversation.take(CommandReader.read(message)));
  }

  /** All that {@code what} sends leaves in one write. */
  void together(Runnable what) {
    corked = true;
    try {
      what.run();
    } finally {
      corked = false;
      outlet.flush();
    }
    if (writable() && outlet.full() && !stalled) {
      stall();
    }
  }

  /** Where the client is, as the bounds count it. */
  String address() {
    return place.address();
  }

  void pause() {
    socket.pause();
  }

  void resume() {
    socket.resume();
  }

  /** The client has connected: from now on it is pinged. */
  void welcomed() {
    since = System.nanoTime();
  }

  void ponged() {
    awaitsPong = false;
  }

  void send(SharedText message) {
    send(message, message.message());
  }

  /** One message in parts: the snapshot between its beginning and end is shared by all. */
  void send(List<SharedText> parts) {
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
      metrics.sent(text.length());
      flush();
    }
  }

  private boolean writable() {
    return !closing && !socket.isClosed();
  }

  private void flush() {
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
    if (!stalled || closing || socket.isClosed()) {
      return;
    }
    stalled = false;
    awaitsPong = false;
    since = System.nanoTime();
    conversation.catchUp();
    if (!stalled) {
      socket.resume();
    }
  }

  private void gone() {
    conversation.end();
    closing = true;
    socket.resume(); // what it has read while paused is released only when it is handed over
    if (loop.remove(this)) {
      place.leave();
    }
  }
}
