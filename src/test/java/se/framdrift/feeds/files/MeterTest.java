package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.framdrift.feeds.files.Samples.Found;
import se.framdrift.model.RawFact;

/** Rows of a day and rows of a reading, in the nights when clocks change. */
class MeterTest {

  private static final String DAY =
      """
      layout: row-per-day
      series: "9999:energy-half-hour:site=north"
      period: "{dag}"
      values: {first: "00:00", last: "23:30"}
      zone: Europe/Stockholm
      """;

  private static final String READING =
      """
      layout: row-per-reading
      series: "9999:energy-half-hour:site={m}"
      period: "{tid}"
      value: kWh
      interval: PT30M
      """;

  private static String header(int columns) {
    return "dag;"
        + IntStream.range(0, columns)
            .mapToObj(i -> "%02d:%02d".formatted(i / 2, i % 2 * 30))
            .collect(Collectors.joining(";"));
  }

  /** A day whose i-th value is i, and empty in the columns that are named. */
  private static String day(String date, int columns, int from, int to) {
    return "\n"
        + date
        + ";"
        + IntStream.range(0, columns)
            .mapToObj(i -> i >= from && i < to ? "" : "" + i)
            .collect(Collectors.joining(";"));
  }

  @Test
  void aUsualDayHas48HalfHours() {
    Found found = Samples.read(header(48) + day("2025-01-01", 48, 0, 0), DAY);

    assertThat(found.refused()).isEmpty();
    assertThat(found.facts()).hasSize(48);
    assertThat(found.facts().getFirst().period()).isEqualTo("2024-12-31T23:00:00Z/PT30M");
    assertThat(found.facts().getLast().period()).isEqualTo("2025-01-01T22:30:00Z/PT30M");
  }

  @Test
  void theSpringDayMayHave46ValuesOneAfterTheOther() {
    Found found = Samples.read(header(48) + day("2025-03-30", 48, 46, 48), DAY);

    assertThat(found.refused()).isEmpty();
    assertThat(found.facts()).hasSize(46);
    assertThat(found.facts().get(4).period()).isEqualTo("2025-03-30T01:00:00Z/PT30M");
    assertThat(found.facts().getLast().period()).isEqualTo("2025-03-30T21:30:00Z/PT30M");
  }

  @Test
  void theSpringDayMayHaveAHoleWhereTheClockJumped() {
    Found found = Samples.read(header(48) + day("2025-03-30", 48, 4, 6), DAY);

    assertThat(found.refused()).isEmpty();
    assertThat(found.facts()).hasSize(46);
    assertThat(found.facts().get(3).period()).isEqualTo("2025-03-30T00:30:00Z/PT30M");
    assertThat(found.facts().get(4).value()).isEqualTo("6");
    assertThat(found.facts().get(4).period()).isEqualTo("2025-03-30T01:00:00Z/PT30M");
  }

