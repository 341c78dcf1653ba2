package se.framdrift.feeds.cases;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Sweden's working days: not Saturdays, Sundays and public holidays (lag 1989:253 om allmänna
 * helgdagar), nor Midsummer's Eve, Christmas Eve and New Year's Eve, which count as holidays in lag
 * (1930:173) om beräkning av lagstadgad tid.
 */
final class WorkingDays {

  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 6),
          MonthDay.of(5, 1),
          MonthDay.of(6, 6),
          MonthDay.of(12, 24),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26),
          MonthDay.of(12, 31));

  private WorkingDays() {}

  static boolean has(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY, SUNDAY -> false;
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY ->
          !FIXED.contains(MonthDay.from(day)) && !byEaster(day) && !midsummerEve(day);
    };
  }

  /** Good Friday, Easter Monday and Ascension Day; the rest are Sundays. */
  private static boolean byEaster(LocalDate day) {
    LocalDate easter = easter(day.getYear());
    return day.equals(easter.minusDays(2))
        || day.equals(easter.plusDays(1))
        || day.equals(easter.plusDays(39));
  }

  /** The Friday from 19 to 25 June. */
  private static boolean midsummerEve(LocalDate day) {
    return day.getMonthValue() == 6
        && day.getDayOfWeek() == DayOfWeek.FRIDAY
        && day.getDayOfMonth() >= 19
        && day.getDayOfMonth() <= 25;
  }

  /**
   * Easter Sunday in the Gregorian calendar: the anonymous algorithm in Meeus, Astronomical
   * Algorithms (1991), chapter 8.
   */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
