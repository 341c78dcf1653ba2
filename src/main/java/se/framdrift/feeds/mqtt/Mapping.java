package se.framdrift.feeds.mqtt;

import io.vertx.core.json.pointer.JsonPointer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What messages of some topics mean. Immutable and pure.
 *
 * @param value where the value is: for JSON and ChirpStack; for SenML the field, {@code /v} or
 *     {@code /s}
 * @param rows where in JSON the array of readings is, null when the payload is one reading
 * @param time where a reading's moment comes from
 * @param series the series id, with places
 * @param unit of the values, null for the KPI's own, or what a SenML record says
 * @param factor what values are multiplied by
 * @param translations for a place, what its texts are in a series; a text that is not there is not
 *     meant by this mapping. {@code value} and {@code unit} translate those, and let others pass
 * @param absent whether a payload without the value is refused
 */
record Mapping(
    TopicFilter topic,
    PayloadKind payload,
    @Nullable JsonPointer value,
    @Nullable JsonPointer rows,
    Time time,
    Stamp stamp,
    Template series,
    @Nullable String unit,
    BigDecimal factor,
    Map<String, Map<String, String>> translations,
    Absent absent) {

  /** Where a reading's moment comes from. */
  sealed interface Time {

    /** When the message arrived. For SenML: where it says no other. */
    record Arrival() implements Time {}

    /** From the payload, by a pointer. */
    record Pointer(JsonPointer pointer) implements Time {}

    /** As SenML says it in each record. */
    record Own() implements Time {}

    /** From the topic beside the state's: {@code last_changed} or {@code last_updated}. */
    record Beside(String topic) implements Time {}
  }

  /** What is done with a payload that lacks the value. */
  enum Absent {
    REFUSE,
    SKIP
  }

  /** Whether it takes part in this topic, and what the topic's wildcards stand for. */
  Optional<Map<String, String>> match(String name) {
    return topic.match(name);
  }

  /** Where moments come that belong to states, when they do. */
  Optional<TopicFilter> beside() {
    return time instanceof Time.Beside(String last)
        ? Optional.of(topic.sibling(last))
        : Optional.empty();
  }

  /**
   * What a message of a matching topic says. A state whose moment comes in another topic is given
   * only when it is {@code again} read, both in one.
   *
   * @param names what the topic's wildcards stand for
   * @throws Unreadable when the payload is not what this mapping says
   */
  List<Reading> readings(Message message, Map<String, String> names) {
    byte[] bytes = message.payload();
    return switch (payload) {
      case JSON -> json(Map.of()).read(bytes, names);
      case CHIRPSTACK -> json(JsonReadings.UPLINK_WORDS).read(bytes, names);
      case NUMBER -> new StateReadings(false).read(bytes, names);
      case HOME_ASSISTANT -> new StateReadings(true).read(bytes, names);
      case SENML -> senml().read(bytes, names, arrival(message));
    };
  }

  private JsonReadings json(Map<String, JsonPointer> words) {
    JsonPointer where = value == null ? JsonPointer.create() : value;
    return new JsonReadings(
        rows, where, time instanceof Time.Pointer(JsonPointer at) ? at : null, words);
  }

  private SenmlReadings senml() {
    return new SenmlReadings(value == null ? "v" : value.toString().substring(1));
  }

  private @Nullable Instant arrival(Message message) {
    return time instanceof Time.Arrival ? message.arrival() : null;
  }

  /** The moment of a reading, as text; null when there is none. */
  @Nullable String moment(Reading reading, Message message) {
    return switch (time) {
      case Time.Arrival() ->
          payload == PayloadKind.SENML ? reading.time() : message.arrival().toString();
      case Time.Pointer _, Time.Own _, Time.Beside _ -> reading.time();
    };
  }

  /** Whether the reading is meant: no place has a text that its translation does not know. */
  boolean means(Reading reading) {
    for (var translation : translations.entrySet()) {
      if (!passes(translation.getKey())) {
        String text = reading.names().get(translation.getKey());
        if (text != null && !translation.getValue().containsKey(text)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean passes(String place) {
    return place.equals("value") || place.equals("unit");
  }

  /** The text as it is in figures. */
  String translated(String place, String text) {
    return translations.getOrDefault(place, Map.of()).getOrDefault(text, text);
  }
}
