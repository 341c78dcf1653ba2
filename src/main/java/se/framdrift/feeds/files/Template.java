package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with columns in it: {@code 1441:energy-kwh:site={Meter Number|sites}} takes the cell of
 * the column, and looks it up in the table {@code sites} of the mapping. {@code {#3}} is the third
 * column. At most {@value #MAX_LENGTH} characters.
 */
public final class Template {

  static final int MAX_LENGTH = 300;

  /** Text when {@code column} is null. */
  private record Part(String text, @Nullable String column, @Nullable String table) {}

  private final String source;
  private final List<Part> parts;

  private Template(String source, List<Part> parts) {
    this.source = source;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when a brace is not closed
   */
  static Template of(String source) {
    if (source.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < source.length()) {
      int open = source.indexOf('{', at);
      if (open < 0) {
        parts.add(new Part(source.substring(at), null, null));
        break;
      }
      int close = source.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("a brace is not closed: " + source);
      }
      if (open > at) {
        parts.add(new Part(source.substring(at, open), null, null));
      }
      String inside = source.substring(open + 1, close);
      int bar = inside.lastIndexOf('|');
      parts.add(
          new Part(
              "",
              bar < 0 ? inside : inside.substring(0, bar),
              bar < 0 ? null : inside.substring(bar + 1)));
      at = close + 1;
    }
    return new Template(source, parts);
  }

  /** A template of nothing but one column. */
  static Template column(String name) {
    return new Template("{" + name + "}", List.of(new Part("", name, null)));
  }

  /** The columns that it names. */
  List<String> columns() {
    return parts.stream()
        .map(Part::column)
        .flatMap(name -> Optional.ofNullable(name).stream())
        .toList();
  }

  /** The tables that it names. */
  List<String> tables() {
    return parts.stream()
        .map(Part::table)
        .flatMap(name -> Optional.ofNullable(name).stream())
        .toList();
  }

  /** The first column, to name it to a sender; empty when there is none. */
  String field() {
    return columns().stream().findFirst().orElse("");
  }

  /** The one column that it consists of, null when it is more or less. */
  @Nullable String onlyColumn() {
    return parts.size() == 1 && parts.getFirst().table() == null ? parts.getFirst().column() : null;
  }

  /**
   * The text for a row; null when a cell is not in its table and such rows are to be left out.
   *
   * @throws RowProblem when a cell is empty, or not in its table
   */
  @Nullable String fill(
      Columns columns, Row row, Map<String, Map<String, String>> tables, boolean skip) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      String column = part.column();
      if (column == null) {
        text.append(part.text());
        continue;
      }
      String cell = row.cell(columns.index(column)).stripped();
      if (part.table() == null) {
        if (cell.isEmpty()) {
          throw new RowProblem(column, "it is empty", "something in this column");
        }
        text.append(cell);
        continue;
      }
      Map<String, String> table = tables.getOrDefault(part.table(), Map.of());
      String found = table.get(cell);
      if (found == null) {
        if (skip) {
          return null;
        }
        throw new RowProblem(
            column,
            "%s is not in the table %s"
                .formatted(cell.isEmpty() ? "nothing" : RowProblem.shortened(cell), part.table()),
            "one of %d in the mapping's table, such as %s"
                .formatted(table.size(), table.keySet().stream().findFirst().orElse("none")));
      }
      text.append(found);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }
}
