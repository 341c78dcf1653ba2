package se.framdrift.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Observation;

/**
 * How cold the days of a stretch were. A day that is told twice, as {@code 2025-01-01} and {@code
 * 2025-01-01/P1D}, counts once: as it is told first in calendar order.
 *
 * @param days how many have a temperature
 * @param missing how many are said to have none
 * @param provisional how many have a provisional one
 * @param breaks at how many the series breaks
 * @param doubtful how many have a doubtful one
 * @param degrees exact sum of their degree days
 * @param first the earliest that has a temperature, null when none has
 * @param last the latest
 */
record Cold(
    int days,
    int missing,
    int provisional,
    int breaks,
    int doubtful,
    BigDecimal degrees,
    @Nullable Day first,
    @Nullable Day last) {

  private static final Cold NOTHING = new Cold(0, 0, 0, 0, 0, BigDecimal.ZERO, null, null);

  /** One day, by its number since 1970. */
  record Day(
      long number, boolean provisional, boolean breaks, boolean doubtful, BigDecimal degrees) {}

  /** Sums up days. What is not one whole day is nothing. */
  record Folding(Statistic.DegreeDays rule) implements FoldOfEach<Cold> {

    @Override
    public Cold none() {
      return NOTHING;
    }

    @Override
    public Cold of(Observation observation) {
      if (!DegreeDays.DAYS.holds(observation.period())) {
        return NOTHING;
      }
      if (observation.value() == null) {
        return new Cold(0, 1, 0, 0, 0, BigDecimal.ZERO, null, null);
      }
      var date = observation.period().firstDay();
      Day day =
          new Day(
              date.toEpochDay(),
              InputValue.isProvisional(observation.flag()),
              InputValue.isBreak(observation.flag()),
              Facts.isDoubtful(observation),
              degrees(Numbers.exact(observation), date.getMonthValue()));
      return new Cold(
          1,
          0,
          day.provisional ? 1 : 0,
          day.breaks ? 1 : 0,
          day.doubtful ? 1 : 0,
          day.degrees,
          day,
          day);
    }

    private BigDecimal degrees(BigDecimal temperature, int month) {
      BigDecimal limit = BigDecimal.valueOf(rule.limits().get(month - 1));
      BigDecimal below = BigDecimal.valueOf(rule.base()).subtract(temperature);
      return temperature.compareTo(limit) < 0 ? below.max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    @Override
    public Cold and(Cold first, Cold second) {
      return first.and(second);
    }
  }

  private Cold and(Cold later) {
    Day end = last;
    Day begin = later.first;
    return end != null && begin != null && end.number == begin.number
        ? joined(later.without(begin))
        : joined(later);
  }

  private Cold joined(Cold later) {
    return new Cold(
        days + later.days,
        missing + later.missing,
        provisional + later.provisional,
        breaks + later.breaks,
        doubtful + later.doubtful,
        degrees.add(later.degrees),
        first == null ? later.first : first,
        later.last == null ? last : later.last);
  }

  private Cold without(Day day) {
    return new Cold(
        days - 1,
        missing,
        provisional - (day.provisional ? 1 : 0),
        breaks - (day.breaks ? 1 : 0),
        doubtful - (day.doubtful ? 1 : 0),
        degrees.subtract(day.degrees),
        first,
        last);
  }
}
