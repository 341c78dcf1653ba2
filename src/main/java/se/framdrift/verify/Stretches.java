package se.framdrift.verify;

import java.time.Instant;
import java.time.LocalDate;
import se.framdrift.model.Span;

/** Calendar stretches of time, by the words of docs/catalog.md. */
final class Stretches {

  private Stretches() {}

  /** From the beginning of one calendar period to that of the next. */
  static String step(String unit) {
    return switch (unit) {
      case "day" -> "P1D";
      case "week" -> "P7D";
      case "month" -> "P1M";
      case "quarter" -> "P3M";
      case "half-year", "school-term" -> "P6M";
      case "year", "school-year" -> "P1Y";
      case "term-of-office" -> "P4Y";
      default -> throw new IllegalArgumentException("no calendar " + unit);
    };
  }

  static boolean isLonger(String one, String other) {
    Instant begin = Calendar.midnight(LocalDate.of(1970, 1, 1));
    return Span.parse(one).after(begin).isAfter(Span.parse(other).after(begin));
  }
}
