package se.framdrift.catalog;

import java.util.Locale;

/** Calendar periods of Europe/Stockholm into which observations are gathered. */
public enum CalendarUnit {
  DAY,
  /** From Monday. */
  WEEK,
  MONTH,
  QUARTER,
  /** From January or July. */
  HALF_YEAR,
  YEAR,
  /** The same as a half-year: the spring term until 30 June, the autumn term from 1 July. */
  SCHOOL_TERM,
  /** From 1 July. */
  SCHOOL_YEAR,
  /** Four years from 15 October of the year of a municipal election. */
  TERM_OF_OFFICE;

  /** The word in files: {@code school-year}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
