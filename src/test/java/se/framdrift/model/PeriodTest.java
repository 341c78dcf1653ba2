package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025                             | 2025                      | YEAR
          2025-Q3                          | 2025-Q3                   | QUARTER
          2025-09                          | 2025-09                   | MONTH
          2026-W53                         | 2026-W53                  | WEEK
          2024-02-29                       | 2024-02-29                | DAY
          ' 2025 '                         | 2025                      | YEAR
          2025-07-01/P12M                  | 2025-07-01/P12M           | SPAN
          2025-07-01/P1Y                   | 2025-07-01/P12M           | SPAN
          2025-07-01/P1Y6M                 | 2025-07-01/P18M           | SPAN
          2025-07-01/P2W                   | 2025-07-01/P14D           | SPAN
          2025-09-01T00:00+02:00/PT1H      | 2025-08-31T22:00:00Z/PT1H | HOURS
          2025-09-01T00:00:00+02:00/PT60M  | 2025-08-31T22:00:00Z/PT1H | HOURS
          2025-09-01T00:00+02:00           | 2025-08-31T22:00:00Z      | INSTANT
          2025-08-31T22:00:00Z             | 2025-08-31T22:00:00Z      | INSTANT
          """)
  void hasOneCanonicalText(String written, String canonical, Period.Kind kind) {
    Period period = Period.parse(written);
    assertThat(period.text()).isEqualTo(canonical);
    assertThat(period.kind()).isEqualTo(kind);
    assertThat(Period.parse(canonical)).isEqualTo(period).hasSameHashCodeAs(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "1748",
        "2200",
        "2025-13",
        "2025-00",
        "2025-Q5",
        "2025-Q0",
        "2025-W53",
        "2025-W00",
        "2025-W54",
        "2025-02-29",
        "2025-2-1",
        "2025-07-01/P0D",
        "2025-07-01/P51Y",
        "2025-07-01/P99999999999Y",
        "2025-07-01/P999999999Y",
        "2025-07-01/PT1H",
        "2025-09-01T00:00/PT1H",
        "2025-09-01T00:00Z/PT0S",
        "2025-09-01T00:00Z/-PT1H",
        "2025-09-01T00:00Z/P1M",
        "2025-09-01T25:00Z",
        "0001-01-01T00:00Z",
        "2025-09-01T00:00Z/2025-09-02T00:00Z",
        "２０２５",
        "läsåret 2025"
      })
  void refusesWhatIsNoPeriodInWords(String written) {
    assertThatThrownBy(() -> Period.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a period: " + written.strip());
  }

  @Test
  void refusesAnOverlongTextWithoutRepeatingAllOfIt() {
    assertThatThrownBy(() -> Period.parse("2".repeat(10_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasSizeLessThan(120);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2024,                      2023
          2024-Q1,                   2023-Q1
          2024-01,                   2023-01
          2024-02-29,                2023-02-28
          2025-02-28,                2024-02-28
          2020-W53,                  2019-W52
          2021-W52,                  2020-W52
          2025-07-01/P12M,           2024-07-01/P12M
          2024-02-29/P7D,            2023-02-28/P7D
          2025-08-31T22:00:00Z,      2024-08-31T22:00:00Z
          2025-03-30T01:00:00Z/PT1H, 2024-03-30T02:00:00Z/PT1H
          """)
  void knowsTheSamePeriodAYearEarlier(String period, String earlier) {
    assertThat(Period.parse(period).yearEarlier()).hasToString(earlier);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2025-01-01/P1D,                 2025-01-01
          2025-01-01/P12M,                2025
          2025-01-01/P3M,                 2025-Q1
          2025-02-01/P1M,                 2025-02
          2025-02-01/P28D,                2025-02
          2025-01-06/P7D,                 2025-W02
          1749-01-06/P7D,                 1749-W02
          2199-12-23/P7D,                 2199-W52
          2199-12-30/P7D,                 2199-12-30/P7D
          2025-01-07/P7D,                 2025-01-07/P7D
          2025-02-01/P3M,                 2025-02-01/P3M
          2025-07-01/P12M,                2025-07-01/P12M
          2025-07-01/P6M,                 2025-07-01/P6M
          2025-03-30T00:00+01:00/PT23H,   2025-03-30
          2025-03-30T00:00+01:00/PT24H,   2025-03-29T23:00:00Z/PT24H
          2025-03-30T00:00+01:00,         2025-03-29T23:00:00Z
          2025-W02,                       2025-W02
          """)
  void oneStretchHasOneSpelling(String written, String plain) {
    assertThat(Period.parse(written).plain()).hasToString(plain);
  }

  @Test
  void thereIsNothingBeforeTheFirstYear() {
    assertThatThrownBy(() -> Period.parse("1749").yearEarlier())
        .isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @CsvSource({"2025-03-29, 24", "2025-03-30, 23", "2025-10-26, 25", "2025-10-27, 24"})
  void localDaysAreAsLongAsTheyAre(String day, int hours) {
    Period period = Period.parse(day);
    assertThat(Duration.between(period.start(), period.end())).hasHours(hours);
    assertThat(period.firstDay()).isEqualTo(LocalDate.parse(day)).isEqualTo(period.lastDay());
  }

  @ParameterizedTest
  @CsvSource({
    "2025,            2025-01-01, 2025-12-31",
    "2024-02,         2024-02-01, 2024-02-29",
    "2020-W53,        2020-12-28, 2021-01-03",
    "2025-W01,        2024-12-30, 2025-01-05",
    "2025-Q1,         2025-01-01, 2025-03-31",
    "2025-07-01/P12M, 2025-07-01, 2026-06-30",
    "2025-08-31T22:00:00Z, 2025-09-01, 2025-09-01"
  })
  void knowsItsFirstAndLastDay(String period, LocalDate first, LocalDate last) {
    assertThat(Period.parse(period).firstDay()).isEqualTo(first);
    assertThat(Period.parse(period).lastDay()).isEqualTo(last);
  }

  @Test
  void beginsAtLocalMidnight() {
    assertThat(Period.parse("2025-07").start()).isEqualTo(Instant.parse("2025-06-30T22:00:00Z"));
    assertThat(Period.parse("2025-01").start()).isEqualTo(Instant.parse("2024-12-31T23:00:00Z"));
  }

  @Test
  void standsInCalendarOrderByItsEnd() {
    List<Period> inOrder =
        List.of(
            Period.parse("2024-11"),
            Period.parse("2024"),
            Period.parse("2024-Q4"),
            Period.parse("2024-12"),
            Period.parse("2024-12-31"),
            Period.parse("2025-W01"));
    assertThat(inOrder.reversed().stream().sorted()).isEqualTo(inOrder);
  }

  @Test
  void isSpelledTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Period.ofWeek(2025, 7)).hasToString("2025-W07");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1749",
        "2199",
        "2199-W01",
        "2025-01-01/P50Y",
        "2025-01-01/P1D",
        "2025-01-01T00:00Z/P3660D",
        "2025-01-01T00:00Z/PT87840H",
        "1749-01-01T00:00Z",
        "2025-Q4"
      })
  void reachesFromTheFirstYearToTheLastAndIsAtMostFiftyYearsLong(String text) {
    assertThat(Period.parse(text)).isEqualTo(Period.parse(Period.parse(text).text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1748-12",
        "2200-01-01",
        "1748-Q4",
        "2200-W01",
        "1748-12-31/P12M",
        "2025-01-01/P50Y1D",
        "2025-01-01T00:00Z/PT87840H1S"
      })
  void isNothingBeyondThat(String text) {
    assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofTheSameStretchButOtherWordsIsAnotherPeriodAndOrderedByItsWords() {
    Period month = Period.parse("2024-12");
    Period span = Period.parse("2024-12-01/P1M");
    assertThat(span).isNotEqualTo(month).isGreaterThan(month);
    assertThat(month.compareTo(Period.parse("2024-12"))).isZero();
    assertThat((Object) month).isNotEqualTo("2024-12");
    assertThat(month.hashCode()).isEqualTo("2024-12".hashCode());
  }

  @Test
  void ofHoursEndsAsLongAfterItsBeginningAsItSays() {
    Period hours = Period.parse("2025-08-31T22:00:00Z/PT2H");
    assertThat(hours.end()).isEqualTo(Instant.parse("2025-09-01T00:00:00Z"));
    assertThat(hours.yearEarlier().end()).isEqualTo(Instant.parse("2024-09-01T00:00:00Z"));
    assertThat(hours.lastDay()).isEqualTo(LocalDate.parse("2025-09-01"));
    assertThat(Period.parse("2025-09-01T21:00:00Z/PT1H").lastDay())
        .isEqualTo(LocalDate.parse("2025-09-01"));
  }

  @Test
  void isReadFromATextOfAtMostEightyCharacters() {
    String longest = "2025-08-31T22:00:00Z/PT" + "0".repeat(55) + "1H";
    assertThat(Period.parse(longest)).hasToString("2025-08-31T22:00:00Z/PT1H");
    String longer = longest.replace("PT", "PT0");
    assertThatThrownBy(() -> Period.parse(longer)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repeatsAWrongTextUpToABound() {
    String longest = "x".repeat(80);
    assertThatThrownBy(() -> Period.parse(longest)).hasMessage("not a period: " + longest);
    assertThatThrownBy(() -> Period.parse(longest + "y"))
        .hasMessage("not a period: " + longest + "…");
  }
}