  @Test
  void aSpringDayOf48ValuesIsRefusedSinceTwoOfThemCannotBe() {
    Found found = Samples.read(header(48) + day("2025-03-30", 48, 0, 0), DAY);

    assertThat(found.facts()).isEmpty();
    assertThat(found.refused())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.problem())
                    .isEqualTo(
                        "clocks were changed on 2025-03-30: it has 46 intervals, and the row 48"
                            + " values"));
  }

  @Test
  void anAutumnDayOf48ValuesIsRefusedSinceTwoAreLacking() {
    Found found = Samples.read(header(48) + day("2025-10-26", 48, 0, 0), DAY);

    assertThat(found.facts()).isEmpty();
    assertThat(found.refused())
        .extracting(each -> each.problem() + "; " + each.expected())
        .containsExactly(
            "clocks were changed on 2025-10-26: it has 50 intervals, and the row 48 values; 50"
                + " values from midnight");
  }

  @Test
  void fiftyColumnsHoldTheAutumnDayAndLeaveTwoEmptyOnOthers() {
    String mapping = DAY.replace("23:30", "#51").replace("\"00:00\"", "\"#2\"");
    String header = "dag;" + "x;".repeat(49) + "x";
    Found found =
        Samples.read(header + day("2025-10-26", 50, 0, 0) + day("2025-10-27", 50, 48, 50), mapping);

    assertThat(found.refused()).isEmpty();
    assertThat(found.facts()).hasSize(98);
    assertThat(found.facts().get(49).period()).isEqualTo("2025-10-26T22:30:00Z/PT30M");
    assertThat(found.facts().get(50).period()).isEqualTo("2025-10-26T23:00:00Z/PT30M");
  }

  @Test
  void inUtcEveryDayHas48HalfHours() {
    Found found =
        Samples.read(
            header(48) + day("2025-10-26", 48, 0, 0) + day("2025-03-30", 48, 0, 0),
            DAY.replace("Europe/Stockholm", "UTC"));

    assertThat(found.refused()).isEmpty();
    assertThat(found.facts()).hasSize(96);
  }

  @Test
  void halfHoursOfChangedDaysAddUpToTheDay() {
    String mapping =
        DAY.replace("energy-half-hour", "energy-day") + "sum: P1D\nincomplete: refuse\n";
    Found found =
        Samples.read(
            header(48) + day("2025-03-30", 48, 46, 48) + day("2025-04-01", 48, 7, 8), mapping);

    assertThat(found.facts()).extracting(RawFact::period).containsExactly("2025-03-30");
    assertThat(found.facts().getFirst().value()).isEqualTo("1035");
    assertThat(found.refused())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.problem()).isEqualTo("2025-04-01 lacks 1 of its values: 03:30"));
  }

  @Test
  void readingsOfTheDoubleHourAreToldApartWhenAllOfThemAreThereTwice() {
    Found found =
        Samples.read(
            """
            m;tid;kWh
            north;2025-10-26 01:30;1
            north;2025-10-26 02:00;2
            south;2025-10-26 02:00;9
            north;2025-10-26 02:30;3
            north;2025-10-26 02:00;4
            north;2025-10-26 02:30;5
            north;2025-10-26 03:00;6
            """,
            READING);

    assertThat(found.facts())
        .extracting(each -> each.value() + " " + each.period())
        .containsExactlyInAnyOrder(
            "1 2025-10-25T23:30:00Z/PT30M",
            "2 2025-10-26T00:00:00Z/PT30M",
            "3 2025-10-26T00:30:00Z/PT30M",
            "4 2025-10-26T01:00:00Z/PT30M",
            "5 2025-10-26T01:30:00Z/PT30M",
            "6 2025-10-26T02:00:00Z/PT30M");
    assertThat(found.refused())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.row()).isEqualTo(3);
              assertThat(each.field()).isEqualTo("tid");
              assertThat(each.problem())
                  .isEqualTo("2025-10-26T02:00 came twice that night in Europe/Stockholm");
            });
  }

  @Test
  void aTimeThatTheClockNeverShowedIsRefused() {
    Found found = Samples.read("m;tid;kWh\nnorth;2025-03-30 02:30;1\n", READING);

    assertThat(found.facts()).isEmpty();
    assertThat(found.refused().getFirst().problem())
        .isEqualTo("2025-03-30T02:30 does not exist: clocks went forward in Europe/Stockholm");
  }

  @Test
  void aLateSingleReadingDoesNotTearACompleteDayApart() {
    String mapping =
        READING.replace("energy-half-hour", "energy-day").replace("PT30M", "PT12H") + "sum: P1D\n";
    Found found =
        Samples.read(
            """
            m;tid;kWh
            north;2025-01-01 00:00;1
            north;2025-01-01 12:00;2
            north;2025-01-01 12:00;7
            """,
            mapping);

    assertThat(found.facts())
        .extracting(each -> each.value() + " " + each.missing())
        .containsExactly("3 null");
    assertThat(found.refused()).extracting(each -> each.row()).containsExactly(3);
  }
}
