package se.framdrift.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input of an indicator rests on at a period.
 *
 * @param name what the formula calls it
 * @param aggregate what is taken out of the series, in words
 * @param rows observations, oldest first; the newest thousand when there are more
 * @param rowsInAll how many there are
 * @param value null when there is none
 * @param missing why; null when there is a value, or nothing at all at the period
 */
public record InputRows(
    String name,
    SeriesId series,
    LocalizedText aggregate,
    List<Observation> rows,
    int rowsInAll,
    @Nullable Double value,
    @Nullable Reason missing) {

  public InputRows {
    rows = List.copyOf(rows);
  }
}
