package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.SeriesId;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, at-least, false, true, true",
    "AT_MOST, at-most, true, true, false",
    "EQUAL_TO, equal-to, false, true, false",
    "BELOW, below, true, false, false",
    "ABOVE, above, false, false, true"
  })
  void isKeptByTheValuesThatItsWordsSay(
      Comparison comparison, String code, boolean under, boolean at, boolean over) {
    assertThat(comparison.holds(Math.nextDown(80), 80)).isEqualTo(under);
    assertThat(comparison.holds(80, 80)).isEqualTo(at);
    assertThat(comparison.holds(Math.nextUp(80), 80)).isEqualTo(over);
    assertThat(comparison.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "0.5, 24, 24, 24", "0, 1, 2, 3"})
  void mayBeSteady(double hysteresis, int dwell, int enough, int outOf) {
    assertThat(new Steadiness(hysteresis, dwell, enough, outOf).outOf()).isEqualTo(outOf);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 1, 1, 1",
    "NaN, 1, 1, 1",
    "Infinity, 1, 1, 1",
    "0, 0, 1, 1",
    "0, 25, 1, 1",
    "0, 1, 0, 1",
    "0, 1, 3, 2",
    "0, 1, 1, 25"
  })
  void isNotSteadyBeyondThat(double hysteresis, int dwell, int enough, int outOf) {
    assertThatThrownBy(() -> new Steadiness(hysteresis, dwell, enough, outOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such steadiness");
  }

  @ParameterizedTest
  @CsvSource({"PT6H, 2026-01-01T06:00:00Z", "P1D, 2026-01-02T00:00:00Z"})
  void isFetchedForAsOftenAsItsFeedSays(String text, Instant next) {
    assertThat(Schedule.parse(text).after(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(next);
  }

  @Test
  void isFetchedForNeitherTooOftenNorTooSeldom() {
    assertThat(new Schedule.Every(Schedule.SHORTEST).length()).isEqualTo(Schedule.SHORTEST);
    assertThat(new Schedule.Every(Schedule.LONGEST).length()).isEqualTo(Schedule.LONGEST);
    Duration shorter = Schedule.SHORTEST.minusMillis(1);
    Duration longer = Schedule.LONGEST.plusMillis(1);
    assertThatThrownBy(() -> new Schedule.Every(shorter)).hasMessageContaining("is not between");
    assertThatThrownBy(() -> new Schedule.Every(longer)).hasMessageContaining("is not between");
    assertThatThrownBy(() -> Schedule.parse("P6M")).hasMessageStartingWith("P6M is neither");
  }

  private static Target target(
      @Nullable Double share, boolean fromBaseline, List<TargetRevision> revisions) {
    return new Target(
        true,
        null,
        "i",
        Comparison.AT_LEAST,
        80.0,
        fromBaseline,
        "%",
        null,
        null,
        null,
        LocalDate.parse("2026-12-31"),
        new TargetPath.Step(),
        null,
        share,
        revisions,
        Steadiness.NONE,
        Beside.NOTHING);
  }

  @Test
  void knowsTheWordOfItsPath() {
    assertThat(new TargetPath.Step().code()).isEqualTo("step");
    assertThat(new TargetPath.Linear().code()).isEqualTo("linear");
    assertThat(new TargetPath.Curve(List.of()).code()).isEqualTo("curve");
    assertThat(new TargetPath.YearlyRate(-2).code()).isEqualTo("yearly-rate");
    assertThat(new TargetPath.Budget().code()).isEqualTo("budget");
  }

  @Test
  void asItWasFirstPromisedHasNoRevisionsAndKeepsItsSteadiness() {
    Target plain = target(null, false, List.of());
    assertThat(plain.original()).isEqualTo(plain);
    Steadiness slow = new Steadiness(0, 2, 1, 1);
    assertThat(plain.with(slow).steadiness()).isEqualTo(slow);
    assertThat(plain.with(slow).original().steadiness()).isEqualTo(slow);
    assertThat(plain.with(slow).value()).isEqualTo(80.0);
  }

  @Test
  void ofDegreeDaysHasALimitForEveryMonth() {
    assertThat(new Statistic.DegreeDays(17, Collections.nCopies(12, 11.0)).code())
        .isEqualTo("degree-days");
    List<Double> eleven = Collections.nCopies(11, 11.0);
    assertThatThrownBy(() -> new Statistic.DegreeDays(17, eleven))
        .hasMessage("11 limits, expected 12");
  }

  @Test
  void restsOnTheWeightsAndTheWholeToo() {
    SeriesId other = SeriesId.of("1281", "N2");
    assertThat(new Statistic.WeightedMean(other).others()).containsExactly(other);
    assertThat(new Statistic.WeightedMean(other).code()).isEqualTo("weighted-mean");
    assertThat(new Statistic.Share(other).others()).containsExactly(other);
    assertThat(new Statistic.Share(other).unit(Unit.COUNT)).isEqualTo(Unit.PERCENT);
    assertThat(new Statistic.Share(other).code()).isEqualTo("share");
  }

  private static TargetRevision revision(
      @Nullable Double value, @Nullable String deadline, @Nullable TargetPath path) {
    return new TargetRevision(
        LocalDate.parse("2026-01-01"),
        LocalizedText.same("KF § 1"),
        value,
        deadline == null ? null : LocalDate.parse(deadline),
        path);
  }

  @Test
  void keepsWhatARevisionDoesNotSpeakOf() {
    Target later = target(90.0, true, List.of()).revised(revision(null, "2028-12-31", null));
    assertThat(later.value()).isEqualTo(80.0);
    assertThat(later.valueFromBaseline()).isTrue();
    assertThat(later.share()).isEqualTo(90.0);
    assertThat(later.deadline()).isEqualTo("2028-12-31");
    assertThat(later.path()).isEqualTo(new TargetPath.Step());
  }

  @Test
  void takesANewValueForItsShareTooAndNoLongerFromTheBaseline() {
    Target other =
        target(90.0, true, List.of()).revised(revision(70.0, null, new TargetPath.Linear()));
    assertThat(other.value()).isEqualTo(70.0);
    assertThat(other.valueFromBaseline()).isFalse();
    assertThat(other.share()).isEqualTo(70.0);
    assertThat(other.deadline()).isEqualTo("2026-12-31");
    assertThat(other.path()).isEqualTo(new TargetPath.Linear());
    assertThat(target(null, false, List.of()).revised(revision(70.0, null, null)).share()).isNull();
  }

  @Test
  void hasItsRevisionsInTheOrderOfTheirDaysUntilItIsAskedForTheFirst() {
    TargetRevision first = revision(70.0, null, null);
    TargetRevision second =
        new TargetRevision(
            LocalDate.parse("2026-06-01"), LocalizedText.same("KF § 2"), 60.0, null, null);
    Target revised = target(null, false, List.of(second, first));
    assertThat(revised.revisions()).containsExactly(first, second);
    assertThat(revised.with(new Steadiness(0, 2, 1, 1)).revisions()).hasSize(2);
    assertThat(revised.original().revisions()).isEmpty();
    assertThat(revised.original().value()).isEqualTo(80.0);
  }
}
