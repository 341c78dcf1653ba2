package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;

/** It was 50 in 2020 and is to be something else ten years later; now 2025 is known. */
class PaceTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  @ParameterizedTest(name = "{0} {1} with {2}: {3}")
  @CsvSource({
    "EQUAL_TO, 60, 58, ON_TRACK, pace-ahead",
    "EQUAL_TO, 60, 55.2, ON_TRACK, pace-ahead",
    "EQUAL_TO, 60, 54.8, AT_RISK, pace-behind",
    "EQUAL_TO, 60, 48, OFF_TRACK, wrong-direction",
    "EQUAL_TO, 60, 63, AT_RISK, overshot",
    "EQUAL_TO, 40, 42, ON_TRACK, pace-ahead",
    "EQUAL_TO, 40, 46, AT_RISK, pace-behind",
    "EQUAL_TO, 40, 52, OFF_TRACK, wrong-direction",
    "EQUAL_TO, 40, 37, AT_RISK, overshot",
    "EQUAL_TO, 50, 51, OFF_TRACK, wrong-direction",
    "EQUAL_TO, 50, 49, OFF_TRACK, wrong-direction",
    "AT_LEAST, 60, 58, ON_TRACK, pace-ahead",
    "AT_LEAST, 60, 52, AT_RISK, pace-behind",
    "AT_LEAST, 60, 49, OFF_TRACK, wrong-direction",
    "AT_MOST, 40, 42, ON_TRACK, pace-ahead",
    "AT_MOST, 40, 48, AT_RISK, pace-behind",
    "AT_MOST, 40, 51, OFF_TRACK, wrong-direction"
  })
  void isEnoughWhereAnEvenPaceIsKeptAndTheTargetIsNotPassed(
      Comparison comparison, double goal, double newest, State state, String code) {
    Status status = judged(comparison, goal, newest);
    assertThat(status.state()).isEqualTo(state);
    assertThat(status.reasons().getFirst().code()).isEqualTo(code);
  }

  @Test
  void isToldPerYearSoFarAndFromNowOn() {
    Reason reason = judged(Comparison.AT_LEAST, 60, 52).reasons().getFirst();
    assertThat(Double.parseDouble(reason.params().getOrDefault("actualPerYear", "none")))
        .isCloseTo(0.4, within(1e-3));
    assertThat(Double.parseDouble(reason.params().getOrDefault("requiredPerYear", "none")))
        .isCloseTo(1.6, within(1e-3));
  }

  private static Status judged(Comparison comparison, double goal, double newest) {
    List<IndicatorValue> figures = new ArrayList<>();
    for (int year = 2020; year < 2025; year++) {
      figures.add(figure(year, 50));
    }
    figures.add(figure(2025, newest));
    Evidence evidence = Known.figures(figures, "P3M", "P1Y");
    return Assessor.assess(promise(comparison, goal), evidence, NOW).status();
  }

  private static IndicatorValue figure(int year, double value) {
    return new IndicatorValue(Period.ofYear(year), value, null, null, null, "A", null);
  }

  private static Commitment promise(Comparison comparison, double value) {
    Target target =
        new Target(
            true,
            null,
            "town-figure",
            comparison,
            value,
            false,
            "%",
            Period.ofYear(2020),
            null,
            null,
            LocalDate.of(2030, 12, 31),
            new TargetPath.Step(),
            null,
            null);
    return new Commitment(
        "town-promise",
        "town-document",
        null,
        null,
        List.of(),
        "löfte",
        "",
        "",
        new LocalizedText("löfte", "promise"),
        Kind.REACH_BY,
        "area",
        List.of(),
        new Issuer("council", List.of(), null),
        target,
        List.of(),
        null,
        null,
        List.of(new Commitment.Link("town-figure", true, null)));
  }
}
