package se.framdrift.boot;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows channels over one WebSocket of the public listener, and stays by answering pings. */
final class PublicSocket implements WebSocket.Listener {

  private static final String PONG = "{}";

  private final Consumer<JsonObject> heard;
  private final StringBuilder begun = new StringBuilder();

  private PublicSocket(Consumer<JsonObject> heard) {
    this.heard = heard;
  }

  /**
   * Connects, and subscribes to all of {@code channels}.
   *
   * @param heard is told each message, pings but, on a thread of the client's
   */
  static PublicSocket open(OutsideNode node, List<String> channels, Consumer<JsonObject> heard) {
    PublicSocket listener = new PublicSocket(heard);
    URI address =
        URI.create(node.publicAddress().replace("http:", "ws:") + "/connection/websocket");
    WebSocket socket = node.client().newWebSocketBuilder().buildAsync(address, listener).join();
    socket.sendText("{\"id\":1,\"connect\":{}}", true).join();
    for (int i = 0; i < channels.size(); i++) {
      JsonObject subscribe = new JsonObject().put("channel", channels.get(i));
      JsonObject command = new JsonObject().put("id", i + 2).put("subscribe", subscribe);
      socket.sendText(command.encode(), true).join();
    }
    return listener;
  }

  /** The channel that a message tells something of; empty for anything else, such as an error. */
  static Optional<String> channel(JsonObject message, List<String> channels) {
    if (message.containsKey("subscribe")) {
      return Optional.of(channels.get(message.getInteger("id") - 2));
    }
    return Optional.ofNullable(message.getJsonObject("push"))
        .map(push -> push.getString("channel"));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
    begun.append(text);
    if (isLast) {
      String whole = begun.toString();
      begun.setLength(0);
      for (String line : whole.split("\n")) {
        if (line.equals(PONG)) {
          from.sendText(PONG, true);
        } else {
          heard.accept(new JsonObject(line));
        }
      }
    }
    from.request(1);
    return null;
  }
}
