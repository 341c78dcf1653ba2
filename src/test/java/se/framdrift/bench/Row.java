package se.framdrift.bench;

import java.time.Instant;

/**
 * The rows of the benchmark, by number: row k is series k mod 1000 in hour k div 1000, so that rows
 * come in as meters send them, hour by hour, and none comes twice.
 */
public final class Row {

  public static final int SERIES = 1_000;
  static final String MUNICIPALITY = "9999";
  static final String KPI = "bench-load";

  private static final long FIRST_HOUR = Instant.parse("1930-01-01T00:00:00Z").getEpochSecond();

  private Row() {}

  static int series(long row) {
    return (int) (row % SERIES);
  }

  /** Start of the hour, in seconds of Unix time. */
  public static long second(long row) {
    return FIRST_HOUR + row / SERIES * 3_600;
  }

  /** With one decimal, between 0 and 400. */
  static long tenths(long row) {
    return row * 7_919 % 4_000;
  }

  static String site(int series) {
    return "s%04d".formatted(series);
  }

  public static String seriesId(int series) {
    return MUNICIPALITY + ":" + KPI + ":site=" + site(series);
  }
}
