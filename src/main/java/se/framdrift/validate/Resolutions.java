package se.framdrift.validate;

import se.framdrift.model.Period;
import se.framdrift.model.Span;

/** Which periods a KPI of a given resolution has. */
final class Resolutions {

  private Resolutions() {}

  /** Whether {@code period} is as long as the resolution says, and cut as the calendar cuts it. */
  static boolean fits(Period period, Span resolution) {
    return switch (period.kind()) {
      case YEAR -> is("P1Y", resolution);
      case QUARTER -> is("P3M", resolution);
      case MONTH -> is("P1M", resolution);
      case WEEK -> is("P7D", resolution);
      case DAY -> is("P1D", resolution);
      case SPAN -> !resolution.days().isZero() && spanFits(period, resolution);
      case HOURS ->
          resolution.days().isZero() && period.start().plus(resolution.time()).equals(period.end());
      case INSTANT -> resolution.time().isZero() && resolution.days().isZero();
    };
  }

  /** As it is spelled by {@link Span}: a week is P7D, an instant P0D. */
  private static boolean is(String length, Span resolution) {
    return resolution.toString().equals(length);
  }

  private static boolean spanFits(Period period, Span resolution) {
    return period.firstDay().plus(resolution.days()).equals(period.lastDay().plusDays(1));
  }

  /** Words for the sender of another one; every example in them {@link #fits}. */
  static String expected(Span resolution) {
    return switch (resolution.toString()) {
      case "P1Y" -> "a year such as 2025, or a span such as 2025-07-01/P12M";
      case "P3M" -> "a quarter such as 2025-Q3";
      case "P1M" -> "a month such as 2025-09";
      case "P7D" -> "a week such as 2025-W36";
      case "P1D" -> "a day such as 2025-09-01";
      case "P0D" -> "a moment such as 2025-09-01T00:00+02:00";
      default ->
          resolution.days().isZero()
              ? "an interval such as 2025-09-01T00:00+02:00/" + resolution
              : "a span such as 2025-07-01/" + resolution;
    };
  }
}
