package se.framdrift.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One KPI in one municipality for one set of dimension values: {@code 1441:N00901}, {@code
 * 1281:N15505:gender=K}. Dimensions are in name order; the total of a dimension is left out.
 *
 * @param municipality SCB code, four digits: {@code 0586} keeps its zero
 * @param kpi id of the KPI in the catalog
 * @param dimensions name to value, sorted by name, unmodifiable
 */
public record SeriesId(String municipality, String kpi, SortedMap<String, String> dimensions)
    implements Comparable<SeriesId> {

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
  private static final Pattern KPI = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
  private static final Pattern DIMENSION =
      Pattern.compile("([a-z][a-z0-9-]{0,31})=([^:=\\s]{1,64})");

  /** The longest text that {@link #parse} takes, in characters. */
  public static final int MAX_LENGTH = 300;

  public SeriesId {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  /** The series of {@code kpi} as a whole, without dimensions. */
  public static SeriesId of(String municipality, String kpi) {
    return new SeriesId(municipality, kpi, Collections.emptySortedMap());
  }

  /**
   * Reads the textual form.
   *
   * @throws IllegalArgumentException with a message for the sender when the text is not a series id
   */
  public static SeriesId parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    String[] parts = text.split(":", -1);
    if (parts.length < 2
        || !MUNICIPALITY.matcher(parts[0]).matches()
        || !KPI.matcher(parts[1]).matches()) {
      throw new IllegalArgumentException("not a series id: " + text);
    }
    Map<String, String> dimensions = new TreeMap<>();
    for (int i = 2; i < parts.length; i++) {
      var dimension = DIMENSION.matcher(parts[i]);
      if (!dimension.matches() || dimensions.put(dimension.group(1), dimension.group(2)) != null) {
        throw new IllegalArgumentException("not a dimension: " + parts[i]);
      }
    }
    return new SeriesId(parts[0], parts[1], new TreeMap<>(dimensions));
  }

  @Override
  public int compareTo(SeriesId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(municipality).append(':').append(kpi);
    dimensions.forEach((name, value) -> text.append(':').append(name).append('=').append(value));
    return text.toString();
  }
}
