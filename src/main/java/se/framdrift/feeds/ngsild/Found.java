package se.framdrift.feeds.ngsild;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.model.RawText;

/**
 * One attribute of one entity as it was found, whatever form the entity had. Its text is what is
 * kept of it.
 *
 * @param value as it was written; null when the attribute says that there is none
 * @param at when it was observed, or null
 * @param from first day or moment of what it is about, or null
 * @param to last day or moment of what it is about, or null
 */
record Found(
    String id,
    String type,
    String attribute,
    @Nullable String value,
    @Nullable String unitCode,
    @Nullable String at,
    @Nullable String from,
    @Nullable String to) {

  /** As it is kept. */
  RawText raw() {
    JsonObject raw = new JsonObject().put("id", id).put("type", type).put("attribute", attribute);
    put(raw, "value", value);
    put(raw, "unitCode", unitCode);
    put(raw, "at", at);
    put(raw, "from", from);
    put(raw, "to", to);
    return RawText.of(raw.encode());
  }

  private static void put(JsonObject raw, String name, @Nullable String text) {
    if (text != null) {
      raw.put(name, text);
    }
  }

  /**
   * Out of what was kept.
   *
   * @throws se.framdrift.feeds.reading.Unreadable when it was cut off
   */
  static Found of(String text) {
    JsonTree raw = JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
    return new Found(
        or(raw.textAt("id")),
        or(raw.textAt("type")),
        or(raw.textAt("attribute")),
        raw.textAt("value"),
        raw.textAt("unitCode"),
        raw.textAt("at"),
        raw.textAt("from"),
        raw.textAt("to"));
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
