package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Period;
import se.framdrift.testing.Seeds;

class CronTest {

  @ParameterizedTest(name = "{0} after {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "15 5 * * 1-5; 2026-11-20T05:15; 2026-11-23T05:15",
        "15 5 * * MON-FRI; 2026-11-20T05:14; 2026-11-20T05:15",
        "*/15 * * * *; 2026-11-22T10:44; 2026-11-22T10:45",
        "0 6 1 * *; 2026-12-01T06:00; 2027-01-01T06:00",
        "0 6 29 2 *; 2026-11-22T00:00; 2028-02-29T06:00",
        "0 6 13 * 5; 2026-11-22T00:00; 2026-11-27T06:00",
        "0 6 */2 * 0; 2026-11-22T07:00; 2026-11-29T06:00",
        "30 8-10/2,17 * JAN,dec 7; 2026-11-22T00:00; 2026-12-06T08:30",
        "5/20 0 * * *; 2026-11-22T00:06; 2026-11-22T00:25"
      })
  void comesAtTheNextTimeThatItNames(String cron, String after, String next) {
    assertThat(Schedule.parse(cron).after(at(after))).isEqualTo(at(next));
  }

  @Test
  void aTimeThatTheSpringDayLacksFallsOnTheMomentTheClockGoesForward() {
    assertThat(Schedule.parse("30 2 * * *").after(at("2026-03-29T01:00")))
        .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void aTimeThatTheAutumnDayHasTwiceIsMeantOnceUnlessEveryHourIs() {
    Instant first = Instant.parse("2026-10-25T00:30:00Z");

    assertThat(Schedule.parse("30 2 * * *").after(first.minusSeconds(1))).isEqualTo(first);
    assertThat(Schedule.parse("30 2 * * *").after(first))
        .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    assertThat(Schedule.parse("30 * * * *").after(first))
        .isEqualTo(first.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "1 2 3 4",
        "1 2 3 4 5 6",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "a * * * *",
        "5-1 * * * *",
        "*/0 * * * *",
        "1,,2 * * * *",
        "-1 * * * *",
        "0 0 30 2 *",
        "* * * FOO *",
        "PT30S",
        "P1Y",
        "PT",
        "P400D",
        "-PT1H"
      })
  void whatComesNeverOrMakesNoSenseIsRefused(String schedule) {
    assertThatThrownBy(() -> Schedule.parse(schedule)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Who follows the example in the answer is understood. */
  @Test
  void saysWhatAFieldMayBe() {
    assertThatThrownBy(() -> Schedule.parse("0 24 * * *"))
        .hasMessage("hour is 24; expected numbers from 0 to 23, such as *, 0, 0-1, */2");
    assertThatThrownBy(() -> Schedule.parse("0 0 0 * *"))
        .hasMessage("day is 0; expected numbers from 1 to 31, such as *, 1, 1-2, */2");
    assertThat(Schedule.parse("0 0 1-2 * *").after(at("2026-11-22T00:00")))
        .isEqualTo(at("2026-12-01T00:00"));
  }

  @Test
  void hasFieldsOfAtMostTwoHundredCharacters() {
    String longest = "0,".repeat(99) + "00";
    assertThat(Schedule.parse(longest + " 6 * * *").after(at("2026-11-22T00:00")))
        .isEqualTo(at("2026-11-22T06:00"));
    assertThatThrownBy(() -> Schedule.parse(longest + "0 6 * * *"))
        .hasMessageStartingWith("minute is 0,0,");
  }

  static LongStream seeds() {
    return Seeds.upTo(200);
  }

  /** Beside a clock that is looked at minute by minute. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void comesExactlyWhenAWallClockShowsATimeThatItNames(long seed) {
    Random random = new Random(seed);
    String cron =
        "%s %s %s %s %s"
            .formatted(
                field(random, 0, 59),
                field(random, 0, 23),
                random.nextInt(4) == 0 ? field(random, 1, 28) : "*",
                "*",
                random.nextInt(3) == 0 ? field(random, 0, 6) : "*");
    List<String> days =
        List.of("2026-03-28T20:07", "2026-10-24T21:53", "2026-02-28T12:00", "2026-12-31T10:00");
    Instant from = at(days.get(random.nextInt(days.size())));
    Instant to = from.plus(Duration.ofDays(2));

    List<Instant> expected = new ArrayList<>();
    for (Instant minute = from.plusSeconds(60);
        !minute.isAfter(to);
        minute = minute.plusSeconds(60)) {
      if (shows(cron, minute)) {
        expected.add(minute);
      }
    }
    List<Instant> found = new ArrayList<>();
    Schedule schedule = Schedule.parse(cron);
    for (Instant next = schedule.after(from); !next.isAfter(to); next = schedule.after(next)) {
      found.add(next);
    }
    assertThat(found).as(cron).isEqualTo(expected);
  }

  private static String field(Random random, int min, int max) {
    int one = random.nextInt(min, max + 1);
    int other = random.nextInt(one, max + 1);
    return switch (random.nextInt(4)) {
      case 0 -> "*";
      case 1 -> Integer.toString(one);
      case 2 -> "%d-%d".formatted(one, other);
      default -> "%d-%d/%d".formatted(one, other, random.nextInt(1, 9));
    };
  }

  /** Whether the wall clock at this minute, or a minute that it skips just here, is named. */
  private static boolean shows(String cron, Instant minute) {
    ZonedDateTime now = minute.atZone(Period.ZONE);
    ZonedDateTime before = minute.minusSeconds(60).atZone(Period.ZONE);
    boolean everyHour = cron.split(" ")[1].startsWith("*");
    boolean again =
        minute
            .minusSeconds(3600)
            .atZone(Period.ZONE)
            .toLocalDateTime()
            .equals(now.toLocalDateTime());
    if (!(again && !everyHour) && names(cron, now.toLocalDateTime())) {
      return true;
    }
    for (LocalDateTime skipped = before.toLocalDateTime().plusMinutes(1);
        skipped.isBefore(now.toLocalDateTime());
        skipped = skipped.plusMinutes(1)) {
      if (names(cron, skipped)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String cron, LocalDateTime time) {
    String[] fields = cron.split(" ");
    boolean day = names(fields[2], time.getDayOfMonth());
    boolean weekday = names(fields[4], time.getDayOfWeek().getValue() % 7);
    boolean both = fields[2].equals("*") || fields[4].equals("*");
    return names(fields[0], time.getMinute())
        && names(fields[1], time.getHour())
        && (both ? day && weekday : day || weekday);
  }

  private static boolean names(String field, int number) {
    if (field.equals("*")) {
      return true;
    }
    String[] step = field.toLowerCase(Locale.ROOT).split("/");
    String[] range = step[0].split("-");
    int first = Integer.parseInt(range[0]);
    int last = range.length == 1 ? first : Integer.parseInt(range[1]);
    int every = step.length == 1 ? 1 : Integer.parseInt(step[1]);
    return number >= first && number <= last && (number - first) % every == 0;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Period.ZONE).toInstant();
  }
}
