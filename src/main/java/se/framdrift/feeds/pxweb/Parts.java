package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.feeds.reading.Unreadable;

/** Cuts what is asked for into questions that a server answers. */
final class Parts {

  /** The most questions that one run asks for one table. */
  static final int MAX = 1_000;

  private Parts() {}

  /**
   * Questions of at most so many cells that together ask for everything once; each cut is along the
   * variable with most codes.
   *
   * @param codes by variable, not empty
   * @throws Unreadable when it would take more than {@link #MAX}
   */
  static List<Map<String, List<String>>> of(Map<String, List<String>> codes, int maxCells) {
    List<Map<String, List<String>>> parts = new ArrayList<>();
    cut(codes, maxCells, parts);
    return parts;
  }

  private static void cut(
      Map<String, List<String>> codes, int maxCells, List<Map<String, List<String>>> parts) {
    double cells = cells(codes);
    if (parts.size() >= MAX || cells / maxCells > MAX) {
      throw new Unreadable(
          "the query asks for %,.0f cells, which takes more than %d calls of %,d cells"
              .formatted(cells, MAX, maxCells));
    }
    if (cells <= maxCells) {
      parts.add(codes);
      return;
    }
    String largest = "";
    int most = 0;
    for (Map.Entry<String, List<String>> each : codes.entrySet()) {
      if (each.getValue().size() > most) {
        largest = each.getKey();
        most = each.getValue().size();
      }
    }
    List<String> all = codes.getOrDefault(largest, List.of());
    int size = (int) Math.max(1, Math.min(most - 1.0, Math.floor(maxCells / (cells / most))));
    for (int from = 0; from < most; from += size) {
      Map<String, List<String>> part = new LinkedHashMap<>(codes);
      part.put(largest, all.subList(from, Math.min(most, from + size)));
      cut(part, maxCells, parts);
    }
  }

  /** As a floating figure, since a careless query asks for more than there are whole numbers. */
  static double cells(Map<String, List<String>> codes) {
    double cells = 1;
    for (List<String> each : codes.values()) {
      cells *= each.size();
    }
    return cells;
  }
}
