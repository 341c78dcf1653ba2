package se.framdrift.feeds.simulated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;

class SimulatorTest {

  private static final Duration ROUND = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @Test
  void daysOfTheClockChangeHave23And25Hours() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:air', history: {from: 2025-03-01, step: PT1H}, level: 5, noise: 1}");
    assertThat(hours(simulator, "2025-03-30")).hasSize(23).doesNotHaveDuplicates();
    assertThat(hours(simulator, "2025-03-31")).hasSize(24);
    assertThat(hours(simulator, "2025-10-26")).hasSize(25).doesNotHaveDuplicates();
    assertThat(hours(simulator, "2025-10-26").getFirst()).isEqualTo("2025-10-25T22:00:00Z/PT1H");
  }

  private static List<String> hours(Simulator simulator, String day) {
    Period period = Period.parse(day);
    return Exempelby.all(simulator.finals(period.start(), period.end())).stream()
        .map(row -> String.valueOf(row.period()))
        .toList();
  }

  @Test
  void aValueIsFinalOnceItsDelayHasPassedAndNotASecondEarlier() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:leave', history: {from: 2026-01-01, step: P1M}, delay: P12D, level: 5, noise: 1}");
    Instant due = Instant.parse("2026-02-12T23:00:00Z"); // 13 February, Swedish time
    assertThat(simulator.finalAt(SeriesId.parse("9999:leave"), Period.parse("2026-01")))
        .isEqualTo(due);
    assertThat(Exempelby.all(simulator.finals(Instant.MIN, due.minusSeconds(1)))).isEmpty();
    assertThat(Exempelby.all(simulator.finals(due.minusSeconds(1), due)))
        .extracting(RawFact::period)
        .containsExactly("2026-01");
    assertThat(Exempelby.all(simulator.finals(due, due.plusSeconds(1)))).isEmpty();
  }

  @Test
  void eachSeriesMayBeginAfterWhatIsKnownOfIt() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            """
              - {series: '9999:a', history: {from: 2026-01-01, step: P1D}, level: 5, noise: 1}
              - {series: '9999:b', history: {from: 2026-01-01, step: P1D}, level: 5, noise: 1}
            """);
    SeriesId known = SeriesId.parse("9999:a");
    Instant from = simulator.finalAt(known, Period.parse("2026-01-03"));
    Instant to = simulator.finalAt(known, Period.parse("2026-01-05"));
    assertThat(
            Exempelby.all(
                simulator.finals(
                    series -> series.equals(known) ? Optional.of(from) : Optional.empty(), to)))
        .extracting(row -> row.series() + " " + row.period())
        .containsExactly(
            "9999:b 2026-01-01",
            "9999:b 2026-01-02",
            "9999:b 2026-01-03",
            "9999:a 2026-01-04",
            "9999:b 2026-01-04",
            "9999:a 2026-01-05",
            "9999:b 2026-01-05");
  }

  @Test
  void noPageIsLongerThan5000RowsAndRowsAreNumberedInEach() {
    Iterator<List<RawFact>> pages =
        Exempelby.simulator().finals(Instant.MIN, Instant.parse("2023-06-01T00:00:00Z"));
    List<Integer> sizes = new ArrayList<>();
    while (pages.hasNext()) {
      List<RawFact> page = pages.next();
      sizes.add(page.size());
      assertThat(page.getFirst().row()).isEqualTo(1);
      assertThat(page.getLast().row()).isEqualTo(page.size());
    }
    assertThat(sizes).hasSizeGreaterThan(1).allMatch(size -> size <= Simulator.PAGE_ROWS);
    assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly(Simulator.PAGE_ROWS);
  }

  @Test
  void forecastsScatterAtFirstAndCloseInOnTheFinalValue() throws IOException {
    Simulator simulator = live("noise: 3, live: 5");
    Period day = Period.parse("2026-01-15");
    double settled = settled(simulator, "9999:a", day);
    double early = 0;
    for (int i = 0; i < 400; i++) {
      double off = forecast(simulator, "9999:a", day.start().plus(ROUND.multipliedBy(i))) - settled;
      early += off * off;
    }
    assertThat(Math.sqrt(early / 400)).isEqualTo(5, within(0.7));
    assertThat(forecast(simulator, "9999:a", day.end().minus(ROUND)))
        .isEqualTo(settled, within(0.11));
    assertThat(forecast(simulator, "9999:a", day.end().minus(Duration.ofHours(12))))
        .isEqualTo(settled, within(5 * 0.5 * 5.0));
  }

  @Test
  void aForecastDependsOnItsRoundAlone() throws IOException {
    Simulator simulator = live("noise: 3, live: 5");
    Instant moment = Instant.parse("2026-01-15T10:00:02Z");
    assertThat(simulator.live(ROUND, moment.plusMillis(1999)))
        .isEqualTo(simulator.live(ROUND, moment))
        .isNotEqualTo(simulator.live(ROUND, moment.plus(ROUND)));
  }

  @Test
  void aForecastIsProvisionalAndOfThePeriodInProgress() throws IOException {
    RawFact row = live("noise: 3, live: 5").live(Instant.parse("2026-01-15T23:00:00Z")).getFirst();
    assertThat(row.period()).isEqualTo("2026-01-16");
    assertThat(row.flag()).isEqualTo("P");
    assertThat(row.row()).isEqualTo(1);
    assertThat(live("noise: 3").live(Instant.parse("2025-12-31T22:59:58Z"))).isEmpty();
  }

  @Test
  void seriesWithTheSameTimeBetweenPostsArePostedTogether() {
    Simulator simulator = Exempelby.simulator();
    Instant moment = Instant.parse("2026-11-22T00:59:30Z");
    assertThat(simulator.rounds())
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));
    assertThat(simulator.live(moment.plusSeconds(1))).isEmpty();
    assertThat(simulator.live(moment.plusSeconds(2)))
        .isEqualTo(simulator.live(Duration.ofSeconds(2), moment.plusSeconds(2)))
        .hasSizeBetween(3, 4);
    assertThat(simulator.live(Duration.ofSeconds(10), moment))
        .extracting(RawFact::series)
        .containsExactly("9999:graffiti-cases", "9999:graffiti-cases-in-time");
    assertThat(simulator.live(Duration.ofSeconds(30), moment))
        .extracting(RawFact::series)
        .containsExactly("9999:result-margin", "9999:sick-leave");
    assertThat(simulator.live(moment)).hasSizeBetween(7, 8);
    assertThat(simulator.beat()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aSimulationWithoutForecastsStillLooksEveryMinuteWhatIsFinal() throws IOException {
    Simulator simulator =
        Exempelby.of(
            folder,
            "  - {series: '9999:a', history: {from: 2026-01-01, step: P1D}, level: 5, noise: 1}");
    assertThat(simulator.beat()).isEqualTo(Duration.ofMinutes(1));
    assertThat(simulator.rounds()).isEmpty();
  }

  private Simulator live(String rule) throws IOException {
    return Exempelby.of(
        folder,
        "  - {series: '9999:a', history: {from: 2026-01-01, step: P1D}, every: PT2S, level: 50, "
            + rule
            + "}");
  }

  private static double settled(Simulator simulator, String series, Period period) {
    return value(
        Exempelby.row(
            Exempelby.all(simulator.finals(period.start(), period.end())), series, period.text()));
  }

  private static double forecast(Simulator simulator, String series, Instant moment) {
    return value(Exempelby.rows(simulator.live(ROUND, moment), series).getFirst());
  }

  private static double value(RawFact row) {
    return Double.parseDouble(requireNonNull(row.value()));
  }
}
