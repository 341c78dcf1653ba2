package se.framdrift.statistics;

/**
 * A range in which something lies with a stated probability.
 *
 * @param low at most {@code high}; may be minus infinity
 * @param high may be plus infinity
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval: " + low + " to " + high);
    }
  }

  /** From {@code half} below the middle to {@code half} above. */
  public static Interval around(double middle, double half) {
    return new Interval(middle - half, middle + half);
  }

  /** Whether {@code value} lies inside, the ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  public double width() {
    return high - low;
  }
}
