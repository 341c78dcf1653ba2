package se.framdrift.statistics;

/**
 * What a series did at a reform, beyond what it would have done anyway. It says that something
 * changed then, never what changed it.
 */
public sealed interface Effect {

  /** The probability that the intervals hold the truth. */
  double LEVEL = 0.95;

  /**
   * An estimate.
   *
   * @param change how much the figures after the reform lie above what was to be expected without
   *     it, on average, in the series' unit; with its interval and two-sided p
   * @param step the change at once; null where it is not told apart
   * @param slope the change of the trend per step; null where it is not told apart
   * @param before how many points before the reform it rests on
   * @param after how many after it
   * @param memory how much of a deviation remains a step later
   * @param inTime how often as large a change is found at dates before it, when nothing happened
   * @param inSpace how often as large a change is found for those without the reform
   * @param parallel whether the series and those it is compared with went alike before; true where
   *     it is compared with none
   */
  record Estimated(
      Coefficient change,
      @org.jspecify.annotations.Nullable Coefficient step,
      @org.jspecify.annotations.Nullable Coefficient slope,
      int before,
      int after,
      double memory,
      Placebo inTime,
      Placebo inSpace,
      boolean parallel)
      implements Effect {

    /**
     * Whether the change is a certain one: its interval leaves out zero, dates and members without
     * a reform hardly ever show as much, and the series went alike before.
     */
    public boolean certain() {
      return !change.interval().contains(0)
          && parallel
          && inTime.share() <= Placebo.TOLERATED
          && inSpace.share() <= Placebo.TOLERATED;
    }
  }

  /** There is no estimate. */
  record NotEstimable(Hindrance hindrance, int before, int after) implements Effect {}

  /**
   * An estimated number.
   *
   * @param probability of at least this much when there is none (two-sided p)
   */
  record Coefficient(double value, double standardError, Interval interval, double probability) {

    static Coefficient of(double value, double error, double freedom) {
      double half = error == 0 ? 0 : Student.quantile(LEVEL, freedom) * error;
      double probability =
          error == 0 ? (value == 0 ? 1 : 0) : Student.twoSided(value / error, freedom);
      return new Coefficient(value, error, Interval.around(value, half), probability);
    }

    /** How many standard errors it is away from zero; 0 for none. */
    double ratio() {
      return value == 0 ? 0 : Math.abs(value) / standardError;
    }
  }

  /**
   * The same question asked where the answer must be no.
   *
   * @param tried how many times
   * @param asLarge how many of them gave an answer as large, measured in standard errors
   */
  record Placebo(int tried, int asLarge) {

    /** The largest share that an effect survives. */
    static final double TOLERATED = 0.1;

    static final Placebo NONE = new Placebo(0, 0);

    /** 0 where nothing could be tried. */
    public double share() {
      return tried == 0 ? 0 : (double) asLarge / tried;
    }
  }

  /** Why nothing is estimated. */
  enum Hindrance {
    TOO_FEW_BEFORE,
    TOO_FEW_AFTER,
    NO_COMPARISON,
    SERIES_BREAK,
    REMEMBERS_TOO_MUCH
  }
}
