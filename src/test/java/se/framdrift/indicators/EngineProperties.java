package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.testing.Seeds;

/** The engine against the oracle, to the last bit. Every seed is a catalog and a history. */
@NullUnmarked
class EngineProperties {

  private static final int HISTORIES = 10_000;

  private static final int LONG_HISTORIES = 16;

  static LongStream fewSeeds() {
    return Seeds.upTo(80).map(seed -> 10_000 + seed);
  }

  /** Start elsewhere with {@code -Dhistories.from=123456}. */
  @Test
  void saysWhatAComputationFromScratchSaysInEveryOrderOfArrival(TestReporter reporter) {
    holds(Long.getLong("histories.from", 0), HISTORIES, Trial::of, reporter);
  }

  @Tag("simulation")
  @Test
  void saysItOfLongSeriesToo(TestReporter reporter) {
    holds(Long.getLong("histories.from", 0), LONG_HISTORIES, Trial::ofMany, reporter);
  }

  private static void holds(
      long from, int count, LongFunction<Optional<Trial.Difference>> trial, TestReporter reporter) {
    reporter.publishEntry("seeds", from + " to " + (from + count - 1));
    Optional<Trial.Difference> first =
        Seeds.upTo(count)
            .parallel()
            .map(seed -> from + seed)
            .mapToObj(trial)
            .flatMap(Optional::stream)
            .min(Comparator.comparing(Trial.Difference::seed));
    assertThat(first.map(Trial.Difference::story)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void isToldInScenariosThatAreTrue(long seed) {
    History history = new Histories(seed).history();
    for (Indicator indicator : history.indicators()) {
      new Scenario().tell(Notation.lines(history, indicator, false));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void namesEveryIndicatorThatChanged(long seed) {
    History history = new Histories(seed).history();
    Catalog catalog = history.catalog();
    Engine engine = new Engine(catalog, Trial.CEL);
    Map<String, List<String>> before = Trial.said(engine, catalog.indicators());
    for (Event event : history.events()) {
      Set<String> named = Trial.apply(engine, event);
      Map<String, List<String>> after = Trial.said(engine, catalog.indicators());
      for (String id : after.keySet()) {
        if (!named.contains(id)) {
          assertThat(after.get(id)).as("%s after %s", id, event).isEqualTo(before.get(id));
        }
      }
      assertThat(Trial.apply(engine, event)).as("the same once more").isEmpty();
      before = after;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void givesTheSameValueHoweverItIsAsked(long seed) {
    History history = new Histories(seed).history();
    Engine engine = Trial.engine(history, false);
    for (Indicator indicator : history.indicators()) {
      String id = indicator.id();
      List<IndicatorValue> all = engine.values(id, Integer.MAX_VALUE);
      assertThat(all).isSortedAccordingTo((a, b) -> a.period().compareTo(b.period()));
      for (int limit = 0; limit < all.size(); limit++) {
        assertThat(engine.values(id, limit)).isEqualTo(all.subList(all.size() - limit, all.size()));
      }
      assertThat(engine.latest(id).stream().toList())
          .isEqualTo(all.subList(Math.max(0, all.size() - 1), all.size()));
      for (IndicatorValue value : all) {
        assertThat(engine.at(id, value.period())).contains(value);
        assertThat(engine.explain(id, value.period()).value()).isEqualTo(value);
      }
    }
  }

  @Tag("simulation")
  @Test
  void theHistoriesReachEveryRule() {
    Set<String> reached = new TreeSet<>();
    for (long seed = 0; seed < 1_000; seed++) {
      History history = new Histories(seed).history();
      Engine engine = Trial.engine(history, false);
      for (Indicator indicator : history.indicators()) {
        String kind = indicator.formula() == null ? kind(indicator) : "formula";
        for (IndicatorValue value : engine.values(indicator.id(), Integer.MAX_VALUE)) {
          reached.addAll(what(kind, value));
        }
      }
    }
    for (String gathering : List.of("calendar-period", "rolling-window", "cumulative-since")) {
      for (String statistic :
          List.of(
              "mean",
              "min",
              "max",
              "count",
              "percentile",
              "exceedances",
              "weighted-mean",
              "share")) {
        String kind = gathering + " " + statistic;
        assertThat(reached).contains(kind, kind + " provisional", kind + " of too few");
      }
      assertThat(reached).contains(gathering + " degree-days", gathering + " sum");
    }
    for (String kind :
        List.of(
            "latest",
            "change-on-year",
            "index-to-baseline",
            "rank",
            "distance",
            "degree-day-corrected",
            "cumulative-since sum",
            "calendar-period weighted-mean",
            "rolling-window share",
            "formula")) {
      assertThat(reached).contains(kind, kind + " with a note", kind + " provisional");
    }
    assertThat(reached)
        .contains(
            "missing-hidden",
            "missing-not-reported",
            "missing-input",
            "no-year-earlier",
            "no-baseline",
            "zero-baseline",
            "hole",
            "something never came",
            "formula of too few",
            "nothing-in-window",
            "no-comparison",
            "too-few-compared",
            "no-own-value",
            "not-finite",
            "negative-weight",
            "no-weight",
            "no-cases",
            "part-exceeds-whole",
            "not-months",
            "no-degree-days",
            "weighted-mean with a margin",
            "share with n");
  }

  private static String kind(Indicator indicator) {
    Aggregate aggregate = indicator.inputs().getFirst().aggregate();
    return aggregate instanceof Aggregate.Gathered(_, var statistic)
        ? aggregate.code() + " " + statistic.code()
        : aggregate.code();
  }

  private static Set<String> what(String kind, IndicatorValue value) {
    Set<String> reached = new TreeSet<>();
    Reason why = value.missing();
    if (why != null) {
      reached.add(why.code());
      if (why.params().containsKey("expected")) {
        reached.add("something never came");
      }
      return reached;
    }
    reached.add(kind);
    if (value.qualityNote() != null) {
      boolean few = value.qualityNote().en().startsWith("Only ");
      reached.add(kind + (few ? " of too few" : " with a note"));
    }
    if (value.flag().equals("P")) {
      reached.add(kind + " provisional");
    }
    if (value.margin() != null && kind.endsWith("weighted-mean")) {
      reached.add("weighted-mean with a margin");
    }
    if (value.n() != null && kind.endsWith("share")) {
      reached.add("share with n");
    }
    return reached;
  }
}
