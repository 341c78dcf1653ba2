package se.framdrift.catalog;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/**
 * What the words promise, in numbers.
 *
 * @param quoted whether the number stands in the words; otherwise it is assumed
 * @param assumption what was assumed, null when nothing was
 * @param indicator the indicator that is judged; null for a milestone
 * @param comparison which side of the value is the good one; null for a milestone
 * @param value in the indicator's unit; null when it is the baseline's value, or for a milestone
 * @param valueFromBaseline the target value is the indicator's value at the baseline
 * @param baseline the period of the baseline, null when there is none
 * @param baselineDate the day of the baseline for things that are counted from a day on
 * @param from first day that counts as evidence; a period that begins earlier is baseline
 * @param deadline last day, inclusive; null for none
 * @param linear whether the path runs straight from the baseline's value to the target's; otherwise
 *     only the end counts
 * @param within the promised time, for {@code service-time}
 * @param share the share (%) that must be within it, for {@code service-time}
 */
public record Target(
    boolean quoted,
    @Nullable LocalizedText assumption,
    @Nullable String indicator,
    @Nullable Comparison comparison,
    @Nullable Double value,
    boolean valueFromBaseline,
    @Nullable String unit,
    @Nullable Period baseline,
    @Nullable LocalDate baselineDate,
    @Nullable LocalDate from,
    @Nullable LocalDate deadline,
    boolean linear,
    @Nullable Duration within,
    @Nullable Double share) {

  /** Which values keep the promise. */
  public enum Comparison {
    AT_LEAST,
    AT_MOST,
    EQUAL_TO,
    BELOW,
    ABOVE;

    /** The code in files and on the wire: {@code at-least}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether {@code value} keeps a promise of {@code target}, both in the same unit. */
    public boolean holds(double value, double target) {
      return switch (this) {
        case AT_LEAST -> value >= target;
        case AT_MOST -> value <= target;
        case EQUAL_TO -> value == target;
        case BELOW -> value < target;
        case ABOVE -> value > target;
      };
    }
  }
}
