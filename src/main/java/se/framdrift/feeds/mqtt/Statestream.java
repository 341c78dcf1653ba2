package se.framdrift.feeds.mqtt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings states of Home Assistant together with their moments, which come in a topic beside. The
 * state comes first and its moment after it; only retained messages may come the other way round. A
 * state that waits is held in memory only: the broker retains it, and sends it again to whoever
 * subscribes anew. Bounded; thread-safe.
 */
final class Statestream {

  /** The most entities that are remembered. */
  static final int MAX_ENTITIES = 10_000;

  private final Map<String, Held> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
          return size() > MAX_ENTITIES;
        }
      };

  private record Held(
      @Nullable String state, boolean retained, @Nullable String moment, boolean momentRetained) {}

  /** A state came; the readings are those of a pair that it completes. */
  synchronized List<Reading> state(Mapping mapping, Message message, Map<String, String> names) {
    List<Reading> alone = mapping.readings(message, names);
    String state = alone.isEmpty() ? null : alone.getFirst().value();
    if (!alone.isEmpty() && alone.getFirst().time() != null) {
      return alone; // read again, both in one
    }
    Held before = held(mapping, message);
    keep(
        mapping,
        message,
        new Held(state, message.retained(), before.moment(), before.momentRetained()));
    return message.retained() && before.momentRetained()
        ? pair(mapping, state, before.moment(), names)
        : List.of();
  }

  /** A moment came, for the state before it. */
  synchronized List<Reading> moment(Mapping mapping, Message message, Map<String, String> names) {
    if (message.payload().length > 64) {
      throw new Unreadable("period", "not a time", "2026-01-15T08:00:00+00:00");
    }
    String moment = Text.of(message.payload()).strip();
    Held before = held(mapping, message);
    keep(mapping, message, new Held(before.state(), before.retained(), moment, message.retained()));
    return pair(mapping, before.state(), moment, names);
  }

  private static List<Reading> pair(
      Mapping mapping, @Nullable String state, @Nullable String moment, Map<String, String> names) {
    return state != null && moment != null && mapping.time() instanceof Mapping.Time.Beside(var at)
        ? new StateReadings(true).join(state, at, unquoted(moment), names)
        : List.of();
  }

  /** Home Assistant writes it bare; its attributes it writes as JSON. */
  private static String unquoted(String moment) {
    return moment.length() > 1 && moment.startsWith("\"") && moment.endsWith("\"")
        ? moment.substring(1, moment.length() - 1)
        : moment;
  }

  private Held held(Mapping mapping, Message message) {
    return held.getOrDefault(key(mapping, message), new Held(null, false, null, false));
  }

  private void keep(Mapping mapping, Message message, Held now) {
    held.put(key(mapping, message), now);
  }

  private static String key(Mapping mapping, Message message) {
    String entity = message.topic().substring(0, message.topic().lastIndexOf('/') + 1);
    return mapping.series().parts() + " " + mapping.time() + " " + entity;
  }

  /** How many entities are remembered. */
  synchronized int size() {
    return held.size();
  }
}
