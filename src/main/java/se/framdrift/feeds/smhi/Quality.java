package se.framdrift.feeds.smhi;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Unreadable;

/**
 * What SMHI's marks of quality become: G (checked and approved) is A, Y (suspect, aggregated, or
 * not checked yet) is E, unless the feed says otherwise.
 *
 * @param flags mark to flag
 */
record Quality(Map<String, String> flags) {

  static Quality of(JsonObject settings) {
    Map<String, String> flags = new TreeMap<>(Map.of("G", "A", "Y", "E"));
    settings.forEach(each -> flags.put(each.getKey(), String.valueOf(each.getValue())));
    return new Quality(flags);
  }

  /**
   * @throws Refusal when the mark is none that is known
   */
  String flag(String mark) {
    String flag = flags.get(mark.strip());
    if (flag == null) {
      throw new Refusal(
          "Kvalitet", "unknown quality " + Unreadable.shown(mark), "one of " + flags.keySet());
    }
    return flag;
  }
}
