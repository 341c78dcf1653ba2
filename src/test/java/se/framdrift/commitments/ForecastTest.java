package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Overlap;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Span;

class ForecastTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  @Test
  void namesTheYearAndTheYearsAroundIt() {
    Forecast.Made made = made(promise(Kind.REACH_BY, Comparison.AT_LEAST, 80), years(20, noisy(1)));
    Forecast.Fulfilment found = made.fulfilment();
    assertThat(found).isNotNull();
    assertThat(found.likely()).isEqualTo(Period.ofYear(2028));
    assertThat(found.earliest()).isEqualTo(Period.ofYear(2027));
    assertThat(found.until()).isEqualTo(Period.ofYear(2031));
    assertThat(made.words().text().sv()).startsWith("Med nuvarande takt: 2028, mellan 2027 och ");
    assertThat(made.words().text().en()).startsWith("At the present pace: 2028, between 2027 and ");
    assertThat(made.rests()).isEqualTo(20);
  }

  @Test
  void neverGivesADateWhenTheFiguresMoveAway() {
    Forecast.Made made =
        made(promise(Kind.REACH_BY, Comparison.AT_LEAST, 80), years(20, i -> 70 - i + i % 3));
    assertThat(made.fulfilment())
        .isEqualTo(new Forecast.Fulfilment(null, null, null, Period.ofYear(2031)));
    assertThat(made.words().text().sv())
        .startsWith("Med nuvarande takt nås målet inte till och med 2031");
  }

  @Test
  void saysThatTheTimeIsTooShortToReachATargetFarAway() {
    Forecast.Made made =
        made(promise(Kind.REACH_BY, Comparison.AT_LEAST, 900), years(20, noisy(1)));
    assertThat(made.fulfilment())
        .isEqualTo(new Forecast.Fulfilment(null, null, null, Period.ofYear(2031)));
  }

  @Test
  void hasNoDateForWhatIsReachedAlready() {
    assertThat(
            made(promise(Kind.REACH_BY, Comparison.AT_MOST, 100), years(20, noisy(1))).fulfilment())
        .isNull();
  }

  @Test
  void givesReasonsWhereNothingCanBeForetold() {
    Commitment promise = promise(Kind.REACH_BY, Comparison.AT_LEAST, 80);
    assertThat(why(promise, years(7, noisy(1)))).isEqualTo("no-forecast-too-few");
    assertThat(why(promise, years(20, i -> 30 * Math.sin(i / 2.5))))
        .isEqualTo("no-forecast-wandering");
    List<IndicatorValue> old = years(20, noisy(1)).subList(0, 15);
    assertThat(why(promise, old)).isEqualTo("no-forecast-stale");
    List<IndicatorValue> broken = new ArrayList<>(years(20, noisy(1)));
    broken.set(15, figure(Period.ofYear(2021), 77, "B"));
    assertThat(why(promise, broken)).isEqualTo("no-forecast-too-few");
    List<IndicatorValue> sparse = new ArrayList<>(years(40, noisy(1)));
    for (int i = 30; i > 0; i--) {
      sparse.remove(i);
    }
    assertThat(why(promise, sparse)).isEqualTo("no-forecast-gaps");
  }

  @Test
  void isRepeatedAtTheSameFiguresAndNeverMovesAStatus() {
    Commitment promise = promise(Kind.REACH_BY, Comparison.AT_LEAST, 80);
    Assessment found = Assessor.assess(promise, evidence(years(20, noisy(1))), NOW);
    Assessment again = Assessor.assess(promise, evidence(years(20, noisy(1)).reversed()), NOW);
    assertThat(again).isEqualTo(found);
    assertThat(found.forecast()).isInstanceOf(Forecast.Made.class);
    assertThat(found.status().reasons()).noneMatch(reason -> reason.code().contains("forecast"));
  }

  @Test
  void countsUnitsOnAtTheirMeanPace() {
    Forecast.Made made =
        made(promise(Kind.ADD_UNITS, Comparison.AT_LEAST, 245), years(20, i -> 10 * i + i % 2));
    assertThat(made.steps().getFirst().value()).isBetween(200.0, 202.0);
    Forecast.Fulfilment found = made.fulfilment();
    assertThat(found).isNotNull();
    assertThat(found.likely()).isEqualTo(Period.ofYear(2031));
  }

  @Test
  void foretellsNothingOfFiguresThatOverlap() {
    for (Overlap overlap : Overlap.values()) {
      Evidence level = overlapping(years(20, noisy(1)), overlap);
      assertThat(why(promise(Kind.REACH_BY, Comparison.AT_LEAST, 80), level))
          .isEqualTo(overlap == Overlap.NONE ? "made" : "no-forecast-overlap");
      Evidence added = overlapping(years(20, i -> 10 * i + i % 2), overlap);
      assertThat(why(promise(Kind.ADD_UNITS, Comparison.AT_LEAST, 245), added))
          .isEqualTo(overlap == Overlap.WINDOW ? "no-forecast-overlap" : "made");
    }
  }

  @Test
  void foretellsNothingWhenTheNewestFigureCannotBeUsed() {
    List<IndicatorValue> gone = new ArrayList<>(years(20, noisy(1)));
    for (int i = 16; i < 20; i++) {
      Reason withdrawn = Reason.of("missing-withdrawn", "återtagen", "withdrawn");
      gone.set(i, new IndicatorValue(gone.get(i).period(), null, withdrawn, null, null, "M", null));
    }
    assertThat(why(promise(Kind.REACH_BY, Comparison.AT_LEAST, 80), gone))
        .isEqualTo("no-forecast-newest-unusable");
  }

  @Test
  void foretellsNothingThatHasBeenAlready() {
    Evidence late = Known.figures(years(20, noisy(1)).subList(0, 19), "P3M", "P1Y");
    Forecast found =
        Assessor.assess(promise(Kind.REACH_BY, Comparison.AT_LEAST, 80), late, NOW).forecast();
    assertThat(found).isInstanceOf(Forecast.Made.class);
    assertThat(((Forecast.Made) found).steps())
        .isNotEmpty()
        .allMatch(step -> step.end().isAfter(NOW));
  }

  @Test
  void staysAboveZeroWhereNoFigureWasBelow() {
    Commitment promise = promise(Kind.REACH_BY, Comparison.AT_MOST, 0, "ton");
    double[] noise = new Random(3).doubles(60, -2, 2).toArray();
    Forecast.Made made = made(promise, years(30, i -> Math.max(0.5, 60 - 2 * i + noise[i])));
    assertThat(made.steps())
        .allMatch(step -> step.low() >= 0 && step.value() >= 0 && step.high() >= step.value());
    Forecast.Made below = made(promise, years(30, i -> 20 - 2 * i + noise[i]));
    assertThat(below.steps().getLast().value()).isNegative();
  }

  @Test
  void foretellsNothingOfFiguresThatVaryTooLittle() {
    Commitment promise = promise(Kind.REACH_BY, Comparison.AT_LEAST, 80);
    assertThat(why(promise, years(12, _ -> 40))).isEqualTo("no-forecast-too-even");
    assertThat(why(promise, years(12, i -> i < 9 ? 40 : 60))).isEqualTo("no-forecast-too-even");
    assertThat(why(promise, years(12, i -> 40 + 0.1 * i))).isEqualTo("no-forecast-too-even");
    assertThat(why(promise(Kind.ADD_UNITS, Comparison.AT_LEAST, 245), years(20, i -> 10 * i)))
        .isEqualTo("no-forecast-too-even");
  }

  @Test
  void aJumpIsNoPace() {
    Commitment promise = promise(Kind.ADD_UNITS, Comparison.AT_LEAST, 600);
    assertThat(why(promise, years(12, i -> i < 11 ? 0 : 300))).isEqualTo("no-forecast-steps");
    assertThat(why(promise, years(12, i -> i < 6 ? 0 : 300))).isEqualTo("no-forecast-steps");
    assertThat(why(promise, years(12, _ -> 0))).isEqualTo("no-forecast-steps");
    assertThat(why(promise, years(12, i -> i < 6 ? i : 300 + i))).isEqualTo("no-forecast-steps");
    assertThat(why(promise, years(12, i -> 25 * (i / 3)))).isEqualTo("no-forecast-steps");
  }

  private static IntToDoubleFunction noisy(double size) {
    double[] noise = new Random(5).doubles(100, -size, size).toArray();
    return i -> 36.5 + 2 * i + 3 * noise[i];
  }

  /** The years that end with 2025. */
  private static List<IndicatorValue> years(int count, IntToDoubleFunction value) {
    List<IndicatorValue> figures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      figures.add(figure(Period.ofYear(2026 - count + i), value.applyAsDouble(i), "A"));
    }
    return figures;
  }

  private static IndicatorValue figure(Period period, double value, String flag) {
    return new IndicatorValue(period, value, null, null, null, flag, null);
  }

  private static Forecast.Made made(Commitment promise, List<IndicatorValue> figures) {
    Forecast forecast = Assessor.assess(promise, evidence(figures), NOW).forecast();
    assertThat(forecast).isInstanceOf(Forecast.Made.class);
    return (Forecast.Made) forecast;
  }

  private static @Nullable String why(Commitment promise, List<IndicatorValue> figures) {
    return why(promise, evidence(figures));
  }

  private static @Nullable String why(Commitment promise, Evidence evidence) {
    return switch (Assessor.assess(promise, evidence, NOW).forecast()) {
      case null -> null;
      case Forecast.None(var why) -> why.code();
      case Forecast.Made _ -> "made";
    };
  }

  private static Evidence overlapping(List<IndicatorValue> figures, Overlap overlap) {
    return new Evidence(
        figures,
        Span.parse("P3M"),
        Span.parse("P1Y"),
        null,
        false,
        true,
        null,
        List.of(),
        Map.of(),
        overlap);
  }

  private static Evidence evidence(List<IndicatorValue> figures) {
    return Known.figures(figures, "P3M", "P1Y");
  }

  private static Commitment promise(Kind kind, Comparison comparison, double value) {
    return promise(kind, comparison, value, "%");
  }

  private static Commitment promise(Kind kind, Comparison comparison, double value, String unit) {
    LocalizedText text = new LocalizedText("löfte", "promise");
    Target target =
        new Target(
            true,
            null,
            "town-figure",
            comparison,
            value,
            false,
            unit,
            null,
            LocalDate.of(1986, 1, 1),
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
        text,
        kind,
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
