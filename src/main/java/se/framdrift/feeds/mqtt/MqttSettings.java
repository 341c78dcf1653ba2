package se.framdrift.feeds.mqtt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.FeedDeclaration;

/**
 * What a feed of kind {@code mqtt} says under {@code settings}; {@code
 * schemas/feed-mqtt.schema.json} is its form, {@code docs/feeds.md} its meaning.
 *
 * @param broker null for the built-in listener
 * @param user null for none
 * @param passwordVariable name of the environment variable that holds the password, null for none
 * @param clientId the broker keeps the session by it
 * @param ca path of the file with the certificates that the broker's must lead to, PEM; null for
 *     those that the JDK trusts
 * @param topics what is asked for, with the quality of service (0 or 1)
 * @param inFlight the most messages that are not yet durable
 * @param maxBytes larger payloads are refused
 * @param unmappedRefused whether a message that no mapping means goes into quarantine
 */
record MqttSettings(
    @Nullable Broker broker,
    @Nullable String user,
    @Nullable String passwordVariable,
    String clientId,
    @Nullable String ca,
    Duration keepAlive,
    Map<TopicFilter, Integer> topics,
    int inFlight,
    int maxBytes,
    boolean unmappedRefused,
    List<Mapping> mappings) {

  static final int IN_FLIGHT = 1_000;
  static final int MAX_BYTES = 256 * 1_024;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  MqttSettings {
    mappings = List.copyOf(mappings);
  }

  /**
   * Reads a declaration.
   *
   * @throws IllegalArgumentException naming the setting that makes no sense
   */
  static MqttSettings read(FeedDeclaration declaration) {
    JsonObject json = declaration.settings();
    List<Mapping> mappings = new ArrayList<>();
    JsonArray map = json.getJsonArray("map", new JsonArray());
    for (int i = 0; i < map.size(); i++) {
      JsonObject mapping = map.getJsonObject(i);
      mappings.add(
          named("map[%d]".formatted(i), () -> MappingJson.read(mapping, declaration.catalog())));
    }
    String broker = json.getString("broker");
    String clientId =
        json.getString(
            "clientId", "framdrift-%s-%s".formatted(declaration.municipality(), declaration.id()));
    return new MqttSettings(
        broker == null ? null : named("broker", () -> Broker.parse(broker)),
        json.getString("user"),
        json.getString("passwordVariable"),
        clientId,
        json.getString("ca"),
        named("keepAlive", () -> keepAlive(json.getString("keepAlive"))),
        topics(json.getJsonArray("topics", new JsonArray()), mappings),
        json.getInteger("inFlight", IN_FLIGHT),
        json.getInteger("maxBytes", MAX_BYTES),
        json.getString("unmapped", "count").equals("refuse"),
        mappings);
  }

  private static Duration keepAlive(@Nullable String text) {
    Duration given = text == null ? KEEP_ALIVE : Duration.parse(text);
    if (given.toSeconds() < 5 || given.toSeconds() > 3_600) {
      throw new IllegalArgumentException(given + "; expected PT5S to PT1H");
    }
    return given;
  }

  /** Those that are declared; without any, all that a mapping means. */
  private static Map<TopicFilter, Integer> topics(JsonArray declared, List<Mapping> mappings) {
    Map<TopicFilter, Integer> topics = new LinkedHashMap<>();
    for (int i = 0; i < declared.size(); i++) {
      JsonObject topic = declared.getJsonObject(i);
      topics.put(
          named("topics[%d]".formatted(i), () -> TopicFilter.parse(topic.getString("filter"))),
          topic.getInteger("qos", 1));
    }
    if (declared.isEmpty()) {
      for (Mapping mapping : mappings) {
        topics.put(mapping.topic(), 1);
        mapping.beside().ifPresent(beside -> topics.put(beside, 1));
      }
    }
    return topics;
  }

  /** Whether a message of this topic is for the feed. */
  boolean takes(String topic) {
    return topics.keySet().stream().anyMatch(filter -> filter.match(topic).isPresent());
  }

  /** What the broker is asked for. */
  Map<String, Integer> subscriptions() {
    Map<String, Integer> subscriptions = new LinkedHashMap<>();
    topics.forEach((filter, qos) -> subscriptions.merge(filter.subscription(), qos, Math::max));
    return subscriptions;
  }

  private static <T> T named(String setting, java.util.function.Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("settings.%s: %s".formatted(setting, e.getMessage()), e);
    }
  }
}
