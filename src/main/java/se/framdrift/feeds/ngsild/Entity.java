package se.framdrift.feeds.ngsild;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;

/**
 * An entity in any of its forms: normalized NGSI-LD ({@code {"type":"Property","value":…}}),
 * normalized NGSI v2 (units and times in {@code metadata}), or key-values (the bare value).
 */
record Entity(JsonTree tree) {

  /** How NGSI-LD writes that an attribute was deleted. */
  private static final String NULL = "urn:ngsi-ld:null";

  private static final Set<String> OBJECT_KINDS =
      Set.of("Property", "GeoProperty", "Relationship", "LanguageProperty", "JsonProperty");

  @Nullable String id() {
    return tree.textAt("id") == null ? tree.textAt("@id") : tree.textAt("id");
  }

  /** The type without the namespace that it may have. */
  @Nullable String type() {
    JsonTree type = tree.at("type") == null ? tree.at("@type") : tree.at("type");
    if (type instanceof JsonTree.Items(List<JsonTree> list) && !list.isEmpty()) {
      type = list.getFirst();
    }
    String text = type == null ? null : type.text();
    return text == null
        ? null
        : text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('#')) + 1);
  }

  /** What an attribute says; null when the entity has no such attribute. */
  @Nullable Found attribute(String name) {
    JsonTree attribute = single(tree.at(name));
    if (attribute == null) {
      return null;
    }
    JsonTree period = value(single(tree.at("calculationPeriod")));
    String at = text(attribute.at("observedAt"));
    if (at == null) {
      at = metadata(attribute, "timestamp", "TimeInstant", "dateObserved", "observedAt");
    }
    if (at == null) {
      at = text(value(single(tree.at("dateObserved"))));
    }
    String from = period == null ? null : text(period.at("from"));
    String to = period == null ? null : text(period.at("to"));
    if (from == null && at == null) {
      from = text(value(single(tree.at("dateObservedFrom"))));
      to = text(value(single(tree.at("dateObservedTo"))));
    }
    String unit = text(attribute.at("unitCode"));
    return new Found(
        String.valueOf(id()),
        String.valueOf(type()),
        name,
        shown(value(attribute)),
        unit == null ? metadata(attribute, "unitCode") : unit,
        at,
        from,
        to);
  }

  /** Of several instances of an attribute, the one that belongs to no other data set. */
  private static @Nullable JsonTree single(@Nullable JsonTree attribute) {
    if (!(attribute instanceof JsonTree.Items(List<JsonTree> list))) {
      return attribute;
    }
    return list.stream().filter(each -> each.at("datasetId") == null).findFirst().orElse(null);
  }

  /** The value of an attribute in whatever form; the attribute itself when it is a bare one. */
  private static @Nullable JsonTree value(@Nullable JsonTree attribute) {
    if (!(attribute instanceof JsonTree.Fields)) {
      return attribute;
    }
    JsonTree value = attribute.at("value");
    boolean wrapped =
        value != null || OBJECT_KINDS.contains(String.valueOf(attribute.textAt("type")));
    return wrapped ? value : attribute;
  }

  private static @Nullable String metadata(JsonTree attribute, String... names) {
    JsonTree metadata = attribute.at("metadata");
    for (String name : names) {
      String text = metadata == null ? null : text(value(metadata.at(name)));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable String text(@Nullable JsonTree tree) {
    if (tree == null) {
      return null;
    }
    JsonTree inner = tree.at("@value");
    return inner == null ? tree.text() : inner.text();
  }

  /** A value as text; what is neither text nor number is named. */
  private static @Nullable String shown(@Nullable JsonTree value) {
    JsonTree inner = value == null || value.at("@value") == null ? value : value.at("@value");
    return switch (inner) {
      case JsonTree.Text(String text) -> text.equals(NULL) ? null : text;
      case JsonTree.Figure(String text) -> text;
      case JsonTree.Truth(boolean is) -> Boolean.toString(is);
      case JsonTree.Fields _ -> "an object";
      case JsonTree.Items _ -> "a list";
      case JsonTree.Nothing _ -> null;
      case null -> null;
    };
  }
}
