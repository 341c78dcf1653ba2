package se.framdrift.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.model.Comparison;
import se.framdrift.model.RawFact;

/** The values to check against that {@code simulation.yaml} ends its description with. */
class CheckValuesTest {

  private static final Simulator SIMULATOR = Exempelby.simulator();
  private static final List<RawFact> FINALS =
      Exempelby.all(SIMULATOR.finals(Instant.MIN, Exempelby.NOW));

  @Test
  void drawsAreThoseOfTheFile() {
    assertThat(Draws.uniform("a")).isEqualTo(0.791374270522382, within(1e-15));
    assertThat(Draws.normal("a")).isEqualTo(0.389766034971, within(1e-12));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "9999:energy-by-building:site=torgskolan, 2026-01-15, 2218,,",
    "9999:pm25:site=storgatan, 2025-08-31T22:00:00Z/PT1H, 3.2,,",
    "9999:graffiti-cases, 2026-03-02, 8,,",
    "9999:graffiti-cases-in-time, 2026-03-02, 8,,",
    "9999:safety-dark, 2025-Q4, 72.7, 865, 3.0",
    "9999:sick-leave, 2026-10, 6.5,,",
    "9999:school-places-opened, 2026-08, 110,,",
    "9999:school-places-opened, 2026-09, 0,,"
  })
  void finalValuesAreThoseOfTheFile(
      String series, String period, String value, @Nullable String n, @Nullable String margin) {
    RawFact row = Exempelby.row(FINALS, series, period);
    assertThat(row.value()).isEqualTo(value);
    assertThat(row.n()).isEqualTo(n);
    assertThat(row.margin()).isEqualTo(margin);
    assertThat(row.flag()).isEqualTo("A");
    assertThat(row.missing()).isNull();
  }

  @Test
  void thereAreAsManyFinalValuesAsTheFileSays() {
    assertThat(FINALS.size()).isEqualTo(43_639); // shows the count alone when it fails
  }

  @Test
  void theNeighboursHaveTheValuesOfTheFile() {
    List<Comparison> comparisons = Exempelby.all(SIMULATOR.comparisons(Instant.MIN, Exempelby.NOW));
    assertThat(comparisons.stream().mapToInt(each -> each.members().size()).sum()).isEqualTo(64);
    Comparison quarter =
        comparisons.stream()
            .filter(each -> each.period().text().equals("2025-Q4"))
            .findFirst()
            .orElseThrow();
    assertThat(quarter.kpi()).isEqualTo("safety-dark");
    assertThat(quarter.group()).isEqualTo("exempelby-neighbours");
    assertThat(quarter.members()).containsOnlyKeys("9991", "9992", "9993", "9994");
    assertThat(quarter.members().get("9994")).isEqualTo(new Comparison.Member(83.4, "A", null));
  }

  @Test
  void theStatementsAreThoseOfTheFile() {
    assertThat(SIMULATOR.simulation().statements())
        .extracting(each -> each.commitment() + " " + each.state() + " " + each.date())
        .containsExactly("exempelby-3 STARTED 2023-03-20", "exempelby-4 DONE 2025-06-16");
  }

  @Test
  void theWholeHistoryTakesLessThanTwoSecondsOfOneProcessor() {
    var threads = ManagementFactory.getThreadMXBean(); // a busy machine must not fail this
    long begun = threads.getCurrentThreadCpuTime();
    int rows = Exempelby.all(SIMULATOR.finals(Instant.MIN, Exempelby.NOW)).size();
    Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
    assertThat(rows).isGreaterThan(43_000);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }
}
