package se.framdrift.catalogfiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a YAML file, with the line (from 1) on which it stands. What is absent reads as null,
 * empty or blank, so that rules can be written straight: whether it may be absent is the schema's
 * business.
 */
sealed interface Node {

  int line();

  /** A mapping, in the order of the file. The line of a field is that of its name. */
  record Fields(int line, Map<String, Node> byName, Map<String, Integer> lines) implements Node {}

  /** A sequence. */
  record Items(int line, List<Node> list) implements Node {}

  /**
   * A scalar.
   *
   * @param value String, Boolean, Long, Double or null
   */
  record Value(int line, @Nullable Object value) implements Node {}

  /** The field of this name; null's node, on this line, when there is none. */
  default Node get(String name) {
    Node field = this instanceof Fields fields ? fields.byName().get(name) : null;
    return field == null ? new Value(line(), null) : field;
  }

  /** The line on which the field is named, or this one's when there is none. */
  default int lineOf(String name) {
    return this instanceof Fields fields ? fields.lines().getOrDefault(name, line()) : line();
  }

  /** The items of a sequence, none for anything else. */
  default List<Node> items() {
    return this instanceof Items items ? items.list() : List.of();
  }

  /** The fields of a mapping by name, none for anything else. */
  default Map<String, Node> fields() {
    return this instanceof Fields fields ? fields.byName() : Map.of();
  }

  /** The text of a scalar, empty for null and for what is not text. */
  default String text() {
    return this instanceof Value(_, String text) ? text : "";
  }

  /** The number of a scalar, null for anything else. */
  default @Nullable Double number() {
    return this instanceof Value(_, Number number) ? number.doubleValue() : null;
  }

  default boolean isTrue() {
    return this instanceof Value(_, Boolean truth) && truth;
  }

  default boolean isNull() {
    return this instanceof Value(_, var value) && value == null;
  }

  /** The texts of a sequence. */
  default List<String> texts() {
    return items().stream().map(Node::text).toList();
  }

  /**
   * As JSON: maps, lists, strings, numbers and booleans. A field whose value is null is left out,
   * so that leaving it out and writing null are the same catalog.
   */
  default @Nullable Object json() {
    return switch (this) {
      case Value(_, var value) -> value;
      case Items(_, var list) -> list.stream().map(Node::json).toList();
      case Fields(_, var byName, _) -> {
        Map<String, Object> json = new LinkedHashMap<>();
        byName.forEach(
            (name, node) -> {
              Object value = node.json();
              if (value != null) {
                json.put(name, value);
              }
            });
        yield json;
      }
    };
  }
}
