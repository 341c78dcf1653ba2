package se.framdrift.live;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import se.framdrift.wire.CanonicalJson;

/**
 * Somebody who follows one channel as the protocol says, and whose connection is ill-treated. Every
 * time it has learned something it tells the oracle what it looks like.
 *
 * <p>It stalls below Vert.x' client, which does not release what it has read and not handed over
 * when a paused connection ends.
 */
abstract class ChaosViewer {

  /** How often anybody was compared. */
  static final AtomicLong CHECKS = new AtomicLong();

  private final String name;
  private final String channel;
  private final ChaosOracle oracle;
  private final Map<String, JsonObject> items = new TreeMap<>();
  private final List<Long> turns = new ArrayList<>();
  private String epoch = "";
  private long position = -1;
  private long turnsSince = -1;
  private int generation;

  ChaosViewer(String name, String channel, ChaosOracle oracle) {
    this.name = name;
    this.channel = channel;
    this.oracle = oracle;
  }

  /** Comes to the server at {@code port}, leaving the one it is at; returns at once. */
  abstract void come(int port);

  /** Leaves without a word. */
  abstract void cut();

  /** Takes nothing more from its socket. */
  abstract void stall();

  /** Takes again. */
  abstract void flow();

  /** Whether nothing is open. */
  abstract boolean isGone();

  final synchronized long position() {
    return position;
  }

  final String channel() {
    return channel;
  }

  /** From now on what came over earlier connections is not listened to. */
  final synchronized int anew() {
    return ++generation;
  }

  final synchronized boolean isCurrent(int of) {
    return of == generation;
  }

  final synchronized void forget() {
    position = -1;
  }

  final synchronized String subscription() {
    String recover =
        position < 0
            ? ""
            : ",\"recover\":true,\"epoch\":\"%s\",\"offset\":%d".formatted(epoch, position);
    return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"" + recover + "}}";
  }

  final synchronized String lastEventId() {
    return position < 0 ? "" : epoch + ":" + position;
  }

  final synchronized void subscribed(JsonObject result) {
    epoch = result.getString("epoch");
    JsonObject data = result.getJsonObject("data");
    if (data != null) {
      items.clear();
      turns.clear();
      take(data.getJsonArray("items", new JsonArray()));
      turnsSince = result.getLong("offset");
    }
    JsonArray publications = result.getJsonArray("publications", new JsonArray());
    publications.forEach(publication -> apply((JsonObject) publication));
    position = result.getLong("offset");
    compare();
  }

  /** A publication of the channel, heartbeats too. */
  final synchronized void published(JsonObject publication) {
    if (publication.containsKey("offset")) {
      apply(publication);
      compare();
    } else if (channel.startsWith("board:")
        && publication.getJsonObject("data").getLong("position") >= position) {
      position = publication.getJsonObject("data").getLong("position");
      oracle.check(name + " by heartbeat", position, hash());
      if (!publication.getJsonObject("data").getString("hash").equals(hash())) {
        oracle.wrong(name + " differs from the heartbeat at " + position);
      }
    }
  }

  private void apply(JsonObject publication) {
    long offset = publication.getLong("offset");
    if (offset <= position) {
      oracle.wrong("%s went from %d to %d".formatted(name, position, offset));
    }
    JsonObject data = publication.getJsonObject("data");
    take(data.getJsonArray("items", new JsonArray()));
    if (data.containsKey("events")) {
      turns.add(offset);
    }
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

  private void compare() {
    CHECKS.incrementAndGet();
    if (channel.startsWith("board:")) {
      oracle.check(name, position, hash());
    } else if (!turns.equals(oracle.turns(turnsSince, position))) {
      oracle.wrong("%s missed an event or got one twice up to %d".formatted(name, position));
    }
  }

  private String hash() {
    StringBuilder text = new StringBuilder();
    items.values().forEach(item -> text.append(CanonicalJson.encode(item)).append('\n'));
    return Hashes.sha256(text.toString());
  }

  /** Over a WebSocket. */
  static final class OverSocket extends ChaosViewer {

    private final WebSocketClient client;
    private volatile @Nullable WebSocket socket;

    OverSocket(String name, String channel, ChaosOracle oracle, WebSocketClient client) {
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
      opened.exceptionHandler(_ -> {});
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

  /** Over server-sent events. */
  static final class OverEvents extends ChaosViewer {

    private final HttpClient client;
    private volatile @Nullable HttpClientResponse stream;

    OverEvents(String name, String channel, ChaosOracle oracle, HttpClient client) {
      super(name, channel, oracle);
      this.client = client;
    }

    @Override
    void come(int port) {
      cut();
      int mine = anew();
      RequestOptions options =
          new RequestOptions()
              .setMethod(HttpMethod.GET)
              .setHost("127.0.0.1")
              .setPort(port)
              .setURI("/connection/uni_sse?channel=" + channel());
      String last = lastEventId();
      if (!last.isEmpty()) {
        options.putHeader("last-event-id", last);
      }
      client
          .request(options)
          .compose(request -> request.send())
          .onSuccess(response -> begin(response, mine));
    }

    private void begin(HttpClientResponse response, int mine) {
      if (!isCurrent(mine)) {
        response.request().connection().close();
        return;
      }
      stream = response;
      response.exceptionHandler(_ -> gone(response));
      response.endHandler(_ -> gone(response));
      RecordParser lines =
          RecordParser.newDelimited(
              "\n",
              line -> {
                String text = line.toString();
                if (text.startsWith("data: {\"channel\"") && isCurrent(mine)) {
                  hear(new JsonObject(text.substring("data: ".length())));
                }
              });
      response.handler(lines);
    }

    private void hear(JsonObject message) {
      if (message.containsKey("subscribe")) {
        subscribed(message.getJsonObject("subscribe"));
      } else {
        published(message.getJsonObject("pub"));
      }
    }

    private void gone(HttpClientResponse ended) {
      if (stream == ended) {
        stream = null;
      }
    }

    @Override
    void cut() {
      anew();
      HttpClientResponse open = stream;
      stream = null;
      if (open != null) {
        read(open, true);
        open.request().connection().close();
      }
    }

    @Override
    void stall() {
      read(stream, false);
    }

    @Override
    void flow() {
      read(stream, true);
    }

    private static void read(@Nullable HttpClientResponse open, boolean on) {
      if (open != null
          && open.request().connection() instanceof HttpClientConnectionInternal inside) {
        inside.channelHandlerContext().channel().config().setAutoRead(on);
      }
    }

    @Override
    boolean isGone() {
      return stream == null;
    }
  }
}
