package se.framdrift.feeds.simulated;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import se.framdrift.model.Period;

/**
 * What is expected of a period, before chance has its say. All in the KPI's unit; 0 is none.
 *
 * @param level on {@link #ZERO}
 * @param trend change in a year of 365.25 days
 * @param seasonal wave through the year; its peak is a day of the year
 * @param daily wave through the day; its peak is a local hour; for hourly series only
 * @param weekend added on Saturdays and Sundays; for daily and hourly series only
 * @param rises added for good from a day on
 */
public record Course(
    double level, double trend, Wave seasonal, Wave daily, double weekend, List<Rise> rises) {

  /** Where time is counted from. */
  static final LocalDate ZERO = LocalDate.of(2022, 10, 1);

  private static final double DAYS_OF_YEAR = 365.25;

  public Course {
    rises = List.copyOf(rises);
  }

  /** A cosine: highest at {@code peak}, by {@code amplitude} above its mean. */
  public record Wave(double amplitude, double peak) {

    static final Wave NONE = new Wave(0, 0);

    private double at(double place, double length) {
      return amplitude * StrictMath.cos(2 * Math.PI * (place - peak) / length);
    }
  }

  /** Something changed on {@code from} and has stayed so. */
  public record Rise(LocalDate from, double add) {}

  /** The expected value of {@code period}, by the local day and hour in which it begins. */
  double expected(Period period) {
    LocalDate day = period.firstDay();
    double expected = level + trend * (ChronoUnit.DAYS.between(ZERO, day) / DAYS_OF_YEAR);
    expected += seasonal.at(day.getDayOfYear(), DAYS_OF_YEAR);
    expected += daily.at(period.start().atZone(Period.ZONE).getHour(), 24);
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      expected += weekend;
    }
    for (Rise rise : rises) {
      if (!rise.from().isAfter(day)) {
        expected += rise.add();
      }
    }
    return expected;
  }
}
