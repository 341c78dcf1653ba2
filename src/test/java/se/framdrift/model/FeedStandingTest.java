package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedStandingTest {

  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
  private static final FeedStanding BEGUN = FeedStanding.begun("1281", "kolada", NOON);

  private static Instant later(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private static FeedStanding attempted(int minutes, @Nullable String problem) {
    return FeedStanding.attempted("1281", "kolada", later(minutes), problem);
  }

  private static FeedStanding delivered(int minutes, FeedRows rows) {
    return FeedStanding.delivered("1281", "kolada", later(minutes), rows);
  }

  private static FeedStanding running(int began, int minutes) {
    return FeedStanding.running(
        "1281", "kolada", new FeedProgress(1, 2, "pages", later(began), later(minutes)));
  }

  @Test
  void countsFailuresInARowAndForgetsThemAfterASuccess() {
    FeedStanding twice = BEGUN.plus(attempted(1, "no answer")).plus(attempted(2, "no route"));
    assertThat(twice.failures()).isEqualTo(2);
    assertThat(twice.problem()).isEqualTo("no route");
    assertThat(twice.lastAttempt()).isEqualTo(later(2));
    assertThat(twice.lastSuccess()).isNull();
    assertThat(twice.succeeded()).isFalse();
    FeedStanding well = twice.plus(attempted(3, null));
    assertThat(well.failures()).isZero();
    assertThat(well.problem()).isNull();
    assertThat(well.lastSuccess()).isEqualTo(later(3));
    assertThat(well.succeeded()).isTrue();
    assertThat(well.plus(attempted(4, "no answer")).failures()).isEqualTo(1);
    assertThat(well.plus(attempted(4, "no answer")).succeeded()).isTrue();
  }

  @Test
  void isNotChangedByWhatWasTriedEarlier() {
    FeedStanding failed = BEGUN.plus(attempted(5, "no answer"));
    FeedStanding told = failed.plus(attempted(2, null));
    assertThat(told.failures()).isEqualTo(1);
    assertThat(told.problem()).isEqualTo("no answer");
    assertThat(told.lastAttempt()).isEqualTo(later(5));
    assertThat(told.lastSuccess()).isEqualTo(later(2));
    assertThat(failed.plus(attempted(5, null)).failures()).isZero();
  }

  @Test
  void addsRowsUpAndRemembersTheLastDelivery() {
    FeedStanding both =
        delivered(1, new FeedRows(3, 1, 0)).plus(delivered(2, new FeedRows(0, 4, 2)));
    assertThat(both.rows()).isEqualTo(new FeedRows(3, 5, 2));
    assertThat(both.last()).isEqualTo(new FeedRows(0, 4, 2));
    assertThat(both.lastDelivery()).isEqualTo(later(2));
    assertThat(both.lastNews()).isEqualTo(later(1));
    assertThat(both.lastSuccess()).isEqualTo(later(2));
    assertThat(both.since()).isEqualTo(later(1));
    assertThat(both.arrivals().times()).containsExactly(later(1));
    FeedStanding other =
        delivered(2, new FeedRows(0, 4, 2)).plus(delivered(1, new FeedRows(3, 1, 0)));
    assertThat(other).isEqualTo(both);
  }

  @Test
  void hasNoSuccessWhenEverythingWasRefused() {
    FeedStanding refused = delivered(1, new FeedRows(0, 0, 7));
    assertThat(refused.lastSuccess()).isNull();
    assertThat(refused.lastNews()).isNull();
    assertThat(refused.last().allRefused()).isTrue();
    assertThat(new FeedRows(1, 0, 7).allRefused()).isFalse();
    assertThat(new FeedRows(0, 1, 7).allRefused()).isFalse();
    assertThat(FeedRows.NONE.allRefused()).isFalse();
  }

  @Test
  void forgetsHowFarARunHadComeWhenItEnds() {
    FeedStanding runs = BEGUN.plus(running(1, 2));
    assertThat(runs.progress()).isEqualTo(running(1, 2).progress());
    assertThat(runs.since()).isEqualTo(NOON);
    assertThat(runs.plus(running(1, 3)).progress()).isEqualTo(running(1, 3).progress());
    assertThat(runs.plus(running(1, 1)).progress()).isEqualTo(running(1, 2).progress());
    assertThat(runs.plus(attempted(2, null)).progress()).isNull();
    assertThat(attempted(2, null).plus(running(1, 2)).progress()).isNull();
    assertThat(attempted(1, null).plus(running(1, 2)).progress()).isNotNull();
  }

  @Test
  void keepsProblemsUpToABound() {
    String longest = "x".repeat(FeedStanding.MAX_PROBLEM);
    assertThat(attempted(1, longest).problem()).isEqualTo(longest);
    assertThat(attempted(1, longest + "y").problem())
        .hasSize(FeedStanding.MAX_PROBLEM)
        .endsWith("x…");
  }

  @Test
  void takesWhatComesWithinAMinuteForOneArrival() {
    Arrivals one = Arrivals.NONE.plus(NOON);
    assertThat(one.plus(NOON.plusSeconds(59)).times()).containsExactly(NOON);
    assertThat(one.plus(later(1)).times()).containsExactly(NOON, later(1));
    assertThat(one.plus(later(-5)).times()).containsExactly(later(-5), NOON);
    assertThat(one.plus(Arrivals.NONE)).isSameAs(one);
    assertThat(Arrivals.NONE.plus(one)).isSameAs(one);
    assertThat(one.plus(new Arrivals(List.of(later(3), later(-3)))).times())
        .containsExactly(later(-3), NOON, later(3));
  }

  @Test
  void remembersTheNewestArrivalsUpToABound() {
    Arrivals arrivals = Arrivals.NONE;
    for (int i = 0; i < Arrivals.MAX + 7; i++) {
      arrivals = arrivals.plus(later(i));
    }
    assertThat(arrivals.times()).hasSize(Arrivals.MAX).startsWith(later(7)).endsWith(later(39));
  }
}
