package se.framdrift.indicators;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * Which periods a series should have, by the resolution of its KPI: whole months from the first of
 * a month, whole days from midnight (of a Monday when they are weeks), both in Europe/Stockholm, or
 * stretches of the clock from midnight UTC. So a day has 23, 24 or 25 hours of one hour.
 *
 * <p>Pure arithmetic: every answer costs O(1), whatever the stretch. Any thread.
 */
sealed interface Grid {

  /** Whether figures are expected for {@code period}. */
  boolean holds(Period period);

  /**
   * How many of the periods lie wholly inside.
   *
   * @param asked where years, half-years and quarters begin, when it is a whole number of them (a
   *     school year does not begin in January); otherwise they begin as the calendar's do
   */
  long expected(Stretch stretch, Period asked);

  /** A resolution that is null, of no length, or of both calendar and clock expects nothing. */
  static Grid of(@Nullable Span resolution) {
    if (resolution == null) {
      return new Irregular();
    }
    long months = resolution.days().toTotalMonths();
    long days = resolution.days().get(ChronoUnit.DAYS);
    Duration time = resolution.time();
    if (months > 0 && days == 0 && time.isZero()) {
      return new Months(months);
    }
    if (days > 0 && months == 0 && time.isZero()) {
      return new Days(days);
    }
    boolean clock = time.toSeconds() > 0 && time.toNanosPart() == 0;
    return clock && resolution.days().isZero() ? new Clock(time.toSeconds()) : new Irregular();
  }

  /** Years, half-years, quarters and months. */
  record Months(long length) implements Grid {

    @Override
    public boolean holds(Period period) {
      LocalDate first = period.firstDay();
      return first.getDayOfMonth() == 1
          && Stretch.midnight(first).equals(period.start())
          && Stretch.midnight(first.plusMonths(length)).equals(period.end());
    }

    @Override
    public long expected(Stretch stretch, Period asked) {
      long begin = lastBeginning(stretch.from().minusNanos(1)) + 1;
      long end = lastBeginning(stretch.until());
      return steps(begin, end, length, phase(asked));
    }

    private long phase(Period asked) {
      long begin = lastBeginning(asked.start());
      long end = lastBeginning(asked.end());
      boolean exact = midnight(begin).equals(asked.start()) && midnight(end).equals(asked.end());
      return exact && end > begin && (end - begin) % length == 0 ? begin : 0;
    }

    /**
     * Number of the last month that has begun at {@code moment}, where the year 0 begins with 0.
     */
    private static long lastBeginning(Instant moment) {
      LocalDate day = LocalDate.ofInstant(moment, Period.ZONE);
      return 12L * day.getYear() + day.getMonthValue() - 1;
    }

    private static Instant midnight(long month) {
      return Stretch.midnight(LocalDate.of(0, 1, 1).plusMonths(month));
    }
  }

  /** Days and weeks. */
  record Days(long length) implements Grid {

    /** 5 January 1970, counted in days from the first. */
    private static final long A_MONDAY = 4;

    @Override
    public boolean holds(Period period) {
      LocalDate first = period.firstDay();
      return Math.floorMod(first.toEpochDay() - A_MONDAY, length) == 0
          && Stretch.midnight(first).equals(period.start())
          && Stretch.midnight(first.plusDays(length)).equals(period.end());
    }

    @Override
    public long expected(Stretch stretch, Period asked) {
      long begin = lastBeginning(stretch.from().minusNanos(1)) + 1;
      return steps(begin, lastBeginning(stretch.until()), length, A_MONDAY);
    }

    private static long lastBeginning(Instant moment) {
      return LocalDate.ofInstant(moment, Period.ZONE).toEpochDay();
    }
  }

  /** Hours and the like. */
  record Clock(long seconds) implements Grid {

    @Override
    public boolean holds(Period period) {
      return period.start().truncatedTo(ChronoUnit.SECONDS).equals(period.start())
          && Math.floorMod(period.start().getEpochSecond(), seconds) == 0
          && period.start().plusSeconds(seconds).equals(period.end());
    }

    @Override
    public long expected(Stretch stretch, Period asked) {
      long begin = stretch.from().minusNanos(1).getEpochSecond() + 1;
      return steps(begin, stretch.until().getEpochSecond(), seconds, 0);
    }
  }

  /** Nothing is known of when figures should come. */
  record Irregular() implements Grid {

    @Override
    public boolean holds(Period period) {
      return false;
    }

    @Override
    public long expected(Stretch stretch, Period asked) {
      return 0;
    }
  }

  /** How many steps of {@code length} from a multiple of it, plus {@code phase}, fit in between. */
  private static long steps(long begin, long end, long length, long phase) {
    long first = begin + Math.floorMod(phase - begin, length);
    return Math.max(0, Math.floorDiv(end - first, length));
  }
}
