package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.model.Period;

/** The oracle's calendar: by the texts of periods. */
@NullUnmarked
final class BatchCalendar {

  private BatchCalendar() {}

  /** The calendar periods that wholly hold one of those that were observed. */
  static Set<Period> periods(Set<Period> observed, CalendarUnit unit) {
    Set<Period> found = new TreeSet<>();
    for (Period inner : observed) {
      for (int offset = -1; offset <= 1; offset++) {
        LocalDate day = inner.start().atZone(Period.ZONE).toLocalDate().plusDays(offset);
        String text = text(day, unit);
        int year = Integer.parseInt(text.substring(0, 4));
        if (year < 1749 || year > 2199) {
          continue; // there are no such periods
        }
        Period period = Period.parse(text);
        if (BatchStretch.during(period).holds(inner)) {
          found.add(period);
        }
      }
    }
    return found;
  }

  static String text(LocalDate day, CalendarUnit unit) {
    int year = day.getYear();
    boolean autumn = day.getMonthValue() >= 7;
    return switch (unit) {
      case DAY -> day.toString();
      case WEEK -> day.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
      case MONTH -> day.toString().substring(0, 7);
      case QUARTER -> year + "-Q" + (1 + (day.getMonthValue() - 1) / 3);
      case HALF_YEAR, SCHOOL_TERM -> year + (autumn ? "-07-01/P6M" : "-01-01/P6M");
      case YEAR -> Integer.toString(year);
      case SCHOOL_YEAR -> (autumn ? year : year - 1) + "-07-01/P12M";
      case TERM_OF_OFFICE -> {
        // the term that began on 15 October 2022, and every fourth year before and after
        int begun = day.isBefore(LocalDate.of(year, 10, 15)) ? year - 1 : year;
        while (Math.floorMod(begun, 4) != 2022 % 4) {
          begun--;
        }
        yield begun + "-10-15/P48M";
      }
    };
  }

  static boolean instant(Period period) {
    return period.kind() == Period.Kind.INSTANT;
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(Period.ZONE).toInstant();
  }
}
