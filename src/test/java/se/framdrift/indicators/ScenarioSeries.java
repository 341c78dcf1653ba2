package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * Figures as the scenarios spell them: one, {@code places 2022-11 is 25 provisional}, or as many as
 * there are periods, {@code water 2024-01..2024-12 is 1 2 _ hidden 5 … monthly}.
 */
@NullUnmarked
final class ScenarioSeries {

  private ScenarioSeries() {}

  /** What a line of figures says has come, in calendar order. */
  static List<Event> read(String line) {
    String[] parts = line.split(" is ", 2);
    String[] what = parts[0].split(" ");
    SeriesId series = ScenarioAggregates.series(what[0]);
    List<Event> events = new ArrayList<>();
    for (Observation row :
        what[1].contains("..")
            ? range(what[1], parts[1].split(" +"))
            : List.of(one(Period.parse(what[1]), parts[1].split(" +")))) {
      events.add(new Event.Observed(series, row));
    }
    return events;
  }

  private static Observation one(Period period, String[] word) {
    if (word[0].equals("missing")) {
      return Observation.missing(period, Missing.parse(word[1]));
    }
    Optional<Missing> missing = missing(word[0]);
    if (missing.isPresent()) {
      return Observation.missing(period, missing.get());
    }
    Double margin = null;
    Long n = null;
    String flag = "A";
    for (int i = 1; i < word.length; i++) {
      switch (word[i]) {
        case "margin" -> margin = Double.valueOf(word[++i]);
        case "n" -> n = Long.valueOf(word[++i]);
        case "provisional" -> flag = "P";
        case "flag" -> flag = word[++i];
        default -> throw new IllegalArgumentException(word[i]);
      }
    }
    return new Observation(period, Double.valueOf(word[0]), null, n, margin, flag);
  }

  private static Optional<Missing> missing(String word) {
    return Arrays.stream(Missing.values()).filter(each -> each.code().equals(word)).findFirst();
  }

  private static List<Observation> range(String ends, String[] words) {
    String[] end = ends.split("\\.\\.");
    List<Period> periods = periods(end[0], end[1], words[words.length - 1]);
    List<String> figures = new ArrayList<>(List.of(words).subList(0, words.length - 1));
    if (figures.size() == 1) {
      figures.addAll(java.util.Collections.nCopies(periods.size() - 1, figures.getFirst()));
    } else if (figures.getLast().equals("…")) {
      continued(figures, periods.size());
    }
    if (figures.size() != periods.size()) {
      throw new IllegalArgumentException(
          "%d figures for the %d periods of %s".formatted(figures.size(), periods.size(), ends));
    }
    List<Observation> rows = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      if (!figures.get(i).equals("_")) {
        rows.add(one(periods.get(i), new String[] {figures.get(i)}));
      }
    }
    return rows;
  }

  /** As the last two before the dots go on, in equal steps of whole numbers. */
  private static void continued(List<String> figures, int size) {
    figures.removeLast();
    long last = Long.parseLong(figures.getLast());
    long step = last - Long.parseLong(figures.get(figures.size() - 2));
    while (figures.size() < size) {
      last += step;
      figures.add(Long.toString(last));
    }
  }

  private static List<Period> periods(String first, String last, String rhythm) {
    List<Period> periods = new ArrayList<>();
    Period until = period(first.contains("T") ? last : begun(last, rhythm), rhythm);
    Period next = period(first.contains("T") ? first : begun(first, rhythm), rhythm);
    while (next.compareTo(until) < 0) {
      periods.add(next);
      Instant begins = next.end();
      next =
          rhythm.equals("hourly")
              ? period(begins.toString(), rhythm)
              : period(LocalDate.ofInstant(begins, Period.ZONE).toString(), rhythm);
    }
    if (!next.equals(until)) {
      throw new IllegalArgumentException(last + " is not reached " + rhythm + " from " + first);
    }
    periods.add(until);
    return periods;
  }

  /** The first day of what is written as {@code 2025}, {@code 2025-W07} and so on. */
  private static String begun(String text, String rhythm) {
    Period written = Period.parse(text);
    boolean known =
        written.kind() == Period.Kind.DAY
            || period(written.firstDay().toString(), rhythm).equals(written);
    if (!known) {
      throw new IllegalArgumentException(text + " is not " + rhythm);
    }
    return written.firstDay().toString();
  }

  /** The period that begins then. */
  private static Period period(String begins, String rhythm) {
    if (rhythm.equals("hourly")) {
      return Period.parse(OffsetDateTime.parse(begins).toInstant() + "/PT1H");
    }
    LocalDate day = LocalDate.parse(begins);
    boolean january = day.getDayOfYear() == 1;
    return switch (rhythm) {
      case "daily" -> Period.ofDay(day);
      case "weekly" ->
          Period.parse(BatchCalendar.text(day, se.framdrift.catalog.CalendarUnit.WEEK));
      case "monthly" -> Period.ofMonth(YearMonth.from(day));
      case "quarterly" ->
          Period.parse(BatchCalendar.text(day, se.framdrift.catalog.CalendarUnit.QUARTER));
      case "half-yearly" -> Period.parse(day + "/P6M");
      case "yearly" -> january ? Period.ofYear(day.getYear()) : Period.parse(day + "/P12M");
      default -> throw new IllegalArgumentException("how often is " + rhythm);
    };
  }
}
