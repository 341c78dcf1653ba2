package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Schedule;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedRun.Outcome;

class TimetableTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Timetable DAILY = new Timetable(Schedule.parse("P1D"), 0.5);

  @Test
  void theFirstRunComesSoonAfterTheStart() {
    assertThat(DAILY.due(List.of(), NOON)).isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void afterARunThatIsDoneTheScheduleHoldsWithAShareOfItsSpread() {
    assertThat(DAILY.due(List.of(run(NOON, Outcome.DONE)), NOON.minusSeconds(3600)))
        .isEqualTo(NOON.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(5)));
    assertThat(
            new Timetable(Schedule.parse("PT10M"), 0.5)
                .due(List.of(run(NOON, Outcome.DONE)), NOON.minusSeconds(3600)))
        .isEqualTo(NOON.plus(Duration.ofMinutes(10)).plusSeconds(30));
  }

  @Test
  void aRunThatIsOverdueAtTheStartComesSoonAfterIt() {
    FeedRun old = run(NOON.minus(Duration.ofDays(9)), Outcome.DONE);

    assertThat(DAILY.due(List.of(old), NOON)).isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void aRunThatWasCutIsTakenUpAtOnce() {
    FeedRun cut = run(NOON, Outcome.CUT);

    assertThat(DAILY.due(List.of(cut), NOON.minusSeconds(3600))).isEqualTo(cut.ended());
    assertThat(DAILY.due(List.of(cut), NOON.plusSeconds(3600))).isEqualTo(NOON.plusSeconds(3630));
  }

  @ParameterizedTest(name = "{0} failures")
  @CsvSource({"1,PT1M7.5S", "2,PT2M15S", "5,PT18M", "12,PT6H45M"})
  void afterFailuresThePauseGrowsUpToABound(int failures, Duration pause) {
    List<FeedRun> past = new ArrayList<>();
    IntStream.range(0, failures).forEach(_ -> past.add(run(NOON, Outcome.FAILED)));
    past.add(run(NOON, Outcome.DONE));

    assertThat(DAILY.due(past, NOON.minusSeconds(3600)))
        .isEqualTo(past.getFirst().ended().plus(pause));
  }

  @Test
  void aFailureDoesNotPutOffTheNextRegularRun() {
    Timetable often = new Timetable(Schedule.parse("PT1M"), 0);
    List<FeedRun> past = IntStream.range(0, 9).mapToObj(_ -> run(NOON, Outcome.FAILED)).toList();

    assertThat(often.due(past, NOON.minusSeconds(3600))).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void aFeedHasTheSameShareAtEveryStartAndNotThatOfAnother() {
    Schedule schedule = Schedule.parse("P1D");
    double lerum = Timetable.of(schedule, "lerum-kolada").share();

    assertThat(Timetable.of(schedule, "lerum-kolada").share()).isEqualTo(lerum).isBetween(0.0, 1.0);
    assertThat(Timetable.of(schedule, "lund-kolada").share()).isNotEqualTo(lerum);
  }

  private static FeedRun run(Instant started, Outcome outcome) {
    return new FeedRun("1441", "feed", started, started.plusSeconds(60), outcome, 0, 0, 0, 0, null);
  }
}
