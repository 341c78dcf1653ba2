package se.framdrift.commitments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * How often figures come, and how late. Counts by the calendar of Europe/Stockholm from a period
 * that is known, so that months stay months over days of 23 and 25 hours.
 *
 * @param resolution from the beginning of one period to that of the next
 * @param lag from the end of what is measured until its figure is normally published
 * @param measuredOn the last day of what is measured, null for the period's own last day
 */
record Cadence(Span resolution, Span lag, @Nullable MonthDay measuredOn) {

  private static final double SECONDS_A_DAY = 86_400;
  private static final double DAYS_A_MONTH = 365.2425 / 12;

  /** The stretch that a figure for this period measures. */
  Slot slot(Period period) {
    return measured(period.start(), period.end());
  }

  /** The stretch after this period's. */
  Slot next(Period period) {
    return shifted(period, 1);
  }

  /** The stretch of the period this many steps after. */
  Slot after(Period period, int steps) {
    return shifted(period, steps);
  }

  /** The period this many steps after, as people name it. */
  Period periodAfter(Period period, int steps) {
    return new Slot(plus(period.start(), steps), plus(period.end(), steps)).period();
  }

  /** How many steps lie between the ends of two periods, to the nearest. */
  int steps(Period from, Period to) {
    double seconds = Duration.between(slot(from).end(), slot(to).end()).toSeconds();
    return Math.toIntExact(Math.round(seconds / meanSeconds()));
  }

  /** When the figure for a stretch is due. */
  Instant due(Slot slot) {
    return lag.after(slot.end());
  }

  /** The last stretch that ends at {@code limit} or earlier, counted from a known period. */
  Slot lastEndingBy(Period known, Instant limit) {
    return last(known, Slot::end, limit);
  }

  /** The last stretch that starts before {@code limit}. */
  Slot lastStartingBefore(Period known, Instant limit) {
    return last(known, Slot::start, limit.minusNanos(1));
  }

  /** The first stretch that starts at {@code limit} or later. */
  Slot firstStartingFrom(Period known, Instant limit) {
    return shifted(known, steps(known, Slot::start, limit.minusNanos(1)) + 1);
  }

  private Slot last(Period known, Function<Slot, Instant> edge, Instant limit) {
    return shifted(known, steps(known, edge, limit));
  }

  /**
   * How many steps from {@code known} to the last stretch whose edge is at {@code limit} or
   * earlier. An estimate by mean lengths is right but for a few steps, whatever the distance.
   */
  private int steps(Period known, Function<Slot, Instant> edge, Instant limit) {
    double distance = Duration.between(edge.apply(slot(known)), limit).toSeconds();
    int steps = (int) Math.floor(distance / meanSeconds());
    while (edge.apply(shifted(known, steps)).isAfter(limit)) {
      steps--;
    }
    while (!edge.apply(shifted(known, steps + 1)).isAfter(limit)) {
      steps++;
    }
    return steps;
  }

  private double meanSeconds() {
    return resolution.days().toTotalMonths() * DAYS_A_MONTH * SECONDS_A_DAY
        + resolution.days().get(ChronoUnit.DAYS) * SECONDS_A_DAY
        + resolution.time().toSeconds();
  }

  private Slot shifted(Period known, int steps) {
    return measured(plus(known.start(), steps), plus(known.end(), steps));
  }

  private Instant plus(Instant instant, int steps) {
    return ZonedDateTime.ofInstant(instant, Period.ZONE)
        .plus(resolution.days().multipliedBy(steps))
        .plus(resolution.time().multipliedBy(steps))
        .toInstant();
  }

  private Slot measured(Instant start, Instant end) {
    if (measuredOn == null) {
      return new Slot(start, end);
    }
    LocalDate first = LocalDate.ofInstant(start, Period.ZONE);
    LocalDate day = measuredOn.atYear(first.getYear());
    Instant last =
        (day.isBefore(first) ? day.plusYears(1) : day)
            .plusDays(1)
            .atStartOfDay(Period.ZONE)
            .toInstant();
    return new Slot(start, last.isAfter(end) ? end : last);
  }
}
