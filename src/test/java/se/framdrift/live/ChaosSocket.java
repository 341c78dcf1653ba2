package se.framdrift.live;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Over a WebSocket. */
final class ChaosSocket extends ChaosViewer {

  private final WebSocketClient client;
  private volatile @Nullable WebSocket socket;

  ChaosSocket(String name, String channel, ChaosOracle oracle, WebSocketClient client) {
    super(name, channel, oracle);
    this.client = client;
  }

  @Override
  void come(int port) {
    cut();
    int mine = anew();
    client
        .connect(
            new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/connection/websocket"))
        .onSuccess(opened -> begin(opened, mine));
  }

  private void begin(WebSocket opened, int mine) {
    if (!isCurrent(mine)) {
      opened.close();
      return;
    }
    socket = opened;
    opened.closeHandler(_ -> gone(opened));
    opened.exceptionHandler(this::failed);
    opened.textMessageHandler(
        message -> {
          for (String line : message.split("\n")) {
            if (isCurrent(mine)) {
              hear(opened, new JsonObject(line));
            }
          }
        });
    opened.writeTextMessage("{\"id\":1,\"connect\":{}}\n" + subscription());
  }

  /** That a connection is cut is what happens here; that a message cannot be read is not. */
  private void failed(Throwable why) {
    if (why instanceof IllegalStateException) {
      unreadable(why);
    }
  }

  private void gone(WebSocket closed) {
    if (socket == closed) {
      socket = null;
    }
  }

  private void hear(WebSocket from, JsonObject message) {
    if (message.isEmpty()) {
      from.writeTextMessage("{}");
    } else if (message.containsKey("subscribe")) {
      subscribed(message.getJsonObject("subscribe"));
    } else if (message.containsKey("push")) {
      JsonObject push = message.getJsonObject("push");
      if (push.containsKey("unsubscribe")) {
        forget();
        from.writeTextMessage(subscription());
      } else {
        published(push.getJsonObject("pub"));
      }
    }
  }

  @Override
  void cut() {
    anew();
    WebSocket open = socket;
    socket = null;
    if (open != null) {
      read(open, true);
      open.close();
    }
  }

  @Override
  void stall() {
    read(socket, false);
  }

  @Override
  void flow() {
    read(socket, true);
  }

  private static void read(@Nullable WebSocket open, boolean on) {
    if (open instanceof WebSocketInternal inside) {
      inside.channelHandlerContext().channel().config().setAutoRead(on);
    }
  }

  @Override
  boolean isGone() {
    return socket == null;
  }
}
