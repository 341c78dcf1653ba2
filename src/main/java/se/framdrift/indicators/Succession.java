package se.framdrift.indicators;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * Which period follows which, for figures that come by the week, month, quarter or year: there a
 * period without a row is one that nobody has told of. Rows of days and hours tell of what
 * happened, and spans of any length follow nothing.
 */
final class Succession {

  /** No period begins earlier, but for the days of its first week. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1749, 1, 1);

  private Succession() {}

  /**
   * The first period like {@code last} from {@code day} on, up to {@code last} itself, that the
   * series has no row for; empty when there is none. Costs O(log n) for each period between.
   */
  static Optional<Period> firstAbsent(Timeline timeline, LocalDate day, Period last) {
    Period period = firstFrom(day, last);
    while (period != null && period.start().isBefore(last.start())) {
      if (timeline.get(period) == null) {
        return Optional.of(period);
      }
      period = holding(period.lastDay().plusDays(1), last);
    }
    return Optional.empty();
  }

  private static @Nullable Period firstFrom(LocalDate day, Period like) {
    Period holding = holding(day, like);
    if (holding == null) {
      return day.isBefore(FIRST_DAY) ? holding(FIRST_DAY, like) : null;
    }
    return holding.firstDay().equals(day) ? holding : holding(holding.lastDay().plusDays(1), like);
  }

  /** The period of the same kind that holds the day; null when the kind has no order of its own. */
  private static @Nullable Period holding(LocalDate day, Period like) {
    try {
      return switch (like.kind()) {
        case YEAR -> Period.ofYear(day.getYear());
        case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        case MONTH -> Period.ofMonth(YearMonth.from(day));
        case WEEK ->
            Period.ofWeek(
                day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        case DAY, SPAN, HOURS, INSTANT -> null;
      };
    } catch (DateTimeException _) {
      return null; // outside the years that a period can have
    }
  }
}
