package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.pxweb.PxTable.Cell;
import se.framdrift.feeds.pxweb.PxTable.Variable;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Unreadable;

/**
 * PxWeb's own {@code json} (version 1; {@code json-px} in version 2): columns of type d
 * (dimension), t (time) and c (contents); each line of data has a key with a code for each d and t
 * column and a text for each c column. Comments are not figures and are passed over.
 */
final class PxJson {

  /** The variable that the contents columns make. */
  static final String CONTENTS = "ContentsCode";

  private PxJson() {}

  /**
   * Reads a body. A text that is no number is the cell's symbol.
   *
   * @param contents what the mapping calls the variable of the contents columns
   * @throws Unreadable when it is not of this form
   */
  static PxTable read(byte[] body, @Nullable String contents) {
    return read(JsonTree.read(body), contents);
  }

  static PxTable read(JsonTree tree, @Nullable String contents) {
    List<String> keys = new ArrayList<>();
    List<String> contentCodes = new ArrayList<>();
    for (JsonTree column : tree.listAt("columns")) {
      String code = column.textAt("code");
      String type = column.textAt("type");
      if (code == null || type == null || !type.matches("[dtc]")) {
        throw new Unreadable("PxWeb json: a column has no code, or a type other than d, t and c");
      }
      (type.equals("c") ? contentCodes : keys).add(code);
    }
    if (keys.isEmpty() || contentCodes.isEmpty() || !(tree.at("data") instanceof JsonTree.Items)) {
      throw new Unreadable("not PxWeb json: columns and data are not there");
    }
    List<Cell> cells = cells(tree.listAt("data"), keys, contentCodes);
    return new PxTable(
        variables(keys, contents == null ? CONTENTS : contents, contentCodes, cells), cells);
  }

  private static List<Cell> cells(
      List<JsonTree> data, List<String> keys, List<String> contentCodes) {
    List<Cell> cells = new ArrayList<>();
    for (int line = 0; line < data.size(); line++) {
      List<JsonTree> key = data.get(line).listAt("key");
      List<JsonTree> values = data.get(line).listAt("values");
      if (key.size() != keys.size() || values.size() != contentCodes.size()) {
        throw new Unreadable(
            "PxWeb json: line %d of data has %d keys and %d values, expected %d and %d"
                .formatted(line + 1, key.size(), values.size(), keys.size(), contentCodes.size()));
      }
      for (int i = 0; i < values.size(); i++) {
        if (cells.size() == PxTable.MAX_CELLS) {
          throw new Unreadable("a table has at most %,d cells".formatted(PxTable.MAX_CELLS));
        }
        List<String> codes = new ArrayList<>(keys.size() + 1);
        key.forEach(code -> codes.add(String.valueOf(code.text())));
        codes.add(contentCodes.get(i));
        cells.add(cell(cells.size() + 1, codes, values.get(i).text()));
      }
    }
    return cells;
  }

  private static Cell cell(int number, List<String> codes, @Nullable String text) {
    return PxSymbols.isSymbol(text)
        ? new Cell(number, codes, null, text == null ? null : text.strip())
        : new Cell(number, codes, text, null);
  }

  private static List<Variable> variables(
      List<String> keys, String contents, List<String> contentCodes, List<Cell> cells) {
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Set<String> codes = new LinkedHashSet<>();
      for (Cell cell : cells) {
        codes.add(cell.codes().get(i));
      }
      variables.add(new Variable(keys.get(i), List.copyOf(codes)));
    }
    variables.add(new Variable(contents, contentCodes));
    return variables;
  }
}
