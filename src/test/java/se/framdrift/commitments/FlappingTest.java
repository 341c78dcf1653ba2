package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Steadiness;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Status.State;

class FlappingTest {

  private static final Commitment PROMISE =
      new Scenario(
              Map.of(
                  "kind", "service-time",
                  "target", "at least 90 %",
                  "from", "2025-01-01",
                  "deadline", "2025-12-31"))
          .commitment();

  private static Flapping flapping(Steadiness steadiness, String... figures) {
    List<IndicatorValue> values = List.of(figures).stream().map(Scenario::figure).toList();
    Evidence evidence = Known.figures(values, "P10D", "P1M");
    return Objects.requireNonNull(
        Flapping.preview(PROMISE, evidence, Scenario.instant("2026-03-01"), steadiness));
  }

  private static Flapping upAndDown(Steadiness steadiness) {
    return flapping(
        steadiness,
        "2025-01 = 91",
        "2025-02 = 89",
        "2025-03 = 91",
        "2025-04 = 89",
        "2025-05 = 91",
        "2025-06 = 70",
        "2025-07 = 70");
  }

  @Test
  void countsTheChangesWithAndWithoutDamping() {
    assertThat(upAndDown(Steadiness.NONE).changesRaw()).isEqualTo(5);
    assertThat(upAndDown(Steadiness.NONE).changes()).isEqualTo(5);
    Flapping dwelling = upAndDown(new Steadiness(0, 2, 1, 1));
    assertThat(dwelling.changesRaw()).isEqualTo(5);
    assertThat(dwelling.changes()).isEqualTo(2);
    assertThat(dwelling.steps().getLast().shown()).isEqualTo(State.OFF_TRACK);
    assertThat(upAndDown(new Steadiness(2, 1, 1, 1)).changes()).isEqualTo(2);
    assertThat(upAndDown(new Steadiness(0, 1, 2, 3)).changes()).isEqualTo(5);
  }

  @Test
  void aMissingFigureIsAChangeThatNothingDamps() {
    Flapping flapping =
        flapping(
            new Steadiness(50, 3, 3, 5), "2025-01 = 91", "2025-02 = missing hidden", "2025-03 = 1");
    assertThat(flapping.steps())
        .extracting(Flapping.Step::shown)
        .containsExactly(State.ON_TRACK, State.CANNOT_BE_JUDGED, State.OFF_TRACK);
    assertThat(flapping.changes()).isEqualTo(2);
  }

  /** The pace needs two figures of evidence besides the baseline, and no break in it or since. */
  @Test
  void judgesEachPeriodByWhatWasKnownThen() {
    Commitment promise =
        new Scenario(
                Map.of(
                    "kind", "reach-by",
                    "target", "at least 100 st",
                    "baseline", "2020",
                    "from", "2021-01-01",
                    "deadline", "2029-12-31"))
            .commitment();
    assertThat(raw(promise, "2020 = 50", "2021 = 60", "2022 = 70", "2023 = 66"))
        .containsExactly(State.CANNOT_BE_JUDGED, State.ON_TRACK, State.AT_RISK);
    assertThat(raw(promise, "2020 = 50", "2021 = 60", "2022 = 70 break", "2023 = 80"))
        .containsOnly(State.CANNOT_BE_JUDGED);
    assertThat(raw(promise, "2020 = 50 break", "2021 = 60 break", "2022 = 70", "2023 = 80"))
        .containsOnly(State.CANNOT_BE_JUDGED);
    assertThat(raw(promise, "2019 = 9 break", "2020 = 50", "2021 = 60", "2022 = 70"))
        .containsExactly(State.CANNOT_BE_JUDGED, State.ON_TRACK);
    assertThat(raw(promise, "2020 = 50 break", "2021 = 60", "2022 = 70"))
        .containsOnly(State.CANNOT_BE_JUDGED);
    assertThat(raw(promise, "2020 = 50", "2021 = missing hidden", "2022 = 70", "2023 = 80"))
        .containsExactly(State.CANNOT_BE_JUDGED, State.CANNOT_BE_JUDGED, State.ON_TRACK);
  }

  private static List<State> raw(Commitment promise, String... figures) {
    List<IndicatorValue> values = List.of(figures).stream().map(Scenario::figure).toList();
    Evidence evidence = Known.figures(values, "P2M", "P1Y");
    Flapping flapping =
        Flapping.preview(promise, evidence, Scenario.instant("2024-02-01"), Steadiness.NONE);
    return Objects.requireNonNull(flapping).steps().stream().map(Flapping.Step::raw).toList();
  }

  /** Held one level above its own for as long as is looked at, one period, then at its own. */
  @Test
  void keepsABetterLightNoLongerThanItLooksBackAndThenShowsTheFiguresOwn() {
    assertThat(
            shown(
                new Steadiness(5, 1, 1, 1),
                "2025-01 = 95 ±1",
                "2025-02 = 89 ±2",
                "2025-03 = 89 ±2"))
        .containsExactly(State.ON_TRACK, State.ON_TRACK, State.AT_RISK);
  }

  /** Two of three must say the same, and those before what is missing count for neither side. */
  @Test
  void forgetsWhatCameBeforeAMissingFigure() {
    Steadiness twoOfThree = new Steadiness(0, 1, 2, 3);
    String gap = "2025-02 = missing hidden";
    assertThat(shown(twoOfThree, "2025-01 = 91", gap, "2025-03 = 1", "2025-04 = 91"))
        .endsWith(State.OFF_TRACK, State.OFF_TRACK);
    assertThat(shown(twoOfThree, "2025-01 = 91", "2025-02 = 1", "2025-03 = 91"))
        .endsWith(State.ON_TRACK);
    assertThat(shown(twoOfThree, "2025-01 = 1", gap, "2025-03 = 91", "2025-04 = 1"))
        .endsWith(State.ON_TRACK, State.AT_RISK);
    assertThat(shown(twoOfThree, "2025-01 = 1", "2025-02 = 91", "2025-03 = 1"))
        .endsWith(State.OFF_TRACK);
  }

  private static List<State> shown(Steadiness steadiness, String... figures) {
    return flapping(steadiness, figures).steps().stream().map(Flapping.Step::shown).toList();
  }

  @Test
  void looksAtNoPeriodThatEndsAtTheDeadlineOrLater() {
    assertThat(flapping(Steadiness.NONE, "2025-11 = 91", "2025-12 = 1", "2026-01 = 99").steps())
        .hasSize(1);
  }

  @Test
  void saysNothingOfWhatNoFigureJudges() {
    Commitment milestone = new Scenario(Map.of("kind", "milestone")).commitment();
    assertThat(
            Flapping.preview(
                milestone,
                Evidence.stated(List.of()),
                Scenario.instant("2026-01-01"),
                Steadiness.NONE))
        .isNull();
  }
}
