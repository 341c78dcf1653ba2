package se.framdrift.feeds.simulated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;

/** The rules that make a value, each with chance left out or counted. */
class FiguresTest {

  private static final String DAYS = "history: {from: 2022-10-01, step: P1D}";
  private static final String HOURS = "history: {from: 2025-01-01, step: PT1H}";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          level: 7                                                | 2022-10-01 | 7.0
          level: 100, trend: -10                                  | 2022-10-01 | 100.0
          level: 100, trend: -10                                  | 2026-10-01 | 60.0
          level: 10, seasonal: {amplitude: 4, peak: 20}           | 2025-01-20 | 14.0
          level: 10, seasonal: {amplitude: 4, peak: 20}           | 2025-07-22 | 6.0
          level: 10, weekend: -2                                  | 2026-03-06 | 10.0
          level: 10, weekend: -2                                  | 2026-03-07 | 8.0
          level: 10, weekend: -2                                  | 2026-03-08 | 8.0
          level: 10, weekend: -2                                  | 2026-03-09 | 10.0
          level: 10, steps: [{from: 2024-03-01, add: 7}]          | 2024-02-29 | 10.0
          level: 10, steps: [{from: 2024-03-01, add: 7}]          | 2024-03-01 | 17.0
          'level: 1, steps: [{from: 2024-03-01, add: 7}, {from: 2024-04-01, add: -3}]' | 2024-05-01 | 5.0
          level: -3, min: 0.5                                     | 2024-05-01 | 0.5
          level: 99, max: 60                                      | 2024-05-01 | 60.0
          level: 2.25                                             | 2024-05-01 | 2.2
          level: 2.35                                             | 2024-05-01 | 2.4
          level: -0.01                                            | 2024-05-01 | 0.0
          """)
  void whatIsExpectedFollowsTheFormula(String course, String period, String value)
      throws IOException {
    Simulator simulator =
        Exempelby.of(folder, "  - {series: '9999:a', %s, noise: 0, %s}".formatted(DAYS, course));
    assertThat(settled(simulator, period).getFirst().value()).isEqualTo(value);
  }

  @Test
  void theWaveOfTheDayPeaksAtItsLocalHourInWinterAndSummer() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:a', %s, level: 10, noise: 0, daily: {amplitude: 5, peak: 19}}"
                .formatted(HOURS));
    assertThat(settled(simulator, "2025-01-15T18:00:00Z/PT1H").getFirst().value())
        .isEqualTo("15.0");
    assertThat(settled(simulator, "2025-07-15T17:00:00Z/PT1H").getFirst().value())
        .isEqualTo("15.0");
    assertThat(settled(simulator, "2025-07-15T05:00:00Z/PT1H").getFirst().value()).isEqualTo("5.0");
  }

  @Test
  void allHoursOfADayShareTheDrawOfTheDay() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:a', %s, level: 50, noise: 0, dayNoise: 9}".formatted(HOURS));
    assertThat(values(settled(simulator, "2025-03-30"))).hasSize(1);
    assertThat(values(between(simulator, "2025-03-30", "2025-04-05"))).hasSizeGreaterThan(4);
  }

  @Test
  void noiseHasTheSpreadThatIsGiven() throws IOException {
    Simulator simulator =
        Exempelby.of(folder, "  - {series: '9999:a', %s, level: 50, noise: 4}".formatted(DAYS));
    List<RawFact> rows = between(simulator, "2022-10-01", "2025-10-01");
    double mean = rows.stream().mapToDouble(FiguresTest::value).average().orElseThrow();
    double variance =
        rows.stream().mapToDouble(row -> Math.pow(value(row) - mean, 2)).average().orElseThrow();
    assertThat(mean).isEqualTo(50, within(0.5));
    assertThat(Math.sqrt(variance)).isEqualTo(4, within(0.4));
  }

  @Test
  void oneHourInFourHasNoValueNorAForecast() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:a', %s, every: PT2S, level: 50, noise: 4, missing: 0.25}"
                .formatted(HOURS));
    List<RawFact> rows = between(simulator, "2025-01-01", "2025-06-30");
    assertThat(rows.size() / (181 * 24.0)).isEqualTo(0.75, within(0.03));
    var reported = rows.stream().map(RawFact::period).collect(Collectors.toSet());
    for (Instant hour = Instant.parse("2025-02-01T00:00:00Z");
        hour.isBefore(Instant.parse("2025-02-03T00:00:00Z"));
        hour = hour.plus(Duration.ofHours(1))) {
      assertThat(simulator.live(hour.plusSeconds(600)))
          .hasSize(reported.contains(hour + "/PT1H") ? 1 : 0);
    }
  }

  @Test
  void aPartIsTheGivenShareOfItsWholeInEveryPeriodAndRound() throws IOException {
    Simulator simulator = parts(80);
    double cases = 0;
    double inTime = 0;
    for (RawFact row :
        Exempelby.rows(between(simulator, "2022-10-01", "2023-10-01"), "9999:part")) {
      double whole =
          value(Exempelby.row(settled(simulator, period(row)), "9999:whole", period(row)));
      assertThat(value(row)).isBetween(0.0, whole);
      cases += whole;
      inTime += value(row);
    }
    assertThat(inTime / cases).isEqualTo(0.8, within(0.02));
  }

  @Test
  void aPartOfAllIsTheWholeAsItWasPostedInTheSameRound() throws IOException {
    Simulator simulator = parts(100);
    Instant moment = Instant.parse("2023-03-01T10:00:00Z");
    Set<Double> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      List<RawFact> rows = simulator.live(moment.plusSeconds(2L * i));
      if (!rows.isEmpty()) {
        assertThat(rows).hasSize(2);
        assertThat(value(rows.getLast())).isEqualTo(Math.floor(value(rows.getFirst())));
        seen.add(value(rows.getFirst()));
      }
    }
    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(between(parts(0), "2023-03-01", "2023-04-01"))
        .filteredOn(row -> "9999:part".equals(row.series()))
        .isNotEmpty()
        .allMatch(row -> value(row) == 0);
  }

  @Test
  void aPartHasNoValueWhereItsWholeHasNone() throws IOException {
    List<RawFact> rows = between(parts(80), "2022-10-01", "2023-10-01");
    assertThat(Exempelby.rows(rows, "9999:part"))
        .extracting(RawFact::period)
        .hasSizeBetween(200, 340)
        .isEqualTo(Exempelby.rows(rows, "9999:whole").stream().map(RawFact::period).toList());
  }

  private Simulator parts(int share) throws IOException {
    return Exempelby.of(
        folder,
        """
          - {series: '9999:whole', %s, every: PT2S, level: 40, noise: 9, live: 6, min: 0, missing: 0.25}
          - {series: '9999:part', of: '9999:whole', %s, every: PT2S, level: %d}
        """
            .formatted(DAYS, DAYS, share));
  }

  @Test
  void aMonthHasTheSumOfItsEventsAndANilReportWhenNothingHappened() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:a', history: {from: 2023-05-01, step: P1M}, events: {2023-04-30: 9, 2023-06-30: 5, 2023-07-01: 3, 2023-07-31: 4.5, 2023-09-01: 8}}");
    assertThat(Exempelby.all(simulator.finals(Instant.MIN, Period.parse("2023-08").end())))
        .extracting(row -> row.period() + " " + row.value())
        .containsExactly("2023-05 0.0", "2023-06 5.0", "2023-07 7.5", "2023-08 0.0");
  }

  @Test
  void aSurveyCarriesItsAnswersAndTheHalfIntervalOfItsValue() throws IOException {
    Simulator simulator = survey("level: 70, survey: {n: 400, spread: 30}");
    List<RawFact> rows = between(simulator, "2000-01-01", "2024-01-01");
    assertThat(rows).hasSize(96);
    for (RawFact row : rows) {
      double share = value(row) / 100;
      double n = Double.parseDouble(requireNonNull(row.n()));
      assertThat(n).isBetween(250.0, 550.0);
      assertThat(Double.parseDouble(requireNonNull(row.margin())))
          .isEqualTo(196 * Math.sqrt(share * (1 - share) / n), within(0.0501));
    }
    long within = rows.stream().filter(row -> Math.abs(value(row) - 70) <= margin(row)).count();
    assertThat(within).as("of 96 intervals of 95 %").isBetween(85L, 96L);
  }

  @Test
  void atLeastThirtyAnswerAndNobodyExpectsMoreThan99PerCent() throws IOException {
    List<RawFact> rows =
        between(survey("level: 150, survey: {n: 30, spread: 25}"), "2000-01-01", "2024-01-01");
    assertThat(rows).allMatch(row -> Long.parseLong(requireNonNull(row.n())) >= 30);
    assertThat(rows).extracting(RawFact::n).contains("30");
    assertThat(rows.stream().mapToDouble(FiguresTest::value).average().orElseThrow())
        .isEqualTo(99, within(1.0));
    assertThat(rows).allMatch(row -> margin(row) >= 0);
  }

  private Simulator survey(String rule) throws IOException {
    return Exempelby.of(
        folder,
        "  - {series: '9999:a', history: {from: 2000-01-01, step: P3M}, %s}".formatted(rule));
  }

  private static List<RawFact> settled(Simulator simulator, String period) {
    Period read = Period.parse(period);
    return Exempelby.all(simulator.finals(read.start(), read.end()));
  }

  private static List<RawFact> between(Simulator simulator, String first, String next) {
    return Exempelby.all(simulator.finals(start(first), start(next)));
  }

  private static Instant start(String day) {
    return LocalDate.parse(day).atStartOfDay(Period.ZONE).toInstant();
  }

  private static Set<Double> values(List<RawFact> rows) {
    return rows.stream().map(FiguresTest::value).collect(Collectors.toSet());
  }

  private static String period(RawFact row) {
    return requireNonNull(row.period());
  }

  private static double value(RawFact row) {
    return Double.parseDouble(requireNonNull(row.value()));
  }

  private static double margin(RawFact row) {
    return Double.parseDouble(requireNonNull(row.margin()));
  }
}
