package se.framdrift.feeds.simulated;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * Which periods a series has and when the figure of each is final.
 *
 * @param from first day of the first period, in Europe/Stockholm
 * @param step length of the periods
 * @param delay from the end of a period until its figure is final
 */
public record History(LocalDate from, Step step, Span delay) {

  /** The longest delay that is taken, in days. */
  static final int MAX_DELAY_DAYS = 3660;

  /** When the figure of {@code period} is final. */
  Instant finalAt(Period period) {
    return delay.after(period.end());
  }

  /** The first period whose figure is final later than {@code after}. */
  Period firstFinalAfter(Instant after) {
    Instant start = start();
    Period period = step.containing(start);
    if (after.isAfter(start)) {
      // A month back is not always where a month ahead came from: four days cover the difference.
      Instant guess =
          ZonedDateTime.ofInstant(after, Period.ZONE)
              .minus(delay.time())
              .minus(delay.days())
              .minusDays(4)
              .toInstant();
      period = step.containing(guess.isBefore(start) ? start : guess);
    }
    while (!finalAt(period).isAfter(after)) {
      period = step.next(period);
    }
    return period;
  }

  /** The period in progress at {@code moment}; none before the history begins. */
  Optional<Period> inProgress(Instant moment) {
    return moment.isBefore(start()) ? Optional.empty() : Optional.of(step.containing(moment));
  }

  private Instant start() {
    return from.atStartOfDay(Period.ZONE).toInstant();
  }
}
