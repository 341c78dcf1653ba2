package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The other end of a session: sends what a test says, and keeps what comes. */
final class Peer {

  static final int PATIENCE_SECONDS = 60;

  final WebSocket socket;

  /** Held, since a client that nobody holds closes its sockets when it is collected. */
  final WebSocketClient client;

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final Promise<Short> closed = Promise.promise();

  /** Listens before it connects: what the server does at once is heard too. */
  private Peer(Vertx vertx, int port) {
    client = vertx.createWebSocketClient();
    ClientWebSocket connecting = client.webSocket();
    connecting.textMessageHandler(text -> messages.addAll(List.of(text.split("\n"))));
    connecting.closeHandler(_ -> closed.complete(connecting.closeStatusCode()));
    socket =
        LiveServer.await(
            connecting.connect(
                new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI("/connection/websocket")));
  }

  static Peer open(Vertx vertx, int port) {
    return new Peer(vertx, port);
  }

  static Peer connected(Vertx vertx, int port) {
    Peer peer = open(vertx, port);
    peer.send("{\"id\":1,\"connect\":{\"name\":\"test\"}}");
    assertThat(peer.next().getJsonObject("connect").getBoolean("pong")).isTrue();
    return peer;
  }

  /** A peer which follows the board {@code lerum}, and the result of its subscription. */
  static Peer following(Vertx vertx, int port) {
    Peer peer = connected(vertx, port);
    peer.subscribe("{\"channel\":\"board:lerum\"}");
    return peer;
  }

  JsonObject subscribe(String fields) {
    send("{\"id\":2,\"subscribe\":" + fields + "}");
    return next().getJsonObject("subscribe");
  }

  void send(String message) {
    LiveServer.await(socket.writeTextMessage(message));
  }

  JsonObject next() {
    return new JsonObject(nextText());
  }

  String nextText() {
    String message = take(PATIENCE_SECONDS * 1000);
    if (message == null) {
      throw new AssertionError("No message within " + PATIENCE_SECONDS + " s");
    }
    return message;
  }

  /** The publication that comes next. */
  JsonObject publication() {
    return next().getJsonObject("push").getJsonObject("pub");
  }

  /** The code of the error that {@code command} is answered with. */
  int refusal(String command) {
    send(command);
    return next().getJsonObject("error").getInteger("code");
  }

  /** Nothing is on its way: what was asked last is answered first. */
  void assertNothingWaits() {
    send("{\"id\":999,\"ping\":{}}");
    assertThat(next()).isEqualTo(new JsonObject("{\"id\":999,\"ping\":{}}"));
  }

  /** From now on it reads nothing, not even into buffers of its own. */
  void stall() {
    read(false);
  }

  /** Reads again. */
  void flow() {
    read(true);
  }

  private void read(boolean on) {
    ((WebSocketInternal) socket).channelHandlerContext().channel().config().setAutoRead(on);
  }

  short closeCode() {
    return LiveServer.await(closed.future());
  }

  private @Nullable String take(int milliseconds) {
    try {
      return messages.poll(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while waiting for a message", e);
    }
  }
}
