package se.framdrift.indicators;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.model.Comparison.Member;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/**
 * How an indicator came to its value at one period, down to the observations.
 *
 * @param value null when the indicator has no entry at the period
 * @param inputs in the catalog's order
 * @param formula as the catalog has it, null when the only input is the value
 * @param qualityNotes on published values among the rows, in the order of inputs and calendar
 */
public record Explanation(
    String indicator,
    Period period,
    @Nullable IndicatorValue value,
    List<Input> inputs,
    @Nullable String formula,
    List<QualityNote> qualityNotes) {

  /** At most so many rows are given for an input: the newest. */
  public static final int MAX_ROWS = 1_000;

  /** What the rows between two that are compared are to an input. */
  public static final String BETWEEN = "between";

  public Explanation {
    inputs = List.copyOf(inputs);
    qualityNotes = List.copyOf(qualityNotes);
  }

  /**
   * One input of the formula. {@code value} and {@code missing} are both null when it has no entry
   * at the period, otherwise one of them is there.
   *
   * @param name what the formula calls it
   * @param aggregate what is taken out of the series, in words
   * @param rows the observations that it rests on, missing ones included, oldest first; the newest
   *     {@link #MAX_ROWS} when there are more
   * @param rowsInAll how many there are
   * @param others the rows of series that it needs besides its own: weights, a whole, temperatures
   * @param compared for a rank or distance the figures of all members, by municipality code, with
   *     the own ledger's figure for the municipality itself; otherwise empty
   */
  public record Input(
      String name,
      SeriesId series,
      LocalizedText aggregate,
      List<Observation> rows,
      int rowsInAll,
      List<Other> others,
      SortedMap<String, Member> compared,
      @Nullable Double value,
      @Nullable Reason missing) {

    public Input {
      rows = List.copyOf(rows);
      others = List.copyOf(others);
    }
  }

  /**
   * The rows of a series that an input needs besides its own.
   *
   * @param role what it is to the input, as the field of the catalog is called: {@code weights},
   *     {@code of}, {@code temperature}; or {@link #BETWEEN}, of its own series
   * @param rows as those of an input
   */
  public record Other(String role, SeriesId series, List<Observation> rows, int rowsInAll) {

    public Other {
      rows = List.copyOf(rows);
    }
  }
}
