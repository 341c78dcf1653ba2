package se.framdrift.feeds.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.cases.CaseEvent.What;

class ServiceTimeTest {

  private static CaseHistory history(String... momentsAndEvents) {
    CaseHistory history = CaseHistory.NONE;
    for (int i = 0; i < momentsAndEvents.length; i += 2) {
      history =
          history.with(
              new CaseEvent(
                  Instant.parse(momentsAndEvents[i]),
                  What.of(momentsAndEvents[i + 1]).orElseThrow()));
    }
    return history;
  }

  private static final ServiceTime HOURS = new ServiceTime.Clock(Duration.ofHours(48));

  @Test
  void isOutFortyEightHoursAfterOpeningPausesNotCounted() {
    assertThat(HOURS.due(history("2026-03-02T08:00:00Z", "opened")))
        .contains(Instant.parse("2026-03-04T08:00:00Z"));
    assertThat(
            HOURS.due(
                history(
                    "2026-03-02T08:00:00Z", "opened",
                    "2026-03-03T08:00:00Z", "paused",
                    "2026-03-09T08:00:00Z", "resumed")))
        .contains(Instant.parse("2026-03-10T08:00:00Z"));
  }

  @Test
  void standsStillInAPauseAndIsNotUndoneByALaterOne() {
    assertThat(
            HOURS.due(history("2026-03-02T08:00:00Z", "opened", "2026-03-03T08:00:00Z", "paused")))
        .isEmpty();
    assertThat(
            HOURS.due(history("2026-03-02T08:00:00Z", "opened", "2026-03-04T09:00:00Z", "paused")))
        .contains(Instant.parse("2026-03-04T08:00:00Z"));
    assertThat(HOURS.due(history("2026-03-02T08:00:00Z", "closed"))).isEmpty();
  }

  @Test
  void countsHoursAlsoWhereADayHasTwentyThree() {
    assertThat(HOURS.due(history("2026-03-28T12:00:00Z", "opened")))
        .contains(Instant.parse("2026-03-30T12:00:00Z"));
  }

  @Test
  void isOutAtTheEndOfTheLastDay() {
    ServiceTime days = new ServiceTime.Days(21, false);

    assertThat(days.due(history("2026-03-02T08:00:00Z", "opened")))
        .contains(Instant.parse("2026-03-23T23:00:00Z"));
    assertThat(days.due(history("2026-03-20T08:00:00Z", "opened")))
        .as("in summer time")
        .contains(Instant.parse("2026-04-10T22:00:00Z"));
  }

  @Test
  void leavesOutDaysThatArePausedFromBeginningToEnd() {
    ServiceTime days = new ServiceTime.Days(3, false);

    assertThat(
            days.due(
                history(
                    "2026-03-02T08:00:00Z", "opened",
                    "2026-03-03T10:00:00Z", "paused",
                    "2026-03-06T10:00:00Z", "resumed")))
        .as("4 and 5 March do not count, 3 and 6 do")
        .contains(Instant.parse("2026-03-07T23:00:00Z"));
    assertThat(
            days.due(history("2026-03-02T08:00:00Z", "opened", "2026-03-03T10:00:00Z", "paused")))
        .isEmpty();
  }

  @Test
  void countsWorkingDaysOnly() {
    assertThat(new ServiceTime.Days(5, true).due(history("2026-03-30T08:00:00Z", "opened")))
        .as("Good Friday, the weekend and Easter Monday do not count")
        .contains(Instant.parse("2026-04-08T22:00:00Z"));
  }

  @Test
  void takesAReopenedCaseForOneThatWasNotDone() {
    CaseHistory reopened =
        history(
            "2026-03-02T08:00:00Z", "opened",
            "2026-03-02T20:00:00Z", "closed",
            "2026-03-05T08:00:00Z", "reopened",
            "2026-03-06T08:00:00Z", "closed");

    assertThat(reopened.closed()).isEqualTo(Instant.parse("2026-03-06T08:00:00Z"));
    assertThat(reopened.took()).isEqualTo(Duration.ofDays(4));
  }

  /** Sundays of Easter as the almanac has them. */
  @ParameterizedTest
  @CsvSource({"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"})
  void knowsEaster(LocalDate sunday) {
    assertThat(WorkingDays.easter(sunday.getYear())).isEqualTo(sunday);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
        "2025-06-06", "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31", "2026-03-07",
        "2026-03-08"
      })
  void knowsDaysOnWhichNobodyWorks(LocalDate day) {
    assertThat(WorkingDays.has(day)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-02", "2026-04-02", "2026-05-15", "2026-06-18", "2026-06-26"})
  void knowsDaysOnWhichPeopleWork(LocalDate day) {
    assertThat(WorkingDays.has(day)).isTrue();
  }

  @Test
  void hasTwoHundredAndFiftyOneWorkingDaysIn2026() {
    List<LocalDate> days =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .filter(WorkingDays::has)
            .toList();

    assertThat(days.size()).as("261 weekdays, ten of them free").isEqualTo(251);
  }
}
