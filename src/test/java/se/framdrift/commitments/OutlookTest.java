package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** What steps that are given come to, without foretelling any. */
class OutlookTest {

  private static final IndicatorValue NEWEST = Scenario.figure("2024 = 50");

  private static Outlook outlook(String target, double slope, double... values) {
    return outlook(Map.of("kind", "reach-by", "target", target), NEWEST, slope, 2, values);
  }

  /** Steps from 2025 on, each with {@code half} on either side. */
  private static Outlook outlook(
      Map<String, String> facts,
      IndicatorValue newest,
      double slope,
      double half,
      double... values) {
    Map<String, String> all = new TreeMap<>(Map.of("from", "2020-01-01", "deadline", "2026-12-31"));
    all.putAll(facts);
    Scenario scenario = new Scenario(all);
    scenario.learn(java.time.LocalDate.of(2025, 2, 1), "2024 = 50");
    Commitment commitment = scenario.commitment();
    Measured measured =
        Measured.of(
            commitment,
            Objects.requireNonNull(commitment.target()),
            scenario.evidence(),
            Scenario.instant("2025-02-01"));
    List<Forecast.Step> steps = new ArrayList<>();
    for (double value : values) {
      Period period = Period.ofYear(2025 + steps.size());
      steps.add(new Forecast.Step(period, period.end(), value, value - half, value + half));
    }
    return new Outlook(commitment.kind(), measured, newest, slope, steps);
  }

  private static Forecast.@Nullable Fulfilment years(
      int earliest, int likely, int latest, int until) {
    return new Forecast.Fulfilment(
        year(earliest), year(likely), year(latest), Period.ofYear(until));
  }

  private static @Nullable Period year(int year) {
    return year == 0 ? null : Period.ofYear(year);
  }

  private static String sv(Outlook outlook) {
    return outlook.words().text().sv().replace('\u00a0', ' ');
  }

  private static String en(Outlook outlook) {
    return outlook.words().text().en().replace('\u00a0', ' ');
  }

  @Test
  void reachesALowerBoundFromBelowAndAnUpperBoundFromAbove() {
    assertThat(outlook("at least 55 kt", 2, 52, 54, 56, 58).fulfilment())
        .isEqualTo(years(2026, 2027, 2028, 2028));
    assertThat(outlook("above 56 kt", 2, 52, 54, 56, 58).fulfilment())
        .isEqualTo(years(2027, 2028, 0, 2028));
    assertThat(outlook("at most 45 kt", -2, 48, 46, 44, 42).fulfilment())
        .isEqualTo(years(2026, 2027, 2028, 2028));
    assertThat(outlook("below 44 kt", -2, 48, 46, 44, 42).fulfilment())
        .isEqualTo(years(2027, 2028, 0, 2028));
  }

  @Test
  void anExactValueIsReachedWhenItIsGonePastFromEitherSide() {
    assertThat(outlook("exactly 55 kt", 2, 52, 54, 56, 58).fulfilment())
        .isEqualTo(years(2026, 2027, 2028, 2028));
    assertThat(outlook("exactly 45 kt", -2, 48, 46, 44, 42).fulfilment())
        .isEqualTo(years(2026, 2027, 2028, 2028));
    assertThat(outlook("exactly 50 kt", 2, 52, 54).fulfilment()).isNull();
  }

  @Test
  void isNeverReachedByWhatDoesNotMoveTowardsIt() {
    Forecast.Fulfilment never = years(0, 0, 0, 2026);
    assertThat(outlook("at least 55 kt", -2, 58, 46).fulfilment()).isEqualTo(never);
    assertThat(outlook("at least 55 kt", 0, 58, 58).fulfilment()).isEqualTo(never);
    assertThat(outlook("at most 45 kt", 2, 42, 54).fulfilment()).isEqualTo(never);
    assertThat(outlook("at most 45 kt", 0, 42, 42).fulfilment()).isEqualTo(never);
    assertThat(outlook("exactly 55 kt", -2, 58, 46).fulfilment()).isEqualTo(never);
    assertThat(outlook("exactly 45 kt", 2, 42, 54).fulfilment()).isEqualTo(never);
  }

