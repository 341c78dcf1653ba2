package se.framdrift.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One KPI in one municipality for one set of dimension values: {@code 1441:N00901}, {@code
 * 1281:N15505:gender=K}. Dimensions are in name order; the total of a dimension is left out.
 *
 * <p>A value; it keeps its text, for every row that is taken in is looked up by it.
 */
public final class SeriesId implements Comparable<SeriesId> {

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
  private static final Pattern KPI = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
  private static final Pattern DIMENSION =
      Pattern.compile("([a-z][a-z0-9-]{0,31})=([^:=\\s]{1,64})");

  /** The longest text that {@link #parse} takes, in characters. */
  public static final int MAX_LENGTH = 300;

  private final String municipality;
  private final String kpi;
  private final SortedMap<String, String> dimensions;
  private final String text;

  /**
   * A series by its parts.
   *
   * @param municipality SCB code, four digits: {@code 0586} keeps its zero
   * @param kpi id of the KPI in the catalog
   * @param dimensions name to value
   */
  public SeriesId(String municipality, String kpi, SortedMap<String, String> dimensions) {
    this.municipality = municipality;
    this.kpi = kpi;
    this.dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    StringBuilder spelled = new StringBuilder(municipality).append(':').append(kpi);
    this.dimensions.forEach(
        (name, value) -> spelled.append(':').append(name).append('=').append(value));
    this.text = spelled.toString();
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

  /** SCB code, four digits. */
  public String municipality() {
    return municipality;
  }

  /** Id of the KPI in the catalog. */
  public String kpi() {
    return kpi;
  }

  /** Name to value, sorted by name, unmodifiable. */
  public SortedMap<String, String> dimensions() {
    return dimensions;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof SeriesId that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public int compareTo(SeriesId other) {
    return text.compareTo(other.text);
  }

  /** The textual form, which {@link #parse} reads. */
  @Override
  public String toString() {
    return text;
  }
}
