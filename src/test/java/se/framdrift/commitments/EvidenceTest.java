package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Statement;

class EvidenceTest {

  @Test
  void knowsOnWhichDayAFigureIsTaken() {
    assertThat(Evidence.measuredOn("at:10-15")).isEqualTo(MonthDay.of(10, 15));
    assertThat(Evidence.measuredOn("survey:08-15..10-15")).isEqualTo(MonthDay.of(10, 15));
    assertThat(Evidence.measuredOn("budget-year")).isEqualTo(MonthDay.of(1, 1));
    assertThat(Evidence.measuredOn("year-total")).isNull();
  }

  @Test
  void refusesTwoFiguresForOnePeriod() {
    IndicatorValue figure = Scenario.figure("2025 = 3");
    assertThatThrownBy(() -> every("P1Y", "P1M", List.of(figure, figure)))
        .hasMessage("two values for 2025");
  }

  @Test
  void refusesAStepThatLeadsNowhereAndALagBelowZero() {
    assertThatThrownBy(() -> every("P0D", "P1M", List.of())).hasMessageContaining("nothing");
    assertThatThrownBy(() -> every("P1Y", "P-1M", List.of())).hasMessageContaining("negative");
  }

  @Test
  void ofOneDayTheLeastFavourableReportIsTheLatestWhicheverCameFirst() {
    Statement done = report(Statement.State.DONE, "2026-01-10", null);
    Statement stalled = report(Statement.State.STALLED, "2026-01-10", null);
    Statement again = report(Statement.State.STALLED, "2026-01-10", "igen");
    Statement before = report(Statement.State.WITHDRAWN, "2026-01-09", null);
    assertThat(Evidence.latest(List.of(done, stalled, before))).isEqualTo(stalled);
    assertThat(Evidence.latest(List.of(before, stalled, done))).isEqualTo(stalled);
    assertThat(Evidence.latest(List.of(again, stalled)))
        .isEqualTo(Evidence.latest(List.of(stalled, again)));
    assertThat(Evidence.latest(List.of())).isNull();
  }

  @Test
  void ofOneDayWithdrawnIsLessFavourableThanStalledThanNotStartedThanStartedThanDone() {
    Statement.State[] states = {
      Statement.State.WITHDRAWN,
      Statement.State.STALLED,
      Statement.State.NOT_STARTED,
      Statement.State.STARTED,
      Statement.State.DONE
    };
    for (int i = 1; i < states.length; i++) {
      // The one who reports the better state comes later in the alphabet.
      Statement worse = by("a", states[i - 1]);
      Statement better = by("b", states[i]);
      assertThat(Evidence.latest(List.of(worse, better))).isEqualTo(worse);
      assertThat(Evidence.latest(List.of(better, worse))).isEqualTo(worse);
    }
    assertThat(Evidence.latest(List.of(by("b", states[0]), by("a", states[0]))))
        .isEqualTo(by("b", states[0]));
  }

  @Test
  void reportsOnOtherCommitmentsSayNothing() {
    Statement other =
        new Statement(
            "other", Statement.State.DONE, LocalDate.of(2026, 1, 10), "KS 1", null, "KS", null);
    Assessment found =
        Assessor.assess(
            new Scenario(java.util.Map.of("kind", "milestone")).commitment(),
            Evidence.stated(List.of(other)),
            Scenario.instant("2026-02-01"));
    assertThat(found.status().reasons().getFirst().code()).isEqualTo("nothing-reported");
    assertThat(found.due()).isNull();
  }

  private static Statement by(String who, Statement.State state) {
    return new Statement("c", state, LocalDate.of(2026, 1, 10), "KS 1", null, who, null);
  }

  private static Statement report(Statement.State state, String day, @Nullable String comment) {
    return new Statement("c", state, LocalDate.parse(day), "KS 1", null, "nämnden", comment);
  }

  private static Evidence every(String resolution, String lag, List<IndicatorValue> values) {
    return Known.figures(values, lag, resolution);
  }
}
