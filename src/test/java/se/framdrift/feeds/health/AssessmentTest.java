package se.framdrift.feeds.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedStanding;
import se.framdrift.model.FeedState;
import se.framdrift.model.Span;

class AssessmentTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
  private static final Span DAILY = Span.parse("PT24H");

  private final FeedStanding nothing = FeedStanding.begun("1441", "lerum-push", MONDAY);
  private final FeedStanding taken = nothing.plus(delivered(MONDAY, new FeedRows(3, 0, 1)));

  private static FeedStanding delivered(Instant at, FeedRows rows) {
    return FeedStanding.delivered("1441", "lerum-push", at, rows);
  }

  private static FeedStanding attempted(int minute, @Nullable String problem) {
    return FeedStanding.attempted("1441", "lerum-push", MONDAY.plusSeconds(60L * minute), problem);
  }

  private static FeedHealth at(FeedStanding standing, @Nullable Span rhythm, int hours) {
    return Assessment.of(standing, rhythm, null, MONDAY.plus(Duration.ofHours(hours)));
  }

  @Test
  void isHealthyUntilHalfARhythmAfterTheNextWasExpectedThenLateThenSilentAfterThree() {
    assertThat(at(taken, DAILY, 35).state()).isEqualTo(FeedState.HEALTHY);
    assertThat(at(taken, DAILY, 36).state()).isEqualTo(FeedState.LATE);
    assertThat(at(taken, DAILY, 71).state()).isEqualTo(FeedState.LATE);
    assertThat(at(taken, DAILY, 72).state()).isEqualTo(FeedState.SILENT);
    assertThat(at(taken, DAILY, 1).nextExpected()).isEqualTo(MONDAY.plus(Duration.ofHours(24)));
  }

  @Test
  void whatIsSentAgainDoesNotMakeASilentFeedHealthy() {
    FeedStanding again =
        taken.plus(delivered(MONDAY.plus(Duration.ofHours(71)), new FeedRows(0, 3, 0)));

    assertThat(at(again, DAILY, 72).state()).isEqualTo(FeedState.SILENT);
    assertThat(at(again, DAILY, 72).lastSuccess()).isAfter(MONDAY);
  }

  @Test
  void aFeedThatSomebodySendsToAndNobodyHasIsWaiting() {
    assertThat(at(nothing, null, 10_000).state()).isEqualTo(FeedState.WAITING);
    assertThat(at(nothing, null, 10_000).nextExpected()).isNull();
  }

  @Test
  void aFeedWithARhythmThatNeverBroughtAnythingIsSilentWhenItsFirstIsOverdue() {
    assertThat(at(nothing, DAILY, 35).state()).isEqualTo(FeedState.WAITING);
    assertThat(at(nothing, DAILY, 36).state()).isEqualTo(FeedState.SILENT);
  }

  @Test
  void withoutARhythmNothingIsLate() {
    assertThat(at(taken, null, 10_000).state()).isEqualTo(FeedState.HEALTHY);
  }

  @Test
  void failsFromTheFirstFailedAttemptToTheNextThatGoesWell() {
    FeedStanding once = taken.plus(attempted(1, "500 from the server"));
    FeedStanding twice = once.plus(attempted(2, "no route"));
    FeedStanding well = twice.plus(attempted(3, null));

    assertThat(at(once, null, 1).state()).isEqualTo(FeedState.FAILING);
    assertThat(at(twice, DAILY, 100).state()).isEqualTo(FeedState.FAILING);
    assertThat(at(twice, null, 1).problem()).isEqualTo("no route");
    assertThat(at(twice, null, 1).failures()).isEqualTo(2);
    assertThat(at(well, null, 1).state()).isEqualTo(FeedState.HEALTHY);
    assertThat(at(well, null, 1).problem()).isNull();
    assertThat(at(well, null, 1).failures()).isZero();
  }

  @Test
  void aDeliveryThatIsRefusedWholeIsAFailureAndOneThatIsRefusedInPartIsNone() {
    FeedStanding refused = taken.plus(delivered(MONDAY.plusSeconds(60), new FeedRows(0, 0, 7)));
    FeedStanding better = refused.plus(delivered(MONDAY.plusSeconds(90), new FeedRows(1, 0, 6)));

    assertThat(at(taken, null, 1).state()).isEqualTo(FeedState.HEALTHY);
    assertThat(at(refused, null, 1).state()).isEqualTo(FeedState.FAILING);
    assertThat(at(refused, null, 1).problem()).contains("7");
    assertThat(at(better, null, 1).state()).isEqualTo(FeedState.HEALTHY);
    assertThat(at(better, null, 1).rows()).isEqualTo(new FeedRows(4, 0, 14));
    assertThat(at(better, null, 1).last()).isEqualTo(new FeedRows(1, 0, 6));
  }

  @Test
  void progressIsShownWhileARunTellsOfIt() {
    FeedProgress half =
        new FeedProgress(50, 100, "pages", MONDAY.minusSeconds(10), MONDAY.plusSeconds(1));
    FeedStanding running = taken.plus(FeedStanding.running("1441", "lerum-push", half));

    assertThat(Assessment.of(running, null, null, MONDAY.plusSeconds(2)).progress())
        .isEqualTo(half);
    assertThat(half.remaining()).contains(Duration.ofSeconds(11));
    assertThat(at(running, null, 1).progress()).as("it died").isNull();
    assertThat(
            Assessment.of(running.plus(attempted(1, null)), null, null, MONDAY.plusSeconds(61))
                .progress())
        .as("it ended")
        .isNull();
  }

  @Test
  void aFeedThatAnswersAndBringsOnlyOldFiguresIsLate() {
    Instant due = MONDAY.plus(Duration.ofHours(3));

    assertThat(Assessment.of(taken, null, due, MONDAY.plus(Duration.ofHours(26))).state())
        .isEqualTo(FeedState.HEALTHY);
    assertThat(Assessment.of(taken, null, due, MONDAY.plus(Duration.ofHours(27))).state())
        .isEqualTo(FeedState.LATE);
  }

  @Test
  void lagIsHowLongTheNextPeriodHasBeenDue() {
    Instant due = MONDAY.plus(Duration.ofHours(3));

    assertThat(Assessment.of(taken, null, due, MONDAY).lag()).isZero();
    assertThat(Assessment.of(taken, null, due, MONDAY.plus(Duration.ofHours(5))).lag())
        .isEqualTo(Duration.ofHours(2));
    assertThat(Assessment.of(taken, null, null, MONDAY).lag()).isNull();
  }
}
