package se.framdrift.feeds.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of JSON: a column for each value, {@code emissions.1990} for one inside an object, and
 * for each value of an object around the records, with its path: {@code devices.deviceId}. Lists
 * inside a record are one cell. The file is read twice: for the columns, then record by record.
 */
final class JsonTable implements Table {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(400)
                  .maxStringLength(1 << 20)
                  .maxNameLength(300)
                  .build())
          .build();

  private static final int MOST_PARENTS = 100_000;

  private final Bounds bounds;
  private final JsonRecords records;
  private final List<String> names;
  private final List<Map<String, Cell>> parents;
  private boolean begun;
  private int rows;

  /**
   * @param pointer where the list of records is, {@code *} for each of a list
   */
  JsonTable(byte[] file, @Nullable String pointer, Bounds bounds) {
    this.bounds = bounds;
    List<String> path = JsonPath.of(pointer == null ? detected(file) : pointer);
    Set<String> own = new LinkedHashSet<>();
    JsonRecords first = new JsonRecords(parser(file), path, bounds);
    Map<String, Cell> record = read(first);
    int count = 0;
    while (record != null) {
      own.addAll(record.keySet());
      if (own.size() > bounds.columns()) {
        throw new UnreadableFile(
            "The records have more than %,d different fields.".formatted(bounds.columns()));
      }
      if (++count > bounds.rows()) {
        throw new UnreadableFile("The file has more than %,d records.".formatted(bounds.rows()));
      }
      record = read(first);
    }
    if (!first.found()) {
      throw new UnreadableFile(
          "There is no list of records at %s.".formatted(path.isEmpty() ? "the top" : pointer));
    }
    this.parents = renamed(first.parents(), own);
    Set<String> all = new LinkedHashSet<>(own);
    parents.forEach(parent -> all.addAll(parent.keySet()));
    this.names = List.copyOf(all);
    this.records = new JsonRecords(parser(file), path, bounds);
  }

  private static List<Map<String, Cell>> renamed(List<Map<String, Cell>> parents, Set<String> own) {
    if (parents.size() > MOST_PARENTS) {
      throw new UnreadableFile("The records lie in more than %,d lists.".formatted(MOST_PARENTS));
    }
    List<Map<String, Cell>> renamed = new ArrayList<>();
    for (Map<String, Cell> parent : parents) {
      Map<String, Cell> named = new LinkedHashMap<>();
      parent.forEach((name, cell) -> named.put(own.contains(name) ? "^" + name : name, cell));
      renamed.add(named);
    }
    return renamed;
  }

  private static JsonParser parser(byte[] file) {
    try {
      int from = file.length > 2 && file[0] == (byte) 0xEF ? 3 : 0;
      return FACTORY.createParser(file, from, file.length - from);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static @Nullable Map<String, Cell> read(JsonRecords records) {
    try {
      return records.next();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UnreadableFile unreadable(IOException e) {
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return new UnreadableFile(
          "The JSON is not right at line %d, column %d."
              .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr()),
          e);
    }
    return new UnreadableFile("The JSON cannot be read.", e);
  }

  /** The pointer of the first list of objects. */
  static String detected(byte[] file) {
    try (JsonParser parser = parser(file)) {
      return JsonPath.firstList(parser);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public @Nullable Row next() {
    if (!begun) {
      begun = true;
      List<Cell> header = names.stream().map(Cell::text).toList();
      return Row.of(0, header, SheetText.row(header));
    }
    Map<String, Cell> record = read(records);
    if (record == null) {
      return null;
    }
    rows++;
    Map<String, Cell> around = new LinkedHashMap<>();
    for (int parent : records.inside()) {
      around.putAll(parents.get(parent));
    }
    List<Cell> cells = new ArrayList<>(names.size());
    for (String name : names) {
      Cell cell = record.get(name);
      cells.add(cell == null ? around.getOrDefault(name, Cell.EMPTY) : cell);
    }
    if (cells.stream().anyMatch(cell -> cell.text().length() > bounds.cell())) {
      return Row.broken(
          rows,
          SheetText.row(cells),
          "a value is longer than %,d characters".formatted(bounds.cell()));
    }
    return Row.of(rows, cells, SheetText.row(cells));
  }

  @Override
  public char separator() {
    return SheetText.SEPARATOR;
  }

  @Override
  public String format() {
    return FileDecoder.SHEET;
  }
}
