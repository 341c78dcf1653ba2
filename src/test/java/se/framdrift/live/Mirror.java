package se.framdrift.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.wire.CanonicalJson;

/** A viewer that keeps the board as the protocol says, through whatever is done to its socket. */
final class Mirror {

  private final WebSocketClient client;
  private final int port;
  private final Map<String, JsonObject> items = new TreeMap<>();
  private @Nullable WebSocket socket;
  private String epoch = "";
  private long position = -1;
  private int generation;

  Mirror(Vertx vertx, int port) {
    this.client = vertx.createWebSocketClient();
    this.port = port;
  }

  /** Connects, or drops the connection it has and comes back with its position. */
  void connect() {
    int mine = cut();
    WebSocket opened =
        LiveServer.await(
            client.connect(
                new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI("/connection/websocket")));
    synchronized (this) {
      socket = opened;
    }
    opened.textMessageHandler(message -> receive(opened, mine, message));
    opened.writeTextMessage("{\"id\":1,\"connect\":{}}");
    opened.writeTextMessage(subscription());
  }

  synchronized void pause() {
    if (socket != null) {
      socket.pause();
    }
  }

  synchronized void resume() {
    if (socket != null) {
      socket.resume();
    }
  }

  synchronized String hash() {
    StringBuilder text = new StringBuilder();
    items.values().forEach(item -> text.append(CanonicalJson.encode(item)).append('\n'));
    return Hashes.sha256(text.toString());
  }

  synchronized long position() {
    return position;
  }

  private synchronized int cut() {
    generation++;
    if (socket != null) {
      socket.resume();
      socket.close();
      socket = null;
    }
    return generation;
  }

  private synchronized String subscription() {
    return position < 0
        ? "{\"id\":2,\"subscribe\":{\"channel\":\"board:lerum\"}}"
        : "{\"id\":2,\"subscribe\":{\"channel\":\"board:lerum\",\"recover\":true,\"epoch\":\"%s\",\"offset\":%d}}"
            .formatted(epoch, position);
  }

  private synchronized void receive(WebSocket from, int of, String message) {
    for (String line : message.split("\n")) {
      if (of == generation) {
        take(from, line);
      }
    }
  }

  private void take(WebSocket from, String message) {
    JsonObject json = new JsonObject(message);
    if (json.isEmpty()) {
      from.writeTextMessage("{}");
    } else if (json.containsKey("subscribe")) {
      subscribed(json.getJsonObject("subscribe"));
    } else if (json.containsKey("push")) {
      JsonObject push = json.getJsonObject("push");
      if (push.containsKey("unsubscribe")) {
        position = -1;
        from.writeTextMessage(subscription());
      } else if (push.getJsonObject("pub").containsKey("offset")) {
        apply(push.getJsonObject("pub"));
      }
    }
  }

  private void subscribed(JsonObject result) {
    epoch = result.getString("epoch");
    JsonObject data = result.getJsonObject("data");
    if (data != null) {
      items.clear();
      take(data.getJsonArray("items"));
    }
    JsonArray publications = result.getJsonArray("publications", new JsonArray());
    publications.forEach(publication -> apply((JsonObject) publication));
    position = result.getLong("offset");
  }

  private void apply(JsonObject publication) {
    long offset = publication.getLong("offset");
    if (offset <= position) {
      throw new IllegalStateException("Went from " + position + " to " + offset);
    }
    take(publication.getJsonObject("data").getJsonArray("items"));
    position = offset;
  }

  private void take(JsonArray changed) {
    for (Object element : changed) {
      JsonObject item = (JsonObject) element;
      if (item.getBoolean("removed", false)) {
        items.remove(item.getString("id"));
      } else {
        items.put(item.getString("id"), item);
      }
    }
  }
}
