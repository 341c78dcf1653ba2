package se.framdrift.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one input of an indicator rests on at a period.
 *
 * @param name what the formula calls it
 * @param aggregate what is taken out of the series, in words
 * @param rows observations, oldest first; the newest thousand when there are more
 * @param rowsInAll how many there are
 * @param others the rows of series that it needs besides its own
 * @param compared for a rank or distance the figures of all members, by municipality code;
 *     otherwise empty
 * @param value null when there is none
 * @param missing why; null when there is a value, or nothing at all at the period
 */
public record InputRows(
    String name,
    SeriesId series,
    LocalizedText aggregate,
    List<Observation> rows,
    int rowsInAll,
    List<Other> others,
    SortedMap<String, Comparison.Member> compared,
    @Nullable Double value,
    @Nullable Reason missing) {

  public InputRows {
    rows = List.copyOf(rows);
    others = List.copyOf(others);
    compared = Collections.unmodifiableSortedMap(new TreeMap<>(compared));
  }

  /**
   * The rows of a series that an input needs besides its own.
   *
   * @param role what it is to the input: {@code weights}, {@code of} (the whole), {@code
   *     temperature}, {@code between} (those of its own series between the two that are compared)
   */
  public record Other(String role, SeriesId series, List<Observation> rows, int rowsInAll) {

    public Other {
      rows = List.copyOf(rows);
    }
  }
}
