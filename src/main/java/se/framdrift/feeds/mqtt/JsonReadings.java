package se.framdrift.feeds.mqtt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/**
 * Reads plain JSON, and uplink events of ChirpStack v4.
 *
 * @param rows where the array is whose elements are a reading each; null when the payload is one
 * @param value where the value is, in the payload or the element
 * @param time where its moment is, likewise; null when it has none
 * @param words names for places that payloads of this kind have
 * @see <a href="https://www.chirpstack.io/docs/chirpstack/integrations/events.html">ChirpStack:
 *     event types</a>
 */
record JsonReadings(
    @Nullable JsonPointer rows,
    JsonPointer value,
    @Nullable JsonPointer time,
    Map<String, JsonPointer> words) {

  /** Where ChirpStack says when the uplink was received. */
  static final JsonPointer UPLINK_TIME = JsonPointer.from("/time");

  /** What ChirpStack says of the device. */
  static final Map<String, JsonPointer> UPLINK_WORDS =
      Map.of(
          "devEui", JsonPointer.from("/deviceInfo/devEui"),
          "deviceName", JsonPointer.from("/deviceInfo/deviceName"),
          "application", JsonPointer.from("/deviceInfo/applicationName"));

  private static final JsonPointer ONCE = JsonPointer.from("/deduplicationId");

  /** The longest id of an uplink that is remembered, in characters. */
  private static final int MAX_ID = 100;

  /** The most elements that are read of one array. */
  static final int MAX_ROWS = 10_000;

  /**
   * The readings of a payload.
   *
   * @throws Unreadable when it is not JSON of this shape
   */
  List<Reading> read(byte[] payload, Map<String, String> topic) {
    Object json = Text.json(payload);
    RawText raw = Text.raw(payload);
    if (rows == null) {
      return List.of(reading(json, json, topic, raw));
    }
    if (!(Text.at(json, rows) instanceof JsonArray elements)) {
      throw new Unreadable(rows.toString(), "no array there", "an array of readings");
    }
    if (elements.size() > MAX_ROWS) {
      throw new Unreadable(
          rows.toString(), elements.size() + " readings", "at most " + MAX_ROWS + " in a message");
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      readings.add(reading(elements.getValue(i), json, topic, raw));
    }
    return readings;
  }

  private Reading reading(
      @Nullable Object element, @Nullable Object json, Map<String, String> topic, RawText raw) {
    Template.Names names =
        place -> {
          if (place.startsWith("/")) {
            return Text.scalar(place, Text.at(element, JsonPointer.from(place)));
          }
          JsonPointer word = words.get(place);
          return word == null ? topic.get(place) : Text.scalar(place, Text.at(json, word));
        };
    return new Reading(
        names,
        Text.scalar(value.toString(), Text.at(element, value)),
        time == null ? null : Text.scalar(time.toString(), Text.at(element, time)),
        null,
        raw);
  }

  /** The id by which ChirpStack marks an uplink that several gateways heard. */
  static Optional<String> once(byte[] payload) {
    try {
      return Text.json(payload) instanceof JsonObject uplink
              && Text.at(uplink, ONCE) instanceof String id
              && !id.isBlank()
              && id.length() <= MAX_ID
          ? Optional.of(id)
          : Optional.empty();
    } catch (Unreadable _) {
      return Optional.empty(); // the mapping will say so
    }
  }
}
