package se.framdrift.feeds.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through JSON and gives the records at a path, flat. What lies elsewhere is skipped. */
final class JsonRecords {

  private static final int MOST_FIELDS = 64;

  private final JsonParser parser;
  private final List<String> path;
  private final Bounds bounds;
  private final List<Map<String, Cell>> parents = new ArrayList<>();

  /** Objects and lists on the way: the number of an object among the parents, or -1 for a list. */
  private final Deque<Integer> open = new ArrayDeque<>();

  private boolean inside;
  private boolean found;

  JsonRecords(JsonParser parser, List<String> path, Bounds bounds) {
    this.parser = parser;
    this.path = path;
    this.bounds = bounds;
  }

  /** The next record, null after the last. */
  @Nullable Map<String, Cell> next() throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (inside) {
        if (token == JsonToken.END_ARRAY) {
          inside = false;
          continue;
        }
        Map<String, Cell> record = new LinkedHashMap<>();
        if (token == JsonToken.START_OBJECT) {
          flatten("", record);
        } else {
          record.put("value", cell(token));
        }
        return record;
      }
      step(token);
    }
  }

  private void step(JsonToken token) throws IOException {
    switch (token) {
      case END_OBJECT, END_ARRAY -> open.pollLast();
      case FIELD_NAME -> field();
      case START_OBJECT, START_ARRAY -> {
        if (open.isEmpty() || path.get(open.size() - 1).equals("*")) {
          enter(token);
        } else {
          parser.skipChildren();
        }
      }
      default -> {
        // a value in a list on the way, which no record can lie in
      }
    }
  }

  private void field() throws IOException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
      if (path.get(open.size() - 1).equals(name)) {
        enter(value);
      } else {
        parser.skipChildren();
      }
      return;
    }
    Map<String, Cell> parent = parents.get(open.getLast());
    if (parent.size() < MOST_FIELDS) {
      parent.put(prefix() + name, cell(value));
    }
  }

  /** The names on the way to the object that is open now. */
  private String prefix() {
    StringBuilder prefix = new StringBuilder();
    for (String step : path.subList(0, open.size() - 1)) {
      if (!step.equals("*")) {
        prefix.append(step).append('.');
      }
    }
    return prefix.toString();
  }

  private void enter(JsonToken token) throws IOException {
    if (open.size() == path.size()) {
      if (token != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return;
      }
      inside = true;
      found = true;
    } else if (token == JsonToken.START_ARRAY) {
      open.addLast(-1);
    } else {
      open.addLast(parents.size());
      parents.add(new LinkedHashMap<>());
    }
  }

  private void flatten(String prefix, Map<String, Cell> record) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        flatten(name + ".", record);
      } else {
        record.put(name, cell(value));
        if (record.size() > bounds.columns()) {
          throw new UnreadableFile(
              "A record has more than %,d fields.".formatted(bounds.columns()));
        }
      }
    }
  }

  private Cell cell(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> SheetText.decimal(parser.getText());
      case VALUE_NULL -> Cell.EMPTY;
      case START_ARRAY -> list();
      default -> Cell.text(parser.getText());
    };
  }

  /** A list as one text; what is inside of its members is left out. */
  private Cell list() throws IOException {
    StringBuilder text = new StringBuilder();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY && token != null) {
      if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else if (text.length() < bounds.cell()) {
        text.append(text.isEmpty() ? "" : ", ").append(parser.getText());
      }
      token = parser.nextToken();
    }
    return Cell.text(text.toString());
  }

  /** Which of {@link #parents} the last record lies in, the outermost first. */
  List<Integer> inside() {
    return open.stream().filter(parent -> parent >= 0).toList();
  }

  /** The values of objects on the way to records, by full name, in the order of the file. */
  List<Map<String, Cell>> parents() {
    return parents;
  }

  /** Whether there is such a list at all. */
  boolean found() {
    return found;
  }
}
