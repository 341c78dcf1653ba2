package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import se.framdrift.model.SeriesId;

/**
 * A cell of a figure's tables: the total, or one value of one dimension.
 *
 * @param dimension empty for the total
 * @param value empty for the total
 */
public record Place(String dimension, String value) implements Comparable<Place> {

  public static final Place TOTAL = new Place("", "");

  /** Every place of a figure: the total first, then dimension by dimension. */
  static List<Place> all(Plan plan, Figure figure) {
    List<Place> all = new ArrayList<>(List.of(TOTAL));
    for (String dimension : figure.dimensions()) {
      all.addAll(of(plan, dimension));
    }
    return all;
  }

  /** The places of one dimension. */
  static List<Place> of(Plan plan, String dimension) {
    return plan.groups().getOrDefault(dimension, List.of()).stream()
        .map(value -> new Place(dimension, value))
        .toList();
  }

  boolean isTotal() {
    return dimension.isEmpty();
  }

  /** Whether those of {@code leaf} are counted here. */
  boolean holds(Leaf leaf) {
    return isTotal() || value.equals(leaf.value(dimension));
  }

  SeriesId series(String municipality, String kpi) {
    TreeMap<String, String> dimensions = new TreeMap<>();
    if (!isTotal()) {
      dimensions.put(dimension, value);
    }
    return new SeriesId(municipality, kpi, dimensions);
  }

  /** {@code gender=K}; empty for the total. */
  public String text() {
    return isTotal() ? "" : dimension + "=" + value;
  }

  /** Reads {@link #text}. */
  public static Place parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0 ? TOTAL : new Place(text.substring(0, equals), text.substring(equals + 1));
  }

  @Override
  public int compareTo(Place other) {
    return text().compareTo(other.text());
  }
}
