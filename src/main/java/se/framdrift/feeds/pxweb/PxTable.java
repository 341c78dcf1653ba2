package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.Unreadable;

/**
 * A table of figures, whatever form it came in.
 *
 * @param variables in the table's order, the last one fastest
 * @param cells in the table's order; may be gone through more than once
 */
record PxTable(List<Variable> variables, Iterable<Cell> cells) {

  /** The most cells that one table may have, with or without figures. */
  static final int MAX_CELLS = 2_000_000;

  private static final int MAX_VARIABLES = 50;

  /**
   * What a table is divided by.
   *
   * @param codes its values, in the table's order
   */
  record Variable(String code, List<String> codes) {
    Variable {
      codes = List.copyOf(codes);
    }
  }

  /**
   * One figure.
   *
   * @param number its place in the table, from 1
   * @param codes one for each variable
   * @param value as it was written, null for none
   * @param symbol what stands beside the value or instead of it, null for nothing
   */
  record Cell(int number, List<String> codes, @Nullable String value, @Nullable String symbol) {}

  PxTable {
    variables = List.copyOf(variables);
    if (variables.size() > MAX_VARIABLES) {
      throw new Unreadable("a table has at most %d variables".formatted(MAX_VARIABLES));
    }
  }

  /** Where a variable stands; -1 when there is none of this code. */
  int place(String code) {
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).code().equals(code)) {
        return i;
      }
    }
    return -1;
  }

  /** The same table with only some codes of some variables; cells keep their numbers. */
  PxTable only(Map<String, Set<String>> chosen) {
    List<Variable> kept = new ArrayList<>();
    for (Variable variable : variables) {
      Set<String> codes = chosen.get(variable.code());
      kept.add(
          codes == null
              ? variable
              : new Variable(
                  variable.code(), variable.codes().stream().filter(codes::contains).toList()));
    }
    Iterable<Cell> chosenCells =
        () ->
            java.util.stream.StreamSupport.stream(cells.spliterator(), false)
                .filter(cell -> isChosen(cell, chosen))
                .iterator();
    return new PxTable(kept, chosenCells);
  }

  private boolean isChosen(Cell cell, Map<String, Set<String>> chosen) {
    for (int i = 0; i < variables.size(); i++) {
      Set<String> codes = chosen.get(variables.get(i).code());
      if (codes != null && !codes.contains(cell.codes().get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many cells a full table of these sizes has.
   *
   * @throws Unreadable when there are more than {@link #MAX_CELLS}
   */
  static int cellsOf(List<Variable> variables) {
    long cells = 1;
    for (Variable variable : variables) {
      cells *= variable.codes().size();
      if (cells > MAX_CELLS) {
        throw new Unreadable("a table has at most %,d cells".formatted(MAX_CELLS));
      }
    }
    return (int) cells;
  }

  /** The codes of the cell at a position from 0, the last variable fastest. */
  static List<String> codesAt(List<Variable> variables, int position) {
    String[] codes = new String[variables.size()];
    int rest = position;
    for (int i = codes.length - 1; i >= 0; i--) {
      List<String> all = variables.get(i).codes();
      codes[i] = all.get(rest % all.size());
      rest /= all.size();
    }
    return List.of(codes);
  }
}
