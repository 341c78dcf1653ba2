package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Indicator;
import se.framdrift.formula.CelFormulas;
import se.framdrift.indicators.Histories.Event;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** The engine against the oracle, to the last bit. Every seed is a catalog and a history. */
@NullUnmarked
class EngineProperties {

  private static final Formula.Compiler CEL = remembering(new CelFormulas());

  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  static LongStream fewSeeds() {
    return LongStream.range(10_000, 10_080);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void saysWhatAComputationFromScratchSaysInEveryOrderOfArrival(long seed) {
    Histories histories = new Histories(seed);
    Catalog catalog = histories.catalog();
    List<Event> events = histories.events(catalog);
    Map<String, List<String>> expected = fromScratch(catalog, events);

    Engine engine = new Engine(catalog, CEL);
    events.forEach(event -> apply(engine, event));
    assertThat(said(engine, catalog)).isEqualTo(expected);

    Engine other = new Engine(catalog, CEL);
    histories.otherOrder(events).forEach(event -> apply(other, event));
    assertThat(said(other, catalog)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void namesEveryIndicatorThatChanged(long seed) {
    Histories histories = new Histories(seed);
    Catalog catalog = histories.catalog();
    Engine engine = new Engine(catalog, CEL);
    Map<String, List<String>> before = said(engine, catalog);
    for (Event event : histories.events(catalog)) {
      Set<String> named = apply(engine, event);
      Map<String, List<String>> after = said(engine, catalog);
      for (String id : after.keySet()) {
        if (!named.contains(id.substring(0, id.indexOf(" [")))) {
          assertThat(after.get(id)).as("%s after %s", id, event).isEqualTo(before.get(id));
        }
      }
      assertThat(apply(engine, event)).as("the same once more").isEmpty();
      before = after;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void givesTheSameValueHoweverItIsAsked(long seed) {
    Histories histories = new Histories(seed);
    Catalog catalog = histories.catalog();
    Engine engine = new Engine(catalog, CEL);
    histories.events(catalog).forEach(event -> apply(engine, event));
    for (Indicator indicator : catalog.indicators()) {
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

  @Test
  void theHistoriesReachEveryRule() {
    Set<String> reached = new TreeSet<>();
    for (long seed = 0; seed < 400; seed++) {
      Histories histories = new Histories(seed);
      Catalog catalog = histories.catalog();
      Engine engine = new Engine(catalog, CEL);
      histories.events(catalog).forEach(event -> apply(engine, event));
      for (Indicator indicator : catalog.indicators()) {
        String kind =
            indicator.formula() == null
                ? indicator.inputs().getFirst().aggregate().code()
                : "Formula";
        for (IndicatorValue value : engine.values(indicator.id(), Integer.MAX_VALUE)) {
          Reason why = value.missing();
          reached.add(why != null ? why.code() : kind);
          if (why != null && why.params().containsKey("expected")) {
            reached.add("something never came");
          }
          if (why == null && value.qualityNote() != null) {
            boolean few = value.qualityNote().en().startsWith("Only ");
            reached.add(kind + (few ? " of too few" : " with a note"));
          }
          if (why == null && value.flag().equals("P")) {
            reached.add(kind + " provisional");
          }
        }
      }
    }
    for (String kind :
        List.of(
            "latest",
            "change-on-year",
            "cumulative-since",
            "index-to-baseline",
            "calendar-period",
            "rolling-window",
            "rank",
            "Formula")) {
      assertThat(reached).contains(kind, kind + " with a note", kind + " provisional");
    }
    assertThat(reached)
        .contains(
            "missing-hidden",
            "missing-input",
            "no-year-earlier",
            "no-baseline",
            "zero-baseline",
            "hole",
            "something never came",
            "calendar-period of too few",
            "rolling-window of too few",
            "Formula of too few",
            "nothing-in-window",
            "no-comparison",
            "no-own-value",
            "not-finite");
  }

  private static Set<String> apply(Engine engine, Event event) {
    return switch (event) {
      case Event.Observed(var series, var observation) ->
          engine.apply(
              new Change(
                  series,
                  observation.period(),
                  engine.observation(series, observation.period()).orElse(null),
                  observation));
      case Event.Compared(var comparison) -> engine.apply(comparison);
    };
  }

  private static Map<String, List<String>> said(Engine engine, Catalog catalog) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (Indicator indicator : catalog.indicators()) {
      List<String> values = new ArrayList<>();
      for (IndicatorValue value : engine.values(indicator.id(), Integer.MAX_VALUE)) {
        Reason missing = value.missing();
        values.add(
            spelled(
                value.period(),
                value.value(),
                missing == null ? null : missing.code(),
                value.margin(),
                value.n(),
                value.flag(),
                value.qualityNote()));
      }
      said.put(indicator.id() + " " + indicator.inputs(), values);
    }
    return said;
  }

  private static Map<String, List<String>> fromScratch(Catalog catalog, List<Event> events) {
    Map<String, Fact.Observed> observed = new HashMap<>();
    Map<String, Comparison> compared = new TreeMap<>();
    for (Event event : events) {
      switch (event) {
        case Event.Observed(var series, var observation) ->
            observed.put(event.key(), new Fact.Observed(series, observation));
        case Event.Compared(var comparison) -> compared.put(event.key(), comparison);
      }
    }
    var oracle =
        new BatchEvaluator(
            catalog,
            List.copyOf(observed.values()),
            List.copyOf(compared.values()),
            Histories.FORMULAS);
    Map<String, List<BatchEvaluator.Expected>> values = oracle.values();
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (Indicator indicator : catalog.indicators()) {
      said.put(
          indicator.id() + " " + indicator.inputs(),
          values.get(indicator.id()).stream()
              .map(
                  value ->
                      spelled(
                          value.period(),
                          value.value(),
                          value.missing(),
                          value.margin(),
                          value.n(),
                          value.flag(),
                          value.note()))
              .toList());
    }
    return said;
  }

  /** With the bits of the value, so that nearly the same is not the same. */
  private static String spelled(
      Period period,
      Double value,
      String missing,
      Double margin,
      Long n,
      String flag,
      LocalizedText note) {
    String bits = value == null ? missing : value + " " + Double.doubleToLongBits(value);
    return period + " " + bits + " ±" + margin + " n" + n + " " + flag + " " + note;
  }

  private static Formula.Compiler remembering(Formula.Compiler compiler) {
    Map<String, Formula> known = new ConcurrentHashMap<>();
    return (expression, names) ->
        known.computeIfAbsent(
            expression + names.stream().sorted().toList(),
            _ -> compiler.compile(expression, names));
  }
}
