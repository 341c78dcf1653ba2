package se.framdrift.feeds.mqtt;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.model.Delivery;

/**
 * Makes rows of the messages of one feed. It remembers two things, both bounded: states that wait
 * for their moments, and uplinks that are durable. Thread-safe.
 */
final class Translator {

  /** The word by which a refused message is read again. */
  static final String FORMAT = "mqtt";

  /** The most ids of uplinks that are remembered. */
  static final int MAX_IDS = 20_000;

  private static final String TOO_LONG = "longer than is looked at";

  private final FeedDeclaration declaration;
  private final MqttSettings settings;
  private final Statestream statestream = new Statestream();
  private final Recent durable = new Recent(MAX_IDS);
  private final Tally tally = new Tally();

  Translator(FeedDeclaration declaration, MqttSettings settings) {
    this.declaration = declaration;
    this.settings = settings;
  }

  /**
   * What a message is in rows.
   *
   * @param once by which the same uplink is known again; empty when nothing says so
   * @param meant whether any mapping means it
   */
  record Translation(Delivery delivery, Decoded decoded, Optional<String> once, boolean meant) {

    /** Whether there is nothing to hand over. */
    boolean empty() {
      return decoded.size() == 0;
    }

    /** The same, with nothing to hand over. */
    Translation withoutRows() {
      return new Translation(delivery, new Decoded(List.of(), List.of()), once, meant);
    }
  }

  Translation translate(Message message) {
    Rows rows = new Rows(declaration.catalog(), message);
    boolean meant = sound(message, rows) && read(message, rows, false);
    Decoded decoded = rows.decoded();
    if (!meant && decoded.size() == 0) {
      tally.unmapped();
      if (settings.unmappedRefused()) {
        rows.refuse(
            new Unreadable("topic", "no mapping means " + message.topic(), "a topic of a mapping"),
            Text.raw(message.payload()));
        decoded = rows.decoded();
      }
    }
    return new Translation(delivery(message), decoded, once(message, decoded), meant);
  }

  /** Reads a refused message again, by the mappings of now. */
  Decoded again(@Nullable String heading, String raw) {
    Message message;
    try {
      message = message(heading == null ? "" : heading, raw);
    } catch (DecodeException | DateTimeException | ClassCastException e) {
      Message unknown = new Message("", bytes(raw), true, Instant.EPOCH);
      Rows rows = new Rows(declaration.catalog(), unknown);
      rows.refuse(
          new Unreadable("topic", "not kept with the row", "a row refused by an mqtt feed"),
          Text.raw(unknown.payload()));
      return rows.decoded();
    }
    Rows rows = new Rows(declaration.catalog(), message);
    if (!read(message, rows, true) && rows.decoded().size() == 0) {
      rows.refuse(
          new Unreadable("topic", "no mapping means " + message.topic(), "a topic of a mapping"),
          Text.raw(message.payload()));
    }
    return rows.decoded();
  }

  private boolean sound(Message message, Rows rows) {
    int size = message.payload().length;
    if (size > settings.maxBytes()) {
      rows.refuse(
          new Unreadable(
              "",
              "a message of %d bytes".formatted(size),
              "at most %d bytes".formatted(settings.maxBytes())),
          Text.raw(message.payload()));
      return false;
    }
    if (message.topic().length() > TopicFilter.MAX_LENGTH) {
      rows.refuse(
          new Unreadable("topic", TOO_LONG, TopicFilter.MAX_LENGTH + " characters"),
          Text.raw(message.payload()));
      return false;
    }
    return true;
  }

  /** Whether any mapping means the message. */
  private boolean read(Message message, Rows rows, boolean again) {
    boolean meant = false;
    for (Mapping mapping : settings.mappings()) {
      try {
        List<Reading> readings = readings(mapping, message, again);
        if (readings == null) {
          continue;
        }
        List<Reading> ours = readings.stream().filter(mapping::means).toList();
        meant |= readings.isEmpty() || !ours.isEmpty();
        ours.forEach(reading -> rows.add(mapping, reading));
      } catch (Unreadable e) {
        meant = true;
        rows.refuse(e, Text.raw(message.payload()));
      }
    }
    return meant;
  }

  /** Null when the topic is another's. */
  private @Nullable List<Reading> readings(Mapping mapping, Message message, boolean again) {
    Optional<TopicFilter> beside = mapping.beside();
    Optional<Map<String, String>> moment = beside.flatMap(filter -> filter.match(message.topic()));
    Optional<Map<String, String>> names = mapping.match(message.topic());
    if (again) {
      Optional<Map<String, String>> either = names.isPresent() ? names : moment;
      return either.map(found -> mapping.readings(message, found)).orElse(null);
    }
    if (moment.isPresent()) {
      return statestream.moment(mapping, message, moment.get());
    }
    if (names.isEmpty()) {
      return null;
    }
    return beside.isPresent()
        ? statestream.state(mapping, message, names.get())
        : mapping.readings(message, names.get());
  }

  private Optional<String> once(Message message, Decoded decoded) {
    boolean uplink =
        !decoded.rows().isEmpty()
            && settings.mappings().stream()
                .anyMatch(
                    mapping ->
                        mapping.payload() == PayloadKind.CHIRPSTACK
                            && mapping.match(message.topic()).isPresent());
    return uplink ? JsonReadings.once(message.payload()) : Optional.empty();
  }

  private Delivery delivery(Message message) {
    return new Delivery(
        declaration.id(),
        declaration.municipality(),
        declaration.id(),
        message.topic(),
        FORMAT,
        heading(message));
  }

  private static String heading(Message message) {
    return new JsonObject()
        .put("topic", message.topic())
        .put("arrival", message.arrival().toString())
        .encode();
  }

  private static Message message(String heading, String raw) {
    JsonObject json = new JsonObject(heading);
    String topic = json.getString("topic", "");
    Instant arrival = Instant.parse(json.getString("arrival", ""));
    return new Message(topic, bytes(raw), true, arrival);
  }

  private static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether an uplink is durable already. */
  boolean knows(String once) {
    return durable.has(once);
  }

  /** An uplink is durable. */
  void remember(String once) {
    durable.add(once);
  }

  boolean takes(String topic) {
    return settings.takes(topic);
  }

  String feed() {
    return declaration.id();
  }

  Tally tally() {
    return tally;
  }
}
