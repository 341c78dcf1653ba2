package se.framdrift.indicators;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** The oracle's calendar: which observations lie in which stretch of time. */
@NullUnmarked
final class BatchCalendar {

  private BatchCalendar() {}

  /** Observations in the calendar window that ends when {@code period} does. */
  static List<Observation> window(List<Observation> rows, Period period, java.time.Period length) {
    ZonedDateTime end = period.end().atZone(Period.ZONE);
    ZonedDateTime begin = end.minus(length);
    List<Observation> inside = new ArrayList<>();
    for (Observation row : rows) {
      ZonedDateTime rowStart = row.period().start().atZone(Period.ZONE);
      ZonedDateTime rowEnd = row.period().end().atZone(Period.ZONE);
      boolean after =
          instant(period)
              ? rowStart.toInstant().isAfter(begin.toInstant())
              : !rowStart.toInstant().isBefore(begin.toInstant());
      boolean before = !rowEnd.toInstant().isAfter(end.toInstant());
      boolean onTheEdge = instant(row.period()) && rowEnd.toInstant().equals(end.toInstant());
      if (after && before && (instant(period) || !onTheEdge)) {
        inside.add(row);
      }
    }
    return inside;
  }

  static Set<Period> periods(List<Observation> rows, CalendarUnit calendar) {
    Set<Period> found = new TreeSet<>();
    for (Observation row : rows) {
      for (int offset = -1; offset <= 1; offset++) {
        LocalDate day = row.period().start().atZone(Period.ZONE).toLocalDate().plusDays(offset);
        String text = calendarText(day, calendar);
        if (Integer.parseInt(text.substring(0, 4)) < 1749) {
          continue; // periods begin in 1749
        }
        Period period = Period.parse(text);
        if (lies(row.period(), period)) {
          found.add(period);
        }
      }
    }
    return found;
  }

  static String calendarText(LocalDate day, CalendarUnit calendar) {
    int year = day.getYear();
    return switch (calendar) {
      case DAY -> day.toString();
      case WEEK -> day.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
      case MONTH -> day.toString().substring(0, 7);
      case QUARTER -> year + "-Q" + (1 + (day.getMonthValue() - 1) / 3);
      case HALF_YEAR, SCHOOL_TERM ->
          year + (day.getMonthValue() >= 7 ? "-07-01" : "-01-01") + "/P6M";
      case TERM_OF_OFFICE -> {
        int first = 1746;
        while (!day.isBefore(LocalDate.of(first + 4, 10, 15))) {
          first += 4;
        }
        yield first + "-10-15/P48M";
      }
      case YEAR -> Integer.toString(year);
      case SCHOOL_YEAR -> (day.getMonthValue() >= 7 ? year : year - 1) + "-07-01/P12M";
    };
  }

  /** Wholly inside; an instant at the very end belongs to what comes next. */
  static boolean lies(Period inner, Period outer) {
    return !inner.start().isBefore(outer.start())
        && !inner.end().isAfter(outer.end())
        && inner.start().isBefore(outer.end());
  }

  static boolean instant(Period period) {
    return period.kind() == Period.Kind.INSTANT;
  }
}
