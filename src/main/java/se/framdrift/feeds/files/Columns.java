package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The columns of a table by name: of its header row, or {@code #1}, {@code #2} … */
final class Columns {

  private static final Pattern NUMBER = Pattern.compile("#[0-9]{1,5}");

  private final List<String> names;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final boolean header;

  private Columns(List<String> names, boolean header) {
    this.names = List.copyOf(names);
    this.header = header;
    for (int i = 0; i < names.size(); i++) {
      indexes.merge(names.get(i), i, (_, _) -> -1);
    }
  }

  static Columns of(Row header) {
    List<String> names = new ArrayList<>();
    header.cells().forEach(cell -> names.add(cell.stripped()));
    while (!names.isEmpty() && names.getLast().isEmpty()) {
      names.removeLast();
    }
    return new Columns(names, true);
  }

  /** Of a table without header row: any number can be asked for. */
  static Columns numbered() {
    return new Columns(List.of(), false);
  }

  List<String> names() {
    return names;
  }

  boolean hasHeader() {
    return header;
  }

  /**
   * Position of a column, from 0.
   *
   * @throws UnreadableFile when the table has no such column, or two of that name
   */
  int index(String name) {
    Integer index = indexes.get(name);
    if (index == null && NUMBER.matcher(name).matches()) {
      int number = Integer.parseInt(name.substring(1));
      if (number > 0 && (!header || number <= names.size())) {
        return number - 1;
      }
    }
    if (index == null) {
      throw new UnreadableFile(
          header
              ? "There is no column «%s». The columns are: %s".formatted(name, listed())
              : "The file has no header row, so columns are numbers such as #1, not «%s»."
                  .formatted(name));
    }
    if (index < 0) {
      throw new UnreadableFile(
          "There are several columns «%s»; name it by its number, such as #3.".formatted(name));
    }
    return index;
  }

  private String listed() {
    String all = String.join(", ", names);
    return all.length() > 400 ? all.substring(0, 400) + " …" : all;
  }
}
