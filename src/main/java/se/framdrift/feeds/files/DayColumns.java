package se.framdrift.feeds.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Span;

/**
 * The columns of a row's day.
 *
 * @param from index of the first
 * @param names as the table has them, or their numbers
 * @param length of one interval
 * @param minutes after midnight by the clock, at which each interval begins; may be negative for
 *     the first, where that is the last one of the day before
 */
record DayColumns(int from, List<String> names, Duration length, List<Integer> minutes) {

  private static final Pattern CLOCK = Pattern.compile("\\[?([0-9]{1,2})[:.]([0-9]{2})(?::00)?]?");
  private static final int DAY = 24 * 60;
  private static final int MOST = 25 * 60;

  /**
   * The columns of a table.
   *
   * @throws UnreadableFile when the table does not have them, or their names contradict the mapping
   */
  static DayColumns of(Layout.Day layout, CellReader reading) {
    Columns columns = reading.columns();
    int from = columns.index(layout.first());
    int to = columns.index(layout.last());
    int size = to - from + 1;
    if (size < 2 || size > MOST) {
      throw new UnreadableFile(
          "The columns %s to %s are %d; a day has at least 2 intervals."
              .formatted(layout.first(), layout.last(), size));
    }
    List<String> names = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      names.add(columns.hasHeader() ? columns.names().get(i) : "#" + (i + 1));
    }
    Duration length = length(size, reading.mapping().stretch().length());
    List<Integer> minutes = clock(names, length, reading.mapping().stretch().end());
    if (minutes == null) {
      minutes = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        minutes.add(Math.toIntExact(length.toMinutes() * i));
      }
    }
    return new DayColumns(from, List.copyOf(names), length, List.copyOf(minutes));
  }

  private static Duration length(int size, @Nullable Span declared) {
    if (declared != null && declared.days().isZero() && declared.time().isPositive()) {
      Duration length = declared.time();
      if (length.toMinutes() < 1 || DAY % length.toMinutes() != 0) {
        throw new UnreadableFile("A day cannot be divided into intervals of " + declared + ".");
      }
      return length;
    }
    for (int minutes : new int[] {60, 30, 15, 10, 5}) {
      if (Math.abs(size * minutes - DAY) <= 60) {
        return Duration.ofMinutes(minutes);
      }
    }
    if (DAY % size != 0) {
      throw new UnreadableFile(
          "%d columns do not divide a day; say how long one is with interval.".formatted(size));
    }
    return Duration.ofMinutes(DAY / size);
  }

  /** As the names say it; null when they are no times, or some come twice. */
  private static @Nullable List<Integer> clock(List<String> names, Duration length, boolean end) {
    List<Integer> minutes = new ArrayList<>();
    int before = -1;
    for (String name : names) {
      Matcher matcher = CLOCK.matcher(name);
      if (!matcher.matches()) {
        return null;
      }
      int minute = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
      if (minute == 0 && before > 0) {
        minute = DAY;
      }
      if (minute <= before) {
        return null;
      }
      before = minute;
      minutes.add(minute);
    }
    if (!end && minutes.getLast() == DAY) {
      throw new UnreadableFile(
          "The columns end at 24:00, so they name the ends of intervals; say stamp: end.");
    }
    int shift = end ? Math.toIntExact(length.toMinutes()) : 0;
    return minutes.stream().map(minute -> minute - shift).toList();
  }

  int size() {
    return names.size();
  }

  String name(int i) {
    return names.get(i);
  }

  int index(int i) {
    return from + i;
  }

  int minute(int i) {
    return minutes.get(i);
  }

  /** How far from midnight the first interval begins, in minutes. */
  int shift() {
    return minutes.getFirst();
  }
}
