package se.framdrift.feeds.mqtt;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/**
 * Reads bare payloads: a number, or a state of Home Assistant.
 *
 * @param states whether words that Home Assistant writes for "no value" tell of nothing
 * @see <a href="https://www.home-assistant.io/integrations/mqtt_statestream/">Home Assistant: MQTT
 *     Statestream</a>
 */
record StateReadings(boolean states) {

  private static final Set<String> NOTHING = Set.of("", "unavailable", "unknown", "none");

  private static final int MAX_STATE = 255;

  /** The only reading of a payload, none when it tells of nothing. */
  List<Reading> read(byte[] payload, Map<String, String> topic) {
    if (payload.length > MAX_STATE) {
      throw new Unreadable(
          "", "%d bytes are no state".formatted(payload.length), "a number such as 20.65");
    }
    String text = Text.of(payload).strip();
    if (states && text.startsWith("{")) {
      return joined(payload, topic);
    }
    return readings(text, null, topic, Text.raw(payload));
  }

  /** What a state and the moment from the topic beside it make together. */
  List<Reading> join(String state, String stampName, String moment, Map<String, String> topic) {
    return readings(state, moment, topic, RawText.of(envelope(state, stampName, moment)));
  }

  private static String envelope(String state, String stampName, String moment) {
    return new JsonObject().put("state", state).put(stampName, moment).encode();
  }

  /** Such a pair, when it is read again. */
  private List<Reading> joined(byte[] payload, Map<String, String> topic) {
    if (!(Text.json(payload) instanceof JsonObject pair)
        || !(pair.getValue("state") instanceof String state)
        || pair.size() > 2) {
      throw new Unreadable("", "not a state", "a bare state");
    }
    for (String name : List.of("last_changed", "last_updated")) {
      if (pair.getValue(name) instanceof String moment) {
        return readings(state, moment, topic, Text.raw(payload));
      }
    }
    return readings(state, null, topic, Text.raw(payload));
  }

  private List<Reading> readings(
      String state, @Nullable String moment, Map<String, String> topic, RawText raw) {
    return states && NOTHING.contains(state.strip().toLowerCase(Locale.ROOT))
        ? List.of()
        : List.of(new Reading(topic::get, state, moment, null, raw));
  }
}
