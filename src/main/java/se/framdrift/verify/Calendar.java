package se.framdrift.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * When figures are expected, in Europe/Stockholm.
 *
 * @param on the day in its period on which a figure is taken, null for the period's end
 */
record Calendar(Span resolution, Span lag, @Nullable MonthDay on) {

  /** A stretch for which a figure is expected. */
  record Slot(Instant start, Instant until, Instant end) {}

  private static final int MOST_STEPS = 2_000_000;

  static Calendar of(String resolution, String lag, @Nullable String measured) {
    return new Calendar(Span.parse(resolution), Span.parse(lag), taken(measured));
  }

  private static @Nullable MonthDay taken(@Nullable String measured) {
    if (measured == null) {
      return null;
    }
    if (measured.equals("budget-year")) {
      return MonthDay.of(1, 1);
    }
    String[] parts = measured.split(":", 2);
    return switch (parts[0]) {
      case "at" -> MonthDay.parse("--" + parts[1]);
      case "survey" -> MonthDay.parse("--" + parts[1].split("\\.\\.", 2)[1]);
      default -> null;
    };
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(Period.ZONE).toInstant();
  }

  static LocalDate day(Instant moment) {
    return moment.atZone(Period.ZONE).toLocalDate();
  }

  Instant end(Instant start, Instant until) {
    if (on == null) {
      return until;
    }
    LocalDate first = day(start);
    LocalDate taken = on.atYear(first.getYear());
    if (taken.isBefore(first)) {
      taken = on.atYear(first.getYear() + 1);
    }
    Instant end = midnight(taken.plusDays(1));
    return end.isAfter(until) ? until : end;
  }

  Slot slot(Figure figure) {
    return new Slot(figure.period().start(), figure.period().end(), figure.end());
  }

  /** The slot {@code steps} after that of a figure; before it when negative. */
  Slot shifted(Figure figure, int steps) {
    Instant start = shifted(figure.period().start(), steps);
    Instant until = shifted(figure.period().end(), steps);
    return new Slot(start, until, end(start, until));
  }

  private Instant shifted(Instant moment, int steps) {
    ZonedDateTime local = moment.atZone(Period.ZONE);
    Duration clock = resolution.time().multipliedBy(steps);
    return local.plus(resolution.days().multipliedBy(steps)).plus(clock).toInstant();
  }

  Instant due(Slot slot) {
    return lag.after(slot.end());
  }

  /** The last slot, counted from a figure's, whose end is {@code limit} or earlier. */
  Slot lastEndingBy(Figure known, Instant limit) {
    int steps = 0;
    while (shifted(known, steps).end().isAfter(limit) && steps > -MOST_STEPS) {
      steps--;
    }
    while (!shifted(known, steps + 1).end().isAfter(limit) && steps < MOST_STEPS) {
      steps++;
    }
    return shifted(known, steps);
  }

  /** The last slot that starts before {@code limit}. */
  Slot lastStartingBefore(Figure known, Instant limit) {
    int steps = 0;
    while (!shifted(known, steps).start().isBefore(limit) && steps > -MOST_STEPS) {
      steps--;
    }
    while (shifted(known, steps + 1).start().isBefore(limit) && steps < MOST_STEPS) {
      steps++;
    }
    return shifted(known, steps);
  }

  /** Whole calendar years, and the rest as a share of the calendar year that it lies in. */
  static double years(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return -years(to, from);
    }
    ZonedDateTime begin = from.atZone(Period.ZONE);
    ZonedDateTime end = to.atZone(Period.ZONE);
    int whole = 0;
    while (!begin.plusYears(whole + 1L).isAfter(end)) {
      whole++;
    }
    ZonedDateTime mark = begin.plusYears(whole);
    double rest = Duration.between(mark, end).toSeconds();
    double year = Duration.between(mark, begin.plusYears(whole + 1L)).toSeconds();
    return whole + rest / year;
  }
}
