package se.framdrift.catalogfiles;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Builds a tree from the events of a YAML parser, with a bound on its depth. */
final class YamlBuilder {

  private static final ScalarResolver SCALARS = new JsonScalarResolver();

  private final Iterator<Event> events;

  YamlBuilder(Iterator<Event> events) {
    this.events = events;
  }

  /** The only document; null's node when the text is empty. */
  Node document() {
    Node root = new Node.Value(1, null);
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (++documents > 1) {
            throw new Refused(line(event), "a second document begins", "one document in a file");
          }
        }
        case Scalar, SequenceStart, MappingStart, Alias -> root = node(event, 0);
        case StreamStart, StreamEnd, DocumentEnd, SequenceEnd, MappingEnd, Comment -> {
          // nothing to keep
        }
      }
    }
    return root;
  }

  private Node node(Event event, int depth) {
    if (depth > YamlTree.MAX_DEPTH) {
      throw new Refused(line(event), "nested too deeply", "at most " + YamlTree.MAX_DEPTH);
    }
    plain(event);
    return switch (event) {
      case ScalarEvent scalar -> new Node.Value(line(scalar), value(scalar));
      case CollectionStartEvent start when start.getEventId() == Event.ID.SequenceStart ->
          sequence(start, depth);
      case CollectionStartEvent start -> mapping(start, depth);
      default -> throw new Refused(line(event), "unexpected " + event.getEventId(), "a value");
    };
  }

  private static void plain(Event event) {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new Refused(line(event), "an anchor or alias", "every value written out");
    }
    boolean tagged =
        (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
            || (event instanceof CollectionStartEvent start && start.getTag().isPresent());
    if (tagged) {
      throw new Refused(line(event), "a tag", "values without tags");
    }
  }

  private Node sequence(Event start, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Node.Items(line(start), items);
  }

  private Node mapping(Event start, int depth) {
    Map<String, Node> fields = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      if (!(next instanceof ScalarEvent key)) {
        throw new Refused(line(next), "a key that is not text", "a name before the colon");
      }
      plain(key);
      Node value = node(events.next(), depth + 1);
      if (fields.put(key.getValue(), value) != null) {
        throw new Refused(
            line(key), "duplicate key \"" + key.getValue() + "\"", "every key once in a mapping");
      }
      lines.put(key.getValue(), line(key));
    }
    return new Node.Fields(line(start), fields, lines);
  }

  private static @Nullable Object value(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return text;
    }
    Tag tag = SCALARS.resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(scalar, text);
    }
    return text;
  }

  private static Object number(ScalarEvent scalar, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
        return whole ? (Object) (long) number : (Object) number;
      }
    } catch (NumberFormatException e) {
      throw new Refused(line(scalar), "not a number: " + text, "a decimal number", e);
    }
    throw new Refused(line(scalar), "not a finite number: " + text, "a decimal number");
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** The text is YAML, but not of the kind that a catalog is written in. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String problem;
    private final String expectation;

    Refused(int line, String problem, String expectation) {
      this(line, problem, expectation, null);
    }

    Refused(int line, String problem, String expectation, @Nullable Throwable cause) {
      super(problem, cause);
      this.line = line;
      this.problem = problem;
      this.expectation = expectation;
    }

    int line() {
      return line;
    }

    String problem() {
      return problem;
    }

    String expectation() {
      return expectation;
    }
  }
}
