package se.framdrift.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * A cron expression: minute, hour, day of month, month, day of week (0 and 7 are Sunday), in
 * Europe/Stockholm. Where both days are restricted, either is enough, as crontab(5) has it.
 *
 * <p>A time that the spring day lacks falls on the moment at which the clock went forward. A time
 * that the autumn day has twice is meant once, the first time; but every time where the hour is not
 * restricted.
 */
record Cron(
    String text,
    CronField minutes,
    CronField hours,
    CronField days,
    CronField months,
    CronField weekdays)
    implements Schedule {

  /** 29 February comes at least once in so many days. */
  private static final int SEARCHED_DAYS = 8 * 366 + 1;

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

  static Cron parse(String text) {
    String[] words = text.strip().split("\\s+", 7);
    if (words.length != 5) {
      throw new IllegalArgumentException(
          "%s has not five fields: minute hour day month weekday, such as 15 5 * * 1-5"
              .formatted(text));
    }
    CronField weekdays = CronField.parse("weekday", words[4], 0, 7, WEEKDAYS);
    if (weekdays.numbers().get(7)) {
      weekdays.numbers().set(0);
    }
    Cron cron =
        new Cron(
            text,
            CronField.parse("minute", words[0], 0, 59, List.of()),
            CronField.parse("hour", words[1], 0, 23, List.of()),
            CronField.parse("day", words[2], 1, 31, List.of()),
            CronField.parse("month", words[3], 1, 12, MONTHS),
            weekdays);
    if (cron.search(SOME_DAY) == null) {
      throw new IllegalArgumentException(text + " names a day that never comes");
    }
    return cron;
  }

  @Override
  public Instant after(Instant moment) {
    Instant found = search(moment);
    if (found == null) {
      throw new IllegalStateException(text + " has come to an end");
    }
    return found;
  }

  private @Nullable Instant search(Instant moment) {
    LocalDate first = LocalDate.ofInstant(moment, Period.ZONE);
    return IntStream.range(0, SEARCHED_DAYS)
        .mapToObj(first::plusDays)
        .filter(this::matches)
        .map(day -> times(day).filter(time -> time.isAfter(moment)).min(Instant::compareTo))
        .flatMap(java.util.Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private boolean matches(LocalDate day) {
    if (!months.numbers().get(day.getMonthValue())) {
      return false;
    }
    boolean dayOfMonth = days.numbers().get(day.getDayOfMonth());
    boolean dayOfWeek = weekdays.numbers().get(day.getDayOfWeek().getValue() % 7);
    return (days.isAny() || weekdays.isAny()) ? dayOfMonth && dayOfWeek : dayOfMonth || dayOfWeek;
  }

  private Stream<Instant> times(LocalDate day) {
    return set(hours.numbers())
        .boxed()
        .flatMap(
            hour ->
                set(minutes.numbers())
                    .boxed()
                    .flatMap(minute -> instants(day.atTime(hour, minute))));
  }

  private Stream<Instant> instants(LocalDateTime time) {
    ZoneRules rules = Period.ZONE.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    if (offsets.isEmpty()) {
      return Stream.of(rules.getTransition(time).getInstant());
    }
    return offsets.stream().limit(hours.isAny() ? 2 : 1).map(time::toInstant);
  }

  private static IntStream set(BitSet numbers) {
    return numbers.stream();
  }
}
