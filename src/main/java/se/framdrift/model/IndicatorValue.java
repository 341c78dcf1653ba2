package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * An indicator at one reference period. Exactly one of {@code value} and {@code missing} is there.
 *
 * @param value in the indicator's unit, unrounded
 * @param missing why there is none
 * @param margin half the width of the 95 % interval in the indicator's unit, null when not known
 * @param n number of answers, cases or members behind it, null when not known
 * @param flag SDMX status of the observation it rests on; when computed from several {@code A}, or
 *     {@code P} when any of them is provisional or was skipped because it is missing, {@code B}
 *     when the series breaks in what it rests on, and {@link #BREAK_AND_PROVISIONAL} when both
 *     hold; {@code M} when missing
 * @param qualityNote the published figure cannot be right, or the value rests on too few of the
 *     figures that it should: show it with this note and rest no status on it; null normally. The
 *     value is then still there.
 * @param coverage how much of what it should rest on there is; null where nothing is gathered
 */
public record IndicatorValue(
    Period period,
    @Nullable Double value,
    @Nullable Reason missing,
    @Nullable Double margin,
    @Nullable Long n,
    String flag,
    @Nullable LocalizedText qualityNote,
    @Nullable Coverage coverage) {

  /** Both flags of a value for which both hold, the most serious first. */
  public static final String BREAK_AND_PROVISIONAL = "BP";

  public IndicatorValue {
    if ((value == null) == (missing == null)) {
      throw new IllegalArgumentException("exactly one of value and missing");
    }
  }

  /** A value that is not gathered of several figures. */
  public IndicatorValue(
      Period period,
      @Nullable Double value,
      @Nullable Reason missing,
      @Nullable Double margin,
      @Nullable Long n,
      String flag,
      @Nullable LocalizedText qualityNote) {
    this(period, value, missing, margin, n, flag, qualityNote, null);
  }

  /** Whether the series breaks in what it rests on. */
  public boolean isBreak() {
    return isBreak(flag);
  }

  /** Whether it is not the last word: provisional or an estimate, or rests on what is. */
  public boolean isProvisional() {
    return isProvisional(flag);
  }

  /** Whether a figure with this flag begins a new series, or one inside of it does. */
  public static boolean isBreak(String flag) {
    return flag.equals("B") || flag.equals(BREAK_AND_PROVISIONAL);
  }

  /** Whether a figure with this flag is provisional or an estimate. */
  public static boolean isProvisional(String flag) {
    return flag.equals("P") || flag.equals("E") || flag.equals(BREAK_AND_PROVISIONAL);
  }
}
