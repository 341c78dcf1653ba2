package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * A figure for a reference period. Exactly one of {@code value} and {@code missing} is there.
 *
 * @param value in the KPI's unit; finite
 * @param missing why there is no value; a withdrawn figure is one with {@link Missing#WITHDRAWN}
 * @param n how many were asked or counted, null when not stated
 * @param margin half the width of the 95 % interval in the KPI's unit, null when not stated
 * @param flag SDMX CL_OBS_STATUS code: {@code A} normal, {@code P} provisional, {@code E}
 *     estimated, {@code B} break, {@code M} missing, {@code Q} suppressed
 * @param withdrawal who took it back and why: of a withdrawn figure, null when nobody said; and of
 *     one that is hidden since it was withdrawn as confidential later
 */
public record Observation(
    Period period,
    @Nullable Double value,
    @Nullable Missing missing,
    @Nullable Long n,
    @Nullable Double margin,
    String flag,
    @Nullable Withdrawal withdrawal) {

  public Observation {
    if (withdrawal != null && missing != Missing.WITHDRAWN && missing != Missing.HIDDEN) {
      throw new IllegalArgumentException("only what is withdrawn or hidden has a withdrawal");
    }
    if ((value == null) == (missing == null)) {
      throw new IllegalArgumentException("exactly one of value and missing");
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number");
    }
    if (value != null && value == 0.0) {
      value = 0.0; // minus zero is zero
    }
  }

  /** One that nobody has taken back. */
  public Observation(
      Period period,
      @Nullable Double value,
      @Nullable Missing missing,
      @Nullable Long n,
      @Nullable Double margin,
      String flag) {
    this(period, value, missing, n, margin, flag, null);
  }

  /** A plain figure with flag A. */
  public static Observation of(Period period, double value) {
    return new Observation(period, value, null, null, null, "A");
  }

  /** No figure, and why. */
  public static Observation missing(Period period, Missing why) {
    return new Observation(period, null, why, null, null, "M");
  }

  /** No figure, since it was taken back. */
  public static Observation withdrawn(Period period, Withdrawal withdrawal) {
    String flag = withdrawal.isConfidential() ? "Q" : "M";
    return new Observation(period, null, Missing.WITHDRAWN, null, null, flag, withdrawal);
  }

  /** What is left of an earlier figure when it is withdrawn as confidential. */
  public static Observation hidden(Period period, Withdrawal withdrawal) {
    return new Observation(period, null, Missing.HIDDEN, null, null, "Q", withdrawal);
  }

  /** Whether it was withdrawn as confidential: now, or later than this was said. */
  public boolean isConfidential() {
    return withdrawal != null && withdrawal.isConfidential();
  }
}
