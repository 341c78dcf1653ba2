package se.framdrift.indicators;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/** The oracle's idea of what should be there: counted one by one. */
@NullUnmarked
final class BatchCoverage {

  private record Question(String resolution, Instant from, Instant until, int month) {}

  private static final Map<Question, Integer> ANSWERS = new ConcurrentHashMap<>();

  /** Years, half-years and quarters, by the months of their resolution. */
  private static final Map<String, Integer> MONTHS =
      Map.of("P1Y", 12, "P6M", 6, "P3M", 3, "P1M", 1);

  private BatchCoverage() {}

  /** How many periods of a resolution lie between two moments. */
  static int inside(Span resolution, Instant from, Instant until, Period asked) {
    String length = resolution == null ? "none" : resolution.toString();
    Integer months = MONTHS.get(length);
    int month = months != null && whole(asked, months) ? asked.firstDay().getMonthValue() : 1;
    return ANSWERS.computeIfAbsent(
        new Question(length, from, until, month), question -> stepped(question, resolution));
  }

  private static boolean whole(Period asked, int months) {
    LocalDate day = asked.firstDay();
    if (day.getDayOfMonth() != 1 || !BatchCalendar.midnight(day).equals(asked.start())) {
      return false;
    }
    while (BatchCalendar.midnight(day).isBefore(asked.end())) {
      day = day.plusMonths(months);
    }
    return BatchCalendar.midnight(day).equals(asked.end()) && !asked.start().equals(asked.end());
  }

  private static int stepped(Question question, Span resolution) {
    int found = 0;
    LocalDate day = question.from().atZone(Period.ZONE).toLocalDate().minusYears(1);
    switch (question.resolution()) {
      case "P1Y", "P6M", "P3M", "P1M" -> day = LocalDate.of(day.getYear(), question.month(), 1);
      case "P7D" -> {
        while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
          day = day.plusDays(1);
        }
      }
      case "P1D" -> {}
      case "PT1H" -> {
        Instant hour = Instant.ofEpochSecond(question.from().getEpochSecond() / 3600 * 3600 - 3600);
        for (; !hour.plusSeconds(3600).isAfter(question.until()); hour = hour.plusSeconds(3600)) {
          if (!hour.isBefore(question.from())) {
            found++;
          }
        }
        return found;
      }
      default -> {
        return found;
      }
    }
    while (!BatchCalendar.midnight(day.plus(resolution.days())).isAfter(question.until())) {
      if (!BatchCalendar.midnight(day).isBefore(question.from())) {
        found++;
      }
      day = day.plus(resolution.days());
    }
    return found;
  }

  /** How many rows have a value and are of the kind that their KPI asks for. */
  static long present(List<Observation> rows, Span resolution) {
    return rows.stream()
        .filter(row -> row.value() != null && regular(row.period(), resolution))
        .count();
  }

  static boolean regular(Period period, Span resolution) {
    LocalDate first = period.firstDay();
    boolean fromMidnight = BatchCalendar.midnight(first).equals(period.start());
    LocalDate last = period.lastDay();
    boolean days = fromMidnight && BatchCalendar.midnight(last.plusDays(1)).equals(period.end());
    boolean fromTheFirst = days && first.getDayOfMonth() == 1;
    return switch (resolution == null ? "none" : resolution.toString()) {
      case "P1Y", "P6M", "P3M", "P1M" ->
          fromTheFirst && first.plus(resolution.days()).equals(last.plusDays(1));
      case "P7D" ->
          days && first.getDayOfWeek() == DayOfWeek.MONDAY && first.plusDays(6).equals(last);
      case "P1D" -> days && first.equals(last) && !BatchCalendar.instant(period);
      case "PT1H" ->
          Duration.between(period.start(), period.end()).equals(Duration.ofHours(1))
              && period.start().toString().endsWith(":00:00Z");
      default -> false;
    };
  }
}
