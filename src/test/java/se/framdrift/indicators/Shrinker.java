package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.Comparison;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * Makes a history that fails as small as it can and still fail: delta debugging of what it is made
 * of (Zeller and Hildebrandt, <i>Simplifying and Isolating Failure-Inducing Input</i>, 2002), then
 * plainer values and periods. Tries at most {@value #TRIALS} histories.
 */
@NullUnmarked
final class Shrinker {

  private static final int TRIALS = 5_000;

  /** Plainest first. */
  private static final List<String> PLAIN_PERIODS =
      List.of("2025", "2025-Q1", "2025-01", "2025-W02", "2025-01-01", "2025-01-02", "2025-02");

  private static final List<Double> PLAIN_VALUES = List.of(0.0, 1.0, 2.0, 10.0, -1.0);

  private final Predicate<History> fails;
  private int trials;

  Shrinker(Predicate<History> fails) {
    this.fails = fails;
  }

  /** The least history found; the same when nothing can go. */
  History shrunk(History failing) {
    History least = failing;
    History before;
    do {
      before = least;
      least = fewer(least, History::indicators, History::withIndicators);
      least = fewer(least, History::events, History::withEvents);
      least = fewer(least, History::notes, History::withNotes);
      least = fewerResolutions(least);
      least = plainer(least);
    } while (!least.equals(before) && trials < TRIALS);
    return least;
  }

  private boolean stillFails(History candidate) {
    if (trials >= TRIALS) {
      return false;
    }
    trials++;
    return fails.test(candidate);
  }

  /** Drops halves, then quarters and so on, for as long as what is left fails. */
  private <T> History fewer(
      History failing,
      Function<History, List<T>> parts,
      BiFunction<History, List<T>, History> with) {
    History least = failing;
    for (int chunk = Math.max(1, parts.apply(failing).size() / 2); chunk >= 1; chunk /= 2) {
      for (int at = 0; at < parts.apply(least).size(); ) {
        List<T> left = new ArrayList<>(parts.apply(least));
        left.subList(at, Math.min(at + chunk, left.size())).clear();
        History candidate = with.apply(least, List.copyOf(left));
        if (stillFails(candidate)) {
          least = candidate;
        } else {
          at += chunk;
        }
      }
    }
    return least;
  }

  private History fewerResolutions(History failing) {
    History least = failing;
    for (String kpi : List.copyOf(failing.resolutions().keySet())) {
      Map<String, String> left = new TreeMap<>(least.resolutions());
      left.remove(kpi);
      History candidate =
          new History(least.groups(), left, least.indicators(), least.notes(), least.events());
      if (stillFails(candidate)) {
        least = candidate;
      }
    }
    return least;
  }

  private History plainer(History failing) {
    History least = failing;
    for (int at = 0; at < least.events().size(); at++) {
      for (Event plain : plainer(least.events().get(at))) {
        List<Event> events = new ArrayList<>(least.events());
        events.set(at, plain);
        History candidate = least.withEvents(List.copyOf(events));
        if (stillFails(candidate)) {
          least = candidate;
          break;
        }
      }
    }
    return least;
  }

  /** What might do instead, plainest first; never what is as plain, or it would not end. */
  private static Set<Event> plainer(Event event) {
    Set<Event> plainer = new LinkedHashSet<>();
    switch (event) {
      case Event.Observed(var series, var row) -> {
        for (Period period : plainer(row.period())) {
          plainer.add(
              new Event.Observed(
                  series,
                  new Observation(
                      period, row.value(), row.missing(), row.n(), row.margin(), row.flag())));
        }
        if (row.value() != null) {
          plainer.add(new Event.Observed(series, Observation.of(row.period(), row.value())));
          for (double value : plainer(row.value())) {
            plainer.add(
                new Event.Observed(
                    series,
                    new Observation(row.period(), value, null, row.n(), row.margin(), row.flag())));
          }
        }
      }
      case Event.Compared(var comparison) -> {
        for (String code : comparison.members().keySet()) {
          var member = comparison.members().get(code);
          SortedMap<String, Comparison.Member> others = new TreeMap<>(comparison.members());
          others.remove(code);
          plainer.add(with(comparison, others));
          if (member.value() != null) {
            List<Double> values = new ArrayList<>(plainer(member.value()));
            values.add(member.value());
            for (double value : values) {
              others = new TreeMap<>(comparison.members());
              others.put(code, new Comparison.Member(value, "A", null));
              plainer.add(with(comparison, others));
            }
          }
        }
      }
    }
    plainer.remove(event);
    return plainer;
  }

  private static Event with(Comparison comparison, SortedMap<String, Comparison.Member> members) {
    return new Event.Compared(
        new Comparison(comparison.kpi(), comparison.period(), comparison.group(), members));
  }

  private static List<Period> plainer(Period period) {
    int rank = PLAIN_PERIODS.indexOf(period.text());
    return PLAIN_PERIODS.subList(0, rank < 0 ? PLAIN_PERIODS.size() : rank).stream()
        .map(Period::parse)
        .toList();
  }

  private static List<Double> plainer(double value) {
    int rank = PLAIN_VALUES.indexOf(value);
    List<Double> plainer =
        new ArrayList<>(PLAIN_VALUES.subList(0, rank < 0 ? PLAIN_VALUES.size() : rank));
    if (rank < 0 && Double.isFinite(value)) {
      BigDecimal exact = BigDecimal.valueOf(value);
      for (int digits = 1; digits < exact.precision(); digits++) {
        var rounding = new MathContext(digits, RoundingMode.HALF_EVEN);
        plainer.add(exact.round(rounding).doubleValue());
      }
      plainer.removeIf(other -> other == value);
    }
    return plainer;
  }
}
