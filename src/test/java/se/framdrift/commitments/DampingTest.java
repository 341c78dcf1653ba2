package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.catalog.Steadiness;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;

class DampingTest {

  private static final LocalDate LAST = LocalDate.of(2026, 1, 31);

  private static Status daily(Map<String, String> facts, int count, double first, double then) {
    Map<String, String> all = new TreeMap<>(facts);
    all.putAll(Map.of("from", "2015-01-01", "deadline", "2030-12-31"));
    List<IndicatorValue> figures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Period day = Period.ofDay(LAST.minusDays(count - 1L - i));
      figures.add(new IndicatorValue(day, i == 0 ? first : then, null, null, null, "A", null));
    }
    Evidence evidence = Known.figures(figures, "P3D", "P1D");
    return Assessor.assess(new Scenario(all).commitment(), evidence, Scenario.instant("2026-02-01"))
        .status();
  }

  private static Map<String, String> facts(String kind, String target, String steady) {
    return Map.of("kind", kind, "target", target, "steady", steady);
  }

  @Test
  void theSameFiguresGiveTheSameLightHoweverManyThereAre() {
    Map<String, String> facts = facts("service-time", "at least 90 %", "hysteresis 5");
    assertThat(daily(facts, 230, 91, 86).state()).isEqualTo(State.OFF_TRACK);
    assertThat(daily(facts, 245, 91, 86)).isEqualTo(daily(facts, 230, 91, 86));
    assertThat(daily(facts, 230, 80, 91).state()).isEqualTo(State.OFF_TRACK);
    assertThat(daily(facts, 245, 80, 91)).isEqualTo(daily(facts, 230, 80, 91));
  }

  /** Time on the processor, so that a busy machine does not make it fail. */
  @Tag("timing")
  @ParameterizedTest
  @ValueSource(strings = {"service-time", "keep-within", "reach-by"})
  void aSteadyRuleOverElevenYearsOfDaysIsSoonJudged(String kind) {
    Map<String, String> facts =
        new TreeMap<>(facts(kind, "at most 9000 kt", "hysteresis 1, dwell 2"));
    if (kind.equals("reach-by")) {
      facts.put("path", "budget");
    }
    daily(facts, 4_000, 1, 2);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long started = threads.getCurrentThreadCpuTime();
    daily(facts, 4_000, 1, 2);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started))
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aLimitThatHoldsAllTheTimeAndABudgetAreNeverDamped() {
    Map<String, String> limit = facts("keep-within", "at most 50 kt", "hysteresis 5, dwell 3");
    assertThat(daily(limit, 40, 40, 49).reasons())
        .extracting(Reason::code)
        .doesNotContain("damped");
    Map<String, String> budget = new TreeMap<>(facts("reach-by", "at most 50 kt", "dwell 3"));
    budget.put("path", "budget");
    Scenario scenario = new Scenario(budget);
    assertThat(
            Flapping.preview(
                new Scenario(withTime(limit)).commitment(),
                scenario.evidence(),
                Scenario.instant("2026-02-01"),
                new Steadiness(5, 3, 1, 1)))
        .isNull();
    assertThat(
            Flapping.preview(
                new Scenario(withTime(budget)).commitment(),
                scenario.evidence(),
                Scenario.instant("2026-02-01"),
                new Steadiness(5, 3, 1, 1)))
        .isNull();
  }

  private static Map<String, String> withTime(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(facts);
    all.putAll(Map.of("from", "2015-01-01", "deadline", "2030-12-31"));
    return all;
  }
}
