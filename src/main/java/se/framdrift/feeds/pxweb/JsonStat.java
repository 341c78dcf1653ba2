package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.pxweb.PxTable.Cell;
import se.framdrift.feeds.pxweb.PxTable.Variable;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Unreadable;

/**
 * JSON-stat 2.0 datasets, and the {@code dataset} of JSON-stat 1. Values are one list in row-major
 * order, or an object from position to value; {@code status} is one symbol for all, a list, or an
 * object. A metadata answer is a dataset whose list of values is empty.
 *
 * @see <a href="https://json-stat.org/full/">JSON-stat format</a>
 */
final class JsonStat {

  /** Stands for a value that is neither a number nor null; no symbol has this name. */
  private static final String NOT_A_NUMBER = "not a number";

  private final JsonTree dataset;

  private JsonStat(JsonTree dataset) {
    this.dataset = dataset;
  }

  /**
   * Reads a body. A null in a list is a cell without value, and so is a position that an object of
   * values does not name.
   *
   * @throws Unreadable when it is not JSON-stat, or its parts do not fit each other
   */
  static PxTable read(byte[] body) {
    return read(JsonTree.read(body));
  }

  static PxTable read(JsonTree tree) {
    JsonTree inner = tree.at("dataset");
    return new JsonStat(inner == null ? tree : inner).table();
  }

  private PxTable table() {
    List<Variable> variables = variables();
    JsonTree values = dataset.at("value");
    if (values instanceof JsonTree.Items(var list) && list.isEmpty()) {
      return new PxTable(variables, List.of()); // metadata, of a table of any size
    }
    int size = PxTable.cellsOf(variables);
    return switch (values) {
      case JsonTree.Items(var list) when list.size() == size -> dense(variables, list);
      case JsonTree.Items(var list) ->
          throw new Unreadable(
              "JSON-stat has %,d values where its sizes make %,d".formatted(list.size(), size));
      case JsonTree.Fields fields -> sparse(variables, positions(fields.byName(), "value", size));
      case JsonTree.Text _, JsonTree.Figure _, JsonTree.Truth _, JsonTree.Nothing _ ->
          throw new Unreadable("JSON-stat: value is neither a list nor an object");
      case null -> throw new Unreadable("not JSON-stat: there is no value");
    };
  }

  private PxTable dense(List<Variable> variables, List<JsonTree> values) {
    Symbols statuses = statuses(values.size());
    return new PxTable(
        variables,
        () ->
            IntStream.range(0, values.size())
                .mapToObj(at -> cell(variables, at, values.get(at), statuses))
                .iterator());
  }

  private PxTable sparse(List<Variable> variables, Map<Integer, JsonTree> values) {
    int size = PxTable.cellsOf(variables);
    Symbols statuses = statuses(size);
    JsonTree absent = new JsonTree.Nothing();
    return new PxTable(
        variables,
        () ->
            IntStream.range(0, size)
                .mapToObj(at -> cell(variables, at, values.getOrDefault(at, absent), statuses))
                .iterator());
  }

  private static Cell cell(List<Variable> variables, int at, JsonTree value, Symbols statuses) {
    List<String> codes = PxTable.codesAt(variables, at);
    String status = statuses.at(at);
    return switch (value) {
      case JsonTree.Nothing _ -> new Cell(at + 1, codes, null, status);
      case JsonTree.Figure(String text) -> new Cell(at + 1, codes, text, status);
      case JsonTree.Text(String text) when PxSymbols.isSymbol(text) ->
          new Cell(at + 1, codes, null, status == null ? text.strip() : status);
      case JsonTree.Text(String text) -> new Cell(at + 1, codes, text, status);
      case JsonTree.Fields _, JsonTree.Items _, JsonTree.Truth _ ->
          new Cell(at + 1, codes, null, NOT_A_NUMBER);
    };
  }

  /** Symbols beside values: one for all, or each its own. */
  private record Symbols(@Nullable String all, Map<Integer, String> each) {
    @Nullable String at(int position) {
      String own = each.get(position);
      return own == null ? all : own;
    }
  }

