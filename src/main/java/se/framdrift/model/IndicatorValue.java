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
 *     {@code P} when any of them is provisional or was skipped because it is missing; {@code M}
 *     when missing
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
}
