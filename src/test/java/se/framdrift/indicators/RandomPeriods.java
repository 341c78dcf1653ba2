package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Periods that the calendar makes hard. The number of a series' KPI says which it has. */
@NullUnmarked
final class RandomPeriods {

  /** A series' periods, and how often its figures should come: sometimes it is said otherwise. */
  private record Rhythm(String resolution, List<Period> periods) {}

  /** Daily temperatures over a leap day and the beginning of summer time, and what energy has. */
  static final int DAYS = 13;

  static final int ENERGY = 14;

  /** More hours than fit in one chunk of anything, over the beginning of summer time. */
  static final int MANY = 17;

  private static final List<Rhythm> RHYTHMS =
      List.of(
          new Rhythm("P1Y", periods("2019 2020 2021 2022 2023 2024 2025 1749 1750 2199")),
          new Rhythm(
              "P1M",
              periods(
                  "2019-11 2019-12 2020-01 2020-02 2020-03 2021-02 2024-02 2025-02 2022-10"
                      + " 2022-11")),
          new Rhythm(
              "P1D",
              periods(
                  "2020-02-28 2020-02-29 2021-02-28 2024-02-29 2025-02-28 2025-03-30 2024-10-27"
                      + " 2023-10-27 2025-03-31 2022-10-14 2022-10-15 2022-10-16 2026-10-14"
                      + " 2018-10-14")),
          new Rhythm(
              "P1W",
              periods(
                  "2020-W52 2020-W53 2021-W01 2021-W52 2022-W01 2019-W52 2026-W53 2025-W52"
                      + " 2020-W01 2022-W42")),
          new Rhythm(
              "P3M", periods("2020-Q1 2020-Q2 2020-Q3 2020-Q4 2021-Q1 2022-Q4 2023-Q1 2023-Q4")),
          new Rhythm(
              "P1Y",
              periods(
                  "2019-07-01/P12M 2020-07-01/P12M 2021-07-01/P12M 2024-07-01/P12M"
                      + " 2025-07-01/P12M 2025-07-01/P6M")),
          new Rhythm(
              "PT1H",
              periods(
                  "2025-03-30T00:00+01:00/PT1H 2025-03-30T01:00+01:00/PT1H"
                      + " 2025-03-30T03:00+02:00/PT1H 2025-10-26T02:00+02:00/PT1H"
                      + " 2025-10-26T02:00+01:00/PT1H 2025-10-25T23:00+02:00/PT1H"
                      + " 2025-10-25T23:30+02:00/PT1H 2024-10-26T02:00+02:00/PT1H"
                      + " 2024-03-30T02:00+01:00/PT1H 2025-03-30T23:00+02:00/PT1H")),
          new Rhythm(
              "P1M",
              periods(
                  "2024-12-31T23:00:00Z 2025-01-01T00:00:00Z 2025-01-31T23:00:00Z"
                      + " 2025-02-28T23:00:00Z 2024-02-28T23:00:00Z 2025-03-30T22:00:00Z"
                      + " 2024-01-31T23:00:00.5Z 2024-06-30T22:00:00Z 2022-10-14T22:00:00Z")),
          new Rhythm(
              "P1M",
              periods(
                  "2024 2024-Q1 2024-Q4 2024-02 2024-12 2024-12-31 2025-W01 2024-07-01/P12M"
                      + " 2024-12-31T22:00:00Z/PT1H 2024-12-31T23:00:00Z 2023 2023-12-31"
                      + " 2023-02-28 2024-07-01/P6M 2024-01-01/P6M 2022-10-15/P4Y 1749-01-01 1749-W01 2199-12-31")),
          new Rhythm("P1M", run("2022-11-01", "P1M", 27)),
          new Rhythm("P1W", run("2024-12-02", "P7D", 12)),
          new Rhythm("PT1H", hours("2025-03-29T22:00:00Z", 26)),
          new Rhythm("PT1H", hours("2025-10-25T21:00:00Z", 27)),
          new Rhythm("P1D", sixtyOneDays()),
          new Rhythm(
              "P1M",
              periods(
                  "2024-02 2024-03 2024-02-01/P2M 2024-01 2023-02 2024-W10 2024-02-29 2024-Q1"
                      + " 2024-02-10/P1M 2024-03-31T22:00:00Z")),
          new Rhythm("P6M", run("2019-01-01", "P6M", 12)),
          new Rhythm("P1D", days("2022-10-05", 20)),
          new Rhythm("PT1H", hours("2025-03-18T23:00:00Z", 400)));

  private RandomPeriods() {}

  /** Those that are short. */
  static int kinds() {
    return MANY;
  }

  static List<Period> of(SeriesId series) {
    return rhythm(series).periods();
  }

  static String resolution(SeriesId series) {
    return rhythm(series).resolution();
  }

  private static Rhythm rhythm(SeriesId series) {
    return RHYTHMS.get(Integer.parseInt(series.kpi().substring(1)));
  }

  private static List<Period> periods(String texts) {
    return List.of(texts.split(" ")).stream().map(Period::parse).toList();
  }

  private static List<Period> run(String first, String step, int count) {
    java.time.Period length = java.time.Period.parse(step);
    return Stream.iterate(LocalDate.parse(first), day -> day.plus(length))
        .limit(count)
        .map(day -> Period.ofSpan(day, length))
        .toList();
  }

  /** One is there in two spellings, another may come as a stretch of the clock. */
  private static List<Period> sixtyOneDays() {
    List<Period> days = new ArrayList<>(days("2024-02-01", 61));
    days.add(Period.parse("2024-02-29/P1D"));
    days.set(30, Period.parse("2024-03-02T00:00+01:00/PT24H"));
    return days;
  }

  private static List<Period> days(String first, int count) {
    return LocalDate.parse(first)
        .datesUntil(LocalDate.parse(first).plusDays(count))
        .map(Period::ofDay)
        .toList();
  }

  private static List<Period> hours(String first, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Period.parse(Instant.parse(first).plusSeconds(3600L * i) + "/PT1H"))
        .toList();
  }
}