  private Symbols statuses(int size) {
    JsonTree status = dataset.at("status");
    Map<Integer, String> each = new TreeMap<>();
    switch (status) {
      case JsonTree.Text(String all) -> {
        return new Symbols(all.isBlank() ? null : all, each);
      }
      case JsonTree.Items(var list) -> {
        if (list.size() > size) {
          throw new Unreadable("JSON-stat has more statuses than values");
        }
        for (int i = 0; i < list.size(); i++) {
          note(each, i, list.get(i));
        }
      }
      case JsonTree.Fields fields ->
          positions(fields.byName(), "status", size).forEach((at, tree) -> note(each, at, tree));
      case JsonTree.Nothing _ -> {
        return new Symbols(null, each);
      }
      case JsonTree.Figure _, JsonTree.Truth _ ->
          throw new Unreadable("JSON-stat: status is neither a text, a list nor an object");
      case null -> {
        return new Symbols(null, each);
      }
    }
    return new Symbols(null, each);
  }

  private static void note(Map<Integer, String> each, int at, JsonTree symbol) {
    String text = symbol.text();
    if (text != null && !text.isBlank()) {
      each.put(at, text.strip());
    }
  }

  private static Map<Integer, JsonTree> positions(
      Map<String, JsonTree> byName, String field, int size) {
    Map<Integer, JsonTree> positions = new TreeMap<>();
    byName.forEach(
        (name, tree) -> {
          int at = name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : -1;
          if (at < 0 || at >= size) {
            throw new Unreadable(
                "JSON-stat: %s has the position %s, of 0 to %d"
                    .formatted(field, Unreadable.shown(name), size - 1));
          }
          positions.put(at, tree);
        });
    return positions;
  }

  /** What a dataset is divided by, with or without figures. */
  static List<Variable> variables(JsonTree tree) {
    return new JsonStat(tree).variables();
  }

  private List<Variable> variables() {
    JsonTree dimension = dataset.at("dimension");
    if (dimension == null) {
      throw new Unreadable("not JSON-stat: there is no dimension");
    }
    JsonTree holder = dataset.at("id") == null ? dimension : dataset;
    List<JsonTree> ids = holder.listAt("id");
    List<JsonTree> sizes = holder.listAt("size");
    if (ids.isEmpty() || ids.size() != sizes.size()) {
      throw new Unreadable("not JSON-stat: id and size are not two lists of one length");
    }
    List<Variable> variables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i).text();
      JsonTree category = id == null || dimension.at(id) == null ? null : category(dimension, id);
      if (id == null || category == null || !seen.add(id)) {
        throw new Unreadable("JSON-stat: dimension %d of id is not declared once".formatted(i + 1));
      }
      variables.add(new Variable(id, codes(id, category, sizes.get(i).text())));
    }
    return variables;
  }

  private static @Nullable JsonTree category(JsonTree dimension, String id) {
    JsonTree declared = dimension.at(id);
    return declared == null ? null : declared.at("category");
  }

  private static List<String> codes(String id, JsonTree category, @Nullable String size) {
    List<String> codes =
        switch (category.at("index")) {
          case JsonTree.Items(var list) -> list.stream().map(JsonTree::text).toList();
          case JsonTree.Fields fields -> ordered(id, fields.byName());
          case JsonTree.Text _, JsonTree.Figure _, JsonTree.Truth _, JsonTree.Nothing _ ->
              throw new Unreadable("JSON-stat: no list of codes of " + Unreadable.shown(id));
          case null -> List.copyOf(category.fieldsAt("label").keySet());
        };
    if (codes.stream().anyMatch(java.util.Objects::isNull)
        || new HashSet<>(codes).size() != codes.size()
        || !String.valueOf(codes.size()).equals(size)) {
      throw new Unreadable(
          "JSON-stat: %s should have %s codes, each once, and has %d"
              .formatted(Unreadable.shown(id), size, codes.size()));
    }
    return codes;
  }

  private static List<String> ordered(String id, Map<String, JsonTree> index) {
    String[] codes = new String[index.size()];
    index.forEach(
        (code, tree) -> {
          String at = tree.text();
          int place = at != null && at.matches("[0-9]{1,7}") ? Integer.parseInt(at) : -1;
          if (place < 0 || place >= codes.length || codes[place] != null) {
            throw new Unreadable(
                "JSON-stat: the places of the codes of %s are not 0 to %d"
                    .formatted(Unreadable.shown(id), codes.length - 1));
          }
          codes[place] = code;
        });
    return Arrays.asList(codes);
  }
}
