package se.framdrift.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * The periods for which a KPI's resolution lets figures be expected, counted one by one.
 *
 * @param months whole months from the first of one, or 0
 * @param days days from midnight, whole weeks from Monday, or 0
 * @param seconds by the clock from midnight UTC, or 0
 */
record Expected(long months, long days, long seconds) {

  /** So many are counted at most. */
  static final long MOST = 3_000_000;

  private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);

  static final Expected DAYS = new Expected(0, 1, 0);

  static Expected of(@Nullable String resolution) {
    Span span = resolution == null ? Span.parse("P0D") : Span.parse(resolution);
    long months = span.days().toTotalMonths();
    long days = span.days().get(ChronoUnit.DAYS);
    long seconds = span.time().toNanosPart() == 0 ? span.time().toSeconds() : 0;
    boolean one = (months > 0 ? 1 : 0) + (days > 0 ? 1 : 0) + (seconds > 0 ? 1 : 0) == 1;
    boolean none = months < 0 || days < 0 || seconds < 0 || span.time().toNanosPart() != 0;
    return one && !none ? new Expected(months, days, seconds) : new Expected(0, 0, 0);
  }

  /** Whether a figure of this period is one that is expected. */
  boolean holds(Period period) {
    LocalDate first = period.firstDay();
    if (months > 0) {
      return first.getDayOfMonth() == 1 && isFrom(period, first, first.plusMonths(months));
    }
    if (days > 0) {
      boolean begins = Math.floorMod(ChronoUnit.DAYS.between(A_MONDAY, first), days) == 0;
      return begins && isFrom(period, first, first.plusDays(days));
    }
    return seconds > 0
        && period.start().truncatedTo(ChronoUnit.SECONDS).equals(period.start())
        && Math.floorMod(period.start().getEpochSecond(), seconds) == 0
        && period.start().plusSeconds(seconds).equals(period.end());
  }

  private static boolean isFrom(Period period, LocalDate first, LocalDate next) {
    return period.start().equals(Calendar.midnight(first))
        && period.end().equals(Calendar.midnight(next));
  }

  /** How many lie wholly inside; -1 when they are too many to count. */
  long inside(Window window, Period asked) {
    if (seconds > 0) {
      return byTheClock(window);
    }
    return months > 0 || days > 0 ? byTheCalendar(window, asked) : 0;
  }

  private long byTheClock(Window window) {
    long count = 0;
    long begin = Math.floorDiv(window.from().getEpochSecond(), seconds) * seconds;
    for (Instant at = Instant.ofEpochSecond(begin);
        !at.plusSeconds(seconds).isAfter(window.until());
        at = at.plusSeconds(seconds)) {
      count += at.isBefore(window.from()) ? 0 : 1;
      if (count > MOST) {
        return -1;
      }
    }
    return count;
  }

  private long byTheCalendar(Window window, Period asked) {
    LocalDate first = months > 0 ? firstMonth(window, asked) : firstDay(window);
    long count = 0;
    for (int step = 0; ; step++) {
      LocalDate begin = plus(first, step);
      if (Calendar.midnight(plus(first, step + 1)).isAfter(window.until())) {
        return count;
      }
      count += Calendar.midnight(begin).isBefore(window.from()) ? 0 : 1;
      if (count > MOST) {
        return -1;
      }
    }
  }

  private LocalDate plus(LocalDate first, long steps) {
    return months > 0 ? first.plusMonths(steps * months) : first.plusDays(steps * days);
  }

  private LocalDate firstDay(Window window) {
    LocalDate day = Calendar.day(window.from());
    return day.minusDays(Math.floorMod(ChronoUnit.DAYS.between(A_MONDAY, day), days));
  }

  /** As the year goes; or, for a period that is a whole number of them, as that one begins. */
  private LocalDate firstMonth(Window window, Period asked) {
    LocalDate begin = asked.firstDay();
    LocalDate end = asked.lastDay().plusDays(1);
    long length = ChronoUnit.MONTHS.between(begin, end);
    boolean whole =
        begin.getDayOfMonth() == 1
            && end.getDayOfMonth() == 1
            && isFrom(asked, begin, end)
            && length > 0
            && length % months == 0;
    LocalDate anchor =
        whole ? begin : LocalDate.of(2000 - Math.floorMod(24_000, (int) months) / 12, 1, 1);
    LocalDate month = Calendar.day(window.from()).withDayOfMonth(1);
    long since = ChronoUnit.MONTHS.between(anchor, month);
    return anchor.plusMonths(Math.floorDiv(since, months) * months);
  }
}
