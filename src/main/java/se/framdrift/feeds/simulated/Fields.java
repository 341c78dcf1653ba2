package se.framdrift.feeds.simulated;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of one mapping of a YAML file, each with its line, read once each. What nobody asked
 * for is found by {@link #close}.
 */
final class Fields {

  /** The most entries that a list or mapping may have. */
  static final int MAX_ENTRIES = 1_000;

  /** The largest number, and the smallest when negative. */
  static final double MAX_NUMBER = 1e12;

  private final String file;
  private final String path;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param path of the mapping in the file, for messages; empty for the whole file
   * @throws Fault when it is no mapping of texts to values
   */
  Fields(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw fault(node, shown(path) + " is not a mapping", "fields with values");
    }
    if (mapping.getValue().size() > MAX_ENTRIES) {
      throw fault(node, shown(path) + " is too long", "at most " + MAX_ENTRIES + " entries");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || !key.getTag().equals(Tag.STR)) {
        throw fault(tuple.getKeyNode(), "a name that is not a text", "a text; quote numbers");
      }
      if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        throw fault(key, name(key.getValue()) + " stands twice", "once");
      }
      keys.put(key.getValue(), key);
    }
  }

  /** A problem of a file, in words for the one who wrote it. */
  static final class Fault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    Fault(String file, int line, String problem, String expected) {
      super("%s:%d: %s, expected %s".formatted(file, line, problem, expected));
    }
  }

  /** Whether there is such a field, be it null. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The names there are, in the file's order. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The text of a field that must be there. */
  String text(String name) {
    return parsed(name, "a text", Function.identity());
  }

  /** The text of a field that must be there and may be null. */
  @Nullable String textOrNull(String name) {
    Node value = required(name);
    return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)
        ? null
        : text(name);
  }

  /**
   * A field that must be there, as something that is written as a text.
   *
   * @param parse may refuse with {@link IllegalArgumentException} or {@link DateTimeException}
   */
  <T> T parsed(String name, String expected, Function<String, T> parse) {
    Node value = required(name);
    if (!(value instanceof ScalarNode scalar)
        || !scalar.getTag().equals(Tag.STR)
        || scalar.getValue().isBlank()) {
      throw fault(value, name(name) + " is " + shown(value), expected);
    }
    try {
      return parse.apply(scalar.getValue());
    } catch (IllegalArgumentException | DateTimeException _) {
      throw fault(value, name(name) + " is " + shown(value), expected);
    }
  }

  /** The same, when it is there. */
  <T> Optional<T> optionalParsed(String name, String expected, Function<String, T> parse) {
    asked.add(name);
    return has(name) ? Optional.of(parsed(name, expected, parse)) : Optional.empty();
  }

  LocalDate date(String name) {
    return parsed(name, "a day such as 2022-10-01", Fields::day);
  }

  /** A day between 1980 and 2199. */
  static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < 1980 || day.getYear() > 2199) {
      throw new DateTimeException("year out of range");
    }
    return day;
  }

  /** A number between the bounds, both included. */
  double number(String name, double min, double max) {
    Node value = required(name);
    String expected =
        min == -MAX_NUMBER
            ? "a number"
            : "a number from %s to %s".formatted(plain(min), plain(max));
    if (!(value instanceof ScalarNode scalar)
        || !(scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
      throw fault(value, name(name) + " is " + shown(value), expected);
    }
    double number;
    try {
      number = Double.parseDouble(scalar.getValue());
    } catch (NumberFormatException _) {
      throw fault(value, name(name) + " is " + shown(value), expected);
    }
    if (!(number >= min && number <= max)) {
      throw fault(value, name(name) + " is " + shown(value), expected);
    }
    return number;
  }

  /** A number, or {@code otherwise} when the field is left out. */
  double number(String name, double min, double max, double otherwise) {
    asked.add(name);
    return has(name) ? number(name, min, max) : otherwise;
  }

  /** The mapping in a field that must be there. */
  Fields fields(String name) {
    return new Fields(file, path.isEmpty() ? name : path + "." + name, required(name));
  }

  /** The same, when it is there. */
  Optional<Fields> optional(String name) {
    asked.add(name);
    return has(name) ? Optional.of(fields(name)) : Optional.empty();
  }

  /** The mappings in a list; none when the field is left out. */
  List<Fields> list(String name) {
    asked.add(name);
    Node value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      throw fault(value, name(name) + " is " + shown(value), "a list");
    }
    if (sequence.getValue().size() > MAX_ENTRIES) {
      throw fault(value, name(name) + " is too long", "at most " + MAX_ENTRIES + " entries");
    }
    List<Fields> entries = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      entries.add(new Fields(file, (path.isEmpty() ? name : path + "." + name) + "[]", entry));
    }
    return entries;
  }

  /**
   * All fields are read.
   *
   * @throws Fault naming a field that is not known
   */
  void close() {
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        throw fault(key(name), name(name) + " is not known here", "one of " + asked);
      }
    }
  }

  /** What is wrong with a field, at its line, or at the mapping's when it is not there. */
  Fault fault(String name, String problem, String expected) {
    return fault(values.getOrDefault(name, node), problem, expected);
  }

  private Node required(String name) {
    asked.add(name);
    Node value = values.get(name);
    if (value == null) {
      throw fault(node, name(name) + " is not given", "this field");
    }
    return value;
  }

  private Node key(String name) {
    return keys.getOrDefault(name, node);
  }

  private Fault fault(Node at, String problem, String expected) {
    return new Fault(file, at.getStartMark().map(Mark::getLine).orElse(0) + 1, problem, expected);
  }

  private String name(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String shown(String path) {
    return path.isEmpty() ? "the file" : path;
  }

  private static String shown(Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      return value instanceof SequenceNode ? "a list" : "a mapping";
    }
    String text = scalar.getValue();
    if (text.isBlank()) {
      return scalar.getTag().equals(Tag.NULL) ? "null" : "blank";
    }
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
