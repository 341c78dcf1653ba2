package se.framdrift.indicators;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
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
    @Nullable LocalizedText note) {

  static final String NORMAL = "A";
  static final String PROVISIONAL = "P";
  private static final String MISSING = "M";

  static InputValue missing(Reason why) {
    return new InputValue(null, why, null, null, MISSING, null);
  }

  /** A computed number: missing when it is not finite. */
  static InputValue computed(double value, boolean provisional, @Nullable LocalizedText note) {
    String flag = provisional ? PROVISIONAL : NORMAL;
    return new InputValue(0.0, null, null, null, flag, note).with(value);
  }

  /** The same with another number, missing when that is not finite. */
  InputValue with(double number) {
    if (!Double.isFinite(number)) {
      return missing(Reasons.notFinite());
    }
    double value = number == 0.0 ? 0.0 : number;
    return new InputValue(value, null, margin, n, flag, note);
  }

  IndicatorValue at(Period period) {
    return new IndicatorValue(period, value, missing, margin, n, flag, note);
  }
}
