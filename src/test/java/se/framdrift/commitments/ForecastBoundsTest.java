package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;

/** Which periods are foretold, and between which bounds. */
class ForecastBoundsTest {

  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private static Commitment promise(String kind, String target) {
    return new Scenario(
            Map.of(
                "kind",
                kind,
                "target",
                target,
                "counted from",
                "1986-01-01",
                "deadline",
                "2030-12-31"))
        .commitment();
  }

  private static Forecast forecast(
      Commitment promise, String resolution, String lag, List<IndicatorValue> figures) {
    Evidence evidence = Known.figures(figures, lag, resolution);
    Forecast forecast = Assessor.assess(promise, evidence, NOW).forecast();
    assertThat(forecast).isNotNull();
    return java.util.Objects.requireNonNull(forecast);
  }

  private static Forecast.Made made(Commitment promise, IntToDoubleFunction value) {
    List<IndicatorValue> figures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      figures.add(figure(Period.ofYear(2006 + i), value.applyAsDouble(i)));
    }
    Forecast forecast = forecast(promise, "P1Y", "P3M", figures);
    assertThat(forecast).isInstanceOf(Forecast.Made.class);
    return (Forecast.Made) forecast;
  }

  private static IndicatorValue figure(Period period, double value) {
    return new IndicatorValue(period, value, null, null, null, "A", null);
  }

  /** Whether a forecast is made of figures for these periods, or why not. */
  private static @Nullable String every(String resolution, String lag, List<Period> periods) {
    double[] noise = new Random(8).doubles(periods.size(), -1, 1).toArray();
    List<IndicatorValue> figures = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      figures.add(figure(periods.get(i), 50 + 0.1 * i + noise[i]));
    }
    return switch (forecast(promise("reach-by", "at least 80 %"), resolution, lag, figures)) {
      case Forecast.None(var why) -> why.code();
      case Forecast.Made _ -> "made";
    };
  }

  /** Every period ends where the figure for it would stand on a path. */
  @Test
  void foretellsPeriodsInOrderFromTheOneAfterTheNewest() {
    Forecast.Made made =
        made(promise("reach-by", "at least 80 %"), i -> 36.5 + 2 * i + i % 3 + i % 2);
    assertThat(made.steps())
        .extracting(step -> step.period().text())
        .containsExactly("2026", "2027", "2028", "2029", "2030", "2031");
    assertThat(made.steps()).allMatch(step -> step.end().equals(step.period().end()));
  }

  private static List<Period> months(int count, int step) {
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      YearMonth month = YearMonth.of(2026, 1).minusMonths((long) step * (count - i));
      periods.add(Period.ofSpan(month.atDay(1), java.time.Period.ofMonths(step)));
    }
    return periods;
  }

  @Test
  void asksForThreeWholeYearsWhereAYearHasSeveralPeriods() {
    assertThat(every("P1M", "P3M", months(36, 1))).isEqualTo("made");
    assertThat(every("P1M", "P3M", months(35, 1))).isEqualTo("no-forecast-too-few-seasons");
    assertThat(every("P3M", "P3M", months(12, 3))).isEqualTo("made");
    assertThat(every("P3M", "P3M", months(11, 3))).isEqualTo("no-forecast-too-few-seasons");
    assertThat(every("P1Y", "P3M", months(8, 12))).isEqualTo("made");
    assertThat(every("P2Y", "P3M", months(8, 24))).isEqualTo("made");
    assertThat(every("P5M", "P3M", months(20, 5))).isEqualTo("no-forecast-too-fine");
    List<Period> days = new ArrayList<>();
    for (int i = 60; i > 0; i--) {
      days.add(Period.ofDay(LocalDate.of(2026, 2, 1).minusDays(i)));
    }
    assertThat(every("P1D", "P1D", days)).isEqualTo("no-forecast-too-fine");
  }

  @Test
  void foretellsNothingOfPeriodsOfDifferentKinds() {
    List<Period> periods = new ArrayList<>(months(12, 12));
    periods.add(3, Period.parse("2017-02-01/P12M"));
    assertThat(every("P1Y", "P3M", periods)).isEqualTo("no-forecast-uneven");
  }

  /** Eight years foretell two, which are over before the figures are overdue. */
  @Test
  void foretellsNothingWhenAllThatItReachesToHasBeen() {
    List<Period> old = months(11, 12).subList(0, 8);
    assertThat(every("P1Y", "P10Y", old)).isEqualTo("no-forecast-past");
  }

  @Test
  void aShareStaysOneButNothingElseDoes() {
    IntToDoubleFunction rising = i -> 78.5 + i + i % 2 + (i % 3) / 2.0;
    assertThat(highest(promise("reach-by", "at least 99.9 %"), rising)).isEqualTo(100);
    assertThat(highest(promise("change-by", "at least 99.9 %"), rising)).isGreaterThan(104);
    assertThat(highest(promise("reach-by", "at least 99 kt"), rising)).isGreaterThan(104);
    IntToDoubleFunction full = i -> 1 + rising.applyAsDouble(i);
    assertThat(highest(promise("reach-by", "at least 120 %"), full)).isEqualTo(100);
    IntToDoubleFunction above = i -> 1.9 + rising.applyAsDouble(i);
    assertThat(highest(promise("reach-by", "at least 120 %"), above)).isGreaterThan(104);
  }

  @Test
  void whatWasNeverBelowZeroStaysSo() {
    IntToDoubleFunction falling = i -> 21.5 - i - i % 2 - (i % 3) / 2.0;
    assertThat(lowest(falling)).isZero();
    assertThat(lowest(i -> falling.applyAsDouble(i) - 1)).isZero();
    assertThat(lowest(i -> falling.applyAsDouble(i) - 1.5)).isLessThan(-6);
  }

  private static double highest(Commitment promise, IntToDoubleFunction value) {
    return made(promise, value).steps().getLast().high();
  }

  private static double lowest(IntToDoubleFunction value) {
    return made(promise("reach-by", "at most -9 kt"), value).steps().getLast().low();
  }
}
