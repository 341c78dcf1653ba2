package se.framdrift.catalog;

import java.time.LocalDate;
import se.framdrift.model.Period;

/**
 * What an input takes out of a series at a reference period. The meaning of each is in
 * docs/catalog.md.
 */
public sealed interface Aggregate {

  /** The observation itself. */
  record Latest() implements Aggregate {}

  /** The value less that of the same period one year earlier. */
  record ChangeOnYear() implements Aggregate {}

  /** The sum of all observations whose period begins on {@code since} or later, up to this one. */
  record CumulativeSince(LocalDate since) implements Aggregate {}

  /** 100 times the value divided by that of {@code baseline}. */
  record IndexToBaseline(Period baseline) implements Aggregate {}

  /** A statistic of the observations inside each calendar period. */
  record CalendarPeriod(Calendar calendar, Statistic statistic) implements Aggregate {}

  /** The smallest observation in the calendar window that ends with the period. */
  record WindowMin(java.time.Period window) implements Aggregate {}

  /** The largest observation in the calendar window that ends with the period. */
  record WindowMax(java.time.Period window) implements Aggregate {}

  /**
   * The place among the members of {@code group} that have a value; equal values share the place.
   *
   * @param descending the highest value is number 1
   */
  record Rank(String group, boolean descending) implements Aggregate {}

  /** Periods into which observations are gathered. */
  enum Calendar {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    SCHOOL_YEAR
  }

  /** What is made of the observations that were gathered. */
  enum Statistic {
    SUM,
    MEAN,
    MIN,
    MAX
  }
}
