package se.framdrift.indicators;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * What an input has at a period; fields as in {@link IndicatorValue}. Never an infinite number, and
 * minus zero is zero.
 */
record InputValue(
    @Nullable Double value,
    @Nullable Reason missing,
    @Nullable Double margin,
    @Nullable Long n,
    String flag,
    @Nullable LocalizedText note,
    se.framdrift.model.@Nullable Coverage coverage) {

  static final String NORMAL = "A";
  static final String PROVISIONAL = "P";

  /** SDMX flag of a value from which on a series is not comparable with what was before. */
  static final String BREAK = "B";

  private static final String MISSING = "M";

  static InputValue missing(Reason why) {
    return new InputValue(null, why, null, null, MISSING, null, null);
  }

  /** A computed number, with a flag as {@link #flag} gives it: missing when it is not finite. */
  static InputValue computed(double value, String flag, @Nullable LocalizedText note) {
    return new InputValue(0.0, null, null, null, flag, note, null).with(value);
  }

  /** Of a computed value: both when both hold, what cannot be compared before what is not final. */
  static String flag(boolean broken, boolean provisional) {
    if (broken && provisional) {
      return IndicatorValue.BREAK_AND_PROVISIONAL;
    }
    String unbroken = provisional ? PROVISIONAL : NORMAL;
    return broken ? BREAK : unbroken;
  }

  /** Whether a figure with this flag is not final: provisional or an estimate. */
  static boolean isProvisional(String flag) {
    return IndicatorValue.isProvisional(flag);
  }

  static boolean isBreak(String flag) {
    return IndicatorValue.isBreak(flag);
  }

  static boolean anyProvisional(Observation one, Observation other) {
    return isProvisional(one.flag()) || isProvisional(other.flag());
  }

  /** The same with another number, missing when that is not finite. */
  InputValue with(double number) {
    if (!Double.isFinite(number)) {
      return missing(Reasons.notFinite());
    }
    double value = number == 0.0 ? 0.0 : number;
    return new InputValue(value, null, margin, n, flag, note, coverage);
  }

  /** The same, of so many answers, cases or members; null when nothing is counted. */
  InputValue among(@Nullable Long count) {
    return value == null ? this : new InputValue(value, null, margin, count, flag, note, coverage);
  }

  /** The same, with half the width of its 95 % interval; null when it is not known. */
  InputValue within(@Nullable Double half) {
    return value == null ? this : new InputValue(value, null, half, n, flag, note, coverage);
  }

  /**
   * The same, resting on so much of what there should be: provisional when that is not all, with a
   * quality note when it is less than {@code minimum} percent and nothing worse is said. A break
   * stays one too.
   */
  InputValue resting(Coverage on, int minimum) {
    if (value == null) {
      return this;
    }
    LocalizedText said = note == null ? on.note(minimum) : note;
    String kept = on.whole() || isProvisional(flag) ? flag : flag(isBreak(flag), true);
    return new InputValue(value, null, margin, n, kept, said, on.told());
  }

  IndicatorValue at(Period period) {
    return new IndicatorValue(period, value, missing, margin, n, flag, note, coverage);
  }
}
