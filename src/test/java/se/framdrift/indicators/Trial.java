package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Indicator;
import se.framdrift.formula.CelFormulas;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.Change;
import se.framdrift.model.Coverage;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** One history, told to the engine in several orders and held against the oracle. */
@NullUnmarked
final class Trial {

  static final Formula.Compiler CEL = remembering(new CelFormulas());

  /** An order of arrival that made the engine say something else than the oracle. */
  record Difference(long seed, History told, boolean asking) {

    /** As small a history as shows it, in the notation of the scenarios. */
    String story() {
      History least = new Shrinker(history -> differs(history, asking)).shrunk(told);
      return "seed %d, shrunk from %d events to %d%s%n%n%s"
          .formatted(
              seed,
              told.events().size(),
              least.events().size(),
              asking ? ", asked after each" : "",
              Notation.of(least, asking) + "# but the engine says " + said(least, asking));
    }
  }

  private Trial() {}

  /**
   * The history of a seed: as it came, in two other orders with duplicates (in one the engine is
   * asked between arrivals, so that what it remembers can be out of date), and only what is in
   * force. Empty when all is well.
   */
  static Optional<Difference> of(long seed) {
    Histories histories = new Histories(seed);
    return of(seed, histories, histories.history());
  }

  /** The same of as many figures as make it matter how they are kept. */
  static Optional<Difference> ofMany(long seed) {
    Histories histories = new Histories(seed);
    return of(seed, histories, histories.longHistory());
  }

  private static Optional<Difference> of(long seed, Histories histories, History history) {
    Map<String, List<String>> expected = expected(history);
    Random random = new Random(~seed);
    History other = history.withEvents(histories.otherOrder(history.events()));
    History asked = history.withEvents(repeated(histories.otherOrder(history.events()), random));
    History rebuilt = history.withEvents(history.inForce());
    for (History told : List.of(history, other, asked, rebuilt)) {
      boolean asking = told == asked;
      if (!said(told, asking).equals(expected)) {
        return Optional.of(new Difference(seed, told, asking));
      }
    }
    return Optional.empty();
  }

  private static boolean differs(History told, boolean asking) {
    return !said(told, asking).equals(expected(told));
  }

  /** Now and then the same again, at once or after the next. */
  private static List<Event> repeated(List<Event> events, Random random) {
    List<Event> repeated = new ArrayList<>();
    for (Event event : events) {
      repeated.add(event);
      if (random.nextInt(4) == 0) {
        repeated.add(event);
      }
    }
    return repeated;
  }

  static Engine engine(History told, boolean asking) {
    Engine engine = new Engine(told.catalog(), CEL);
    int turn = 0;
    for (Event event : told.events()) {
      apply(engine, event);
      if (asking && turn++ % 3 == 0) {
        engine.values(told.indicators().get(turn % told.indicators().size()).id(), 3);
      }
    }
    return engine;
  }

  static Set<String> apply(Engine engine, Event event) {
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

  private static Map<String, List<String>> said(History told, boolean asking) {
    try {
      return said(engine(told, asking), told.indicators());
    } catch (RuntimeException e) {
      return Map.of("threw", List.of(e.toString())); // which data must never make it do
    }
  }

  /** Everything that the engine says, by indicator. */
  static Map<String, List<String>> said(Engine engine, List<Indicator> indicators) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (Indicator indicator : indicators) {
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
                value.qualityNote(),
                value.coverage()));
      }
      said.put(indicator.id(), values);
    }
    return said;
  }

  private static Map<String, List<String>> expected(History history) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    history
        .fromScratch()
        .forEach((id, values) -> said.put(id, values.stream().map(Trial::spelled).toList()));
    return said;
  }

  private static String spelled(BatchEvaluator.Expected value) {
    return spelled(
        value.period(),
        value.value(),
        value.missing(),
        value.margin(),
        value.n(),
        value.flag(),
        value.note(),
        value.coverage());
  }

  /** With the bits of the value, so that nearly the same is not the same. */
  private static String spelled(
      Period period,
      Double value,
      String missing,
      Double margin,
      Long n,
      String flag,
      LocalizedText note,
      Coverage coverage) {
    StringBuilder spelled = new StringBuilder(period.text()).append(' ');
    if (value == null) {
      spelled.append(missing);
    } else {
      spelled.append(Double.doubleToRawLongBits(value));
    }
    if (margin != null) {
      spelled.append(" margin ").append(Double.doubleToRawLongBits(margin));
    }
    spelled.append(' ').append(n).append(flag);
    if (note != null) {
      spelled.append(' ').append(note.sv()).append('|').append(note.en());
    }
    if (coverage != null) {
      spelled.append(' ').append(coverage.present()).append('/').append(coverage.expected());
    }
    return spelled.toString();
  }

  private static Formula.Compiler remembering(Formula.Compiler compiler) {
    Map<String, Formula> known = new ConcurrentHashMap<>();
    return (expression, names) ->
        known.computeIfAbsent(
            expression + names.stream().sorted().toList(),
            _ -> compiler.compile(expression, names));
  }
}
