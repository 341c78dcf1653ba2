package se.framdrift.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import se.framdrift.wire.CanonicalJson;

/**
 * Somebody who follows one channel as the protocol says, and whose connection is ill-treated. Every
 * time it has learned something it tells the oracle what it looks like.
 *
 * <p>It stalls below Vert.x' client, which does not release what it has read and not handed over
 * when a paused connection ends.
 */
abstract sealed class ChaosViewer permits ChaosSocket, ChaosStream {

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

  final void unreadable(Throwable why) {
    oracle.wrong(name + " cannot read a message: " + why.getMessage());
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
}