  @Test
  void asksNothingOfWhatIsReachedOrHasNoLevelToReach() {
    assertThat(outlook("at least 50 kt", 2, 52).fulfilment()).isNull();
    assertThat(outlook("at most 50 kt", 2, 52).fulfilment()).isNull();
    IndicatorValue unsure = Scenario.figure("2024 = 50 ±9 n 900");
    assertThat(
            outlook(Map.of("kind", "reach-by", "target", "at least 50 kt"), unsure, 2, 1, 52)
                .fulfilment())
        .isNull();
    assertThat(
            outlook(Map.of("kind", "keep-within", "target", "at least 55 kt"), NEWEST, 2, 1, 52)
                .fulfilment())
        .isNull();
    assertThat(
            outlook(
                    Map.of(
                        "kind", "reach-by", "target", "at least the baseline", "baseline", "2019"),
                    NEWEST,
                    2,
                    1,
                    52)
                .fulfilment())
        .isNull();
  }

  @Test
  void saysWhenInBothLanguages() {
    Outlook sure = outlook("at least 55 kt", 2, 52, 54, 56, 58);
    assertThat(sv(sure))
        .isEqualTo(
            "Med nuvarande takt: 2027, mellan 2026 och 2028. Väntat för 2026: 54 kt (80 % troligt mellan 52 och 56)");
    assertThat(en(sure))
        .isEqualTo(
            "At the present pace: 2027, between 2026 and 2028. Expected for 2026: 54 kt (80% likely between 52 and 56)");
    Outlook open = outlook("at least 57 kt", 2, 52, 54, 56, 58);
    assertThat(sv(open))
        .startsWith(
            "Med nuvarande takt: 2028, mellan 2027 och aldrig (prognosen når till 2028). Väntat");
    assertThat(en(open))
        .startsWith(
            "At the present pace: 2028, between 2027 and never (the forecast ends with 2028). Exp");
    Outlook late = outlook("at least 57 kt", 2, 52, 54, 56);
    assertThat(sv(late))
        .startsWith("Med nuvarande takt nås målet inte till och med 2027, tidigast 2027. Väntat");
    assertThat(en(late))
        .startsWith(
            "At the present pace the target is not reached by the end of 2027, 2027 at the earliest. ");
    Outlook never = outlook("at least 57 kt", 2, 52, 54);
    assertThat(sv(never)).startsWith("Med nuvarande takt nås målet inte till och med 2026. Väntat");
    assertThat(en(never))
        .startsWith("At the present pace the target is not reached by the end of 2026. Expected");
  }

  @Test
  void namesOneYearWhereAllThreeAreTheSameAndAnIntervalThatIsOnePoint() {
    Map<String, String> facts = Map.of("kind", "reach-by", "target", "at least 55 kt");
    Outlook exact = outlook(facts, NEWEST, 6, 0, 52, 58);
    assertThat(exact.fulfilment()).isEqualTo(years(2026, 2026, 2026, 2026));
    assertThat(sv(exact))
        .isEqualTo(
            "Med nuvarande takt: 2026. Väntat för 2026: 58 kt (hela 80 %-intervallet ligger där)");
    assertThat(en(exact))
        .isEqualTo(
            "At the present pace: 2026. Expected for 2026: 58 kt (the whole 80% interval lies there)");
    Outlook reached = outlook(Map.of("kind", "reach-by", "target", "at most 55"), NEWEST, 1, 1, 51);
    assertThat(sv(reached)).isEqualTo("Väntat för 2025: 51 (80 % troligt mellan 50 och 52)");
  }

  /** The deadline is at the end of 2026; 2025 alone ends two years before that of 2027. */
  @Test
  void showsWhatIsExpectedAtTheDeadlineOrElseTheLastStep() {
    assertThat(shown(outlook("at least 90 kt", 2, 52, 54, 56))).isEqualTo("2026 54 52 56");
    assertThat(shown(outlook("at least 90 kt", 2, 52))).isEqualTo("2025 52 50 54");
    Map<String, String> far =
        Map.of("kind", "reach-by", "target", "at least 90 kt", "deadline", "2040-12-31");
    assertThat(shown(outlook(far, NEWEST, 2, 2, 52, 54, 56))).isEqualTo("2027 56 54 58");
    Map<String, String> past =
        Map.of("kind", "reach-by", "target", "at least 90 kt", "deadline", "2024-12-31");
    assertThat(shown(outlook(past, NEWEST, 2, 2, 52, 54, 56))).isEqualTo("2027 56 54 58");
    Map<String, String> within =
        Map.of("kind", "reach-by", "target", "at least 90 kt", "deadline", "2026-06-30");
    assertThat(shown(outlook(within, NEWEST, 2, 2, 52, 54, 56))).isEqualTo("2025 52 50 54");
  }

  private static String shown(Outlook outlook) {
    Reason words = outlook.words();
    return String.join(
        " ",
        List.of("period", "value", "low", "high").stream()
            .map(name -> words.params().getOrDefault(name, "none"))
            .toList());
  }
}
