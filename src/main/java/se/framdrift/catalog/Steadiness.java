package se.framdrift.catalog;

/**
 * How much it takes for the status of a commitment to change before its deadline, so that it does
 * not flap. Counted over reference periods; see docs/judging.md.
 *
 * @param hysteresis how far a figure must go past a level for a change, in the indicator's unit; 0
 *     for not at all
 * @param dwell how many periods in a row must say the same; at least 1
 * @param enough how many of the last {@code outOf} periods must; at least 1
 * @param outOf at least {@code enough}, at most {@link #MAX_PERIODS}
 */
public record Steadiness(double hysteresis, int dwell, int enough, int outOf) {

  /** The most periods that a rule may look at. */
  public static final int MAX_PERIODS = 24;

  /** Every figure counts at once. */
  public static final Steadiness NONE = new Steadiness(0, 1, 1, 1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when they are out of range
   */
  public Steadiness {
    boolean sound =
        hysteresis >= 0
            && hysteresis < Double.POSITIVE_INFINITY
            && dwell >= 1
            && dwell <= MAX_PERIODS
            && enough >= 1
            && enough <= outOf
            && outOf <= MAX_PERIODS;
    if (!sound) {
      throw new IllegalArgumentException("no such steadiness");
    }
  }
}
