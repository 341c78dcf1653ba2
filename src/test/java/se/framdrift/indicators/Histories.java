package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Random catalogs, and random stories of what came to be known of their series. */
@NullUnmarked
final class Histories {

  static final String OWN = "1441";

  /** Formulas in CEL and what they mean, written in Java. */
  private static final Map<String, Meaning> FORMULAS =
      Map.of(
          "2.5 * a", (a, b, c) -> 2.5 * a,
          "a / b", (a, b, c) -> a / b,
          "100.0 * (a - b) / b", (a, b, c) -> 100.0 * (a - b) / b,
          "a > b ? a - b : b", (a, b, c) -> a > b ? a - b : b,
          "max(a, b) + min(a, 0.1)", (a, b, c) -> Math.max(a, b) + Math.min(a, 0.1),
          "(a + b) / c", (a, b, c) -> (a + b) / c);

  /** Of at most three inputs. */
  private interface Meaning {
    double of(double a, double b, double c);
  }

  private static final double[] VALUES = {
    0, -0.0, 0.1, 0.2, 0.3, 1, 2, 2, 3, 20.65, -7.5, 1e16, -1e16, 1.0e-9, 1e308, -1e308, 4.9e-324
  };

  /** SMHI's for days with sunshine enough, and one that says that it is always winter. */
  private static final List<List<Double>> LIMITS =
      List.of(
          List.of(17.0, 17.0, 17.0, 12.0, 10.0, 10.0, 10.0, 11.0, 12.0, 13.0, 17.0, 17.0),
          Collections.nCopies(12, 17.0),
          List.of(5.0, 0.0, -3.5, 12.0, 10.0, 10.0, 10.0, 11.0, 12.0, 13.0, 17.0, 17.0));

  private static final List<Double> NORMAL =
      List.of(600.0, 550.5, 480.0, 300.0, 0.0, 0.0, 0.0, 10.1, 120.0, 300.0, 420.0, 560.0);

  private final Random random;

  Histories(long seed) {
    this.random = new Random(seed);
  }

  /** What a formula means; of one that is not of the histories, what CEL says. */
  static Formula meaning(Indicator indicator) {
    Meaning meaning = FORMULAS.get(indicator.formula());
    if (meaning == null) {
      return Trial.CEL.compile(
          indicator.formula(),
          indicator.inputs().stream().map(Input::name).collect(Collectors.toSet()));
    }
    return inputs ->
        meaning.of(
            inputs.getOrDefault("a", Double.NaN),
            inputs.getOrDefault("b", Double.NaN),
            inputs.getOrDefault("c", Double.NaN));
  }

  /** A catalog and what came. */
  History history() {
    List<SeriesId> ids = series();
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      indicators.add(indicator("i" + i, null, List.of(input("a", any(ids), ids))));
    }
    SeriesId energy = SeriesId.of(OWN, "k" + RandomPeriods.ENERGY);
    if (ids.contains(energy)) {
      SeriesId days = SeriesId.of(OWN, "k" + RandomPeriods.DAYS);
      indicators.add(indicator("e", null, List.of(new Input("a", energy, corrected(days)))));
      Gathering months = new Gathering.Calendar(CalendarUnit.MONTH);
      Aggregate cold = new Aggregate.Gathered(months, degreeDays());
      indicators.add(indicator("d", null, List.of(new Input("a", days, cold))));
    }
    for (String formula : FORMULAS.keySet().stream().sorted().toList()) {
      if (random.nextInt(3) == 0) {
        indicators.add(indicator("f" + formula, formula, inputs(formula, ids)));
      }
    }
    List<QualityNote> notes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      SeriesId id = any(ids);
      notes.add(
          new QualityNote(id, any(RandomPeriods.of(id)), LocalizedText.same("unlikely " + i)));
    }
    return new History(Map.of(), resolutions(ids), indicators, notes, events(indicators));
  }

  /** Many figures of two series, and what can be gathered of them. */
  History longHistory() {
    List<SeriesId> ids =
        List.of(
            SeriesId.of(OWN, "k" + RandomPeriods.MANY), SeriesId.of(OWN, "w" + RandomPeriods.MANY));
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      indicators.add(indicator("i" + i, null, List.of(input("a", ids.getFirst(), ids))));
    }
    List<Event> events = new ArrayList<>();
    ids.forEach(id -> nearlyAll(id, events));
    events.addAll(events(indicators));
    return new History(Map.of(), resolutions(ids), indicators, List.of(), events);
  }

  /** Some that have companions with the same periods: weights, wholes, a dimension. */
  private List<SeriesId> series() {
    Set<SeriesId> series = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int kind = random.nextInt(RandomPeriods.kinds());
      series.add(SeriesId.of(OWN, "k" + kind));
      series.add(
          random.nextInt(4) == 0
              ? SeriesId.parse(OWN + ":k" + kind + ":gender=K")
              : SeriesId.of(OWN, "w" + kind));
    }
    if (random.nextInt(3) == 0) {
      series.add(SeriesId.of(OWN, "k" + RandomPeriods.DAYS));
      series.add(SeriesId.of(OWN, "k" + RandomPeriods.ENERGY));
    }
    return List.copyOf(series);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Map<String, String> resolutions(List<SeriesId> ids) {
    Map<String, String> resolutions = new TreeMap<>();
    for (SeriesId id : ids) {
      switch (random.nextInt(10)) {
        case 0 -> resolutions.remove(id.kpi());
        case 1 -> resolutions.put(id.kpi(), any(List.of("P1Y", "P6M", "P3M", "P1M", "P0D")));
        default -> resolutions.put(id.kpi(), RandomPeriods.resolution(id));
      }
    }
    return resolutions;
  }

  private static Indicator indicator(String id, String formula, List<Input> inputs) {
    return new Indicator(
        id, LocalizedText.same(id), "1", 1, Indicator.Direction.NONE, inputs, formula);
  }

  /** Mostly of one series, so that the inputs meet at some period. */
  private List<Input> inputs(String formula, List<SeriesId> ids) {
    SeriesId usual = any(ids);
    List<Input> inputs = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      if (formula.matches(".*\\b" + name + "\\b.*")) {
        inputs.add(input(name, random.nextInt(4) == 0 ? any(ids) : usual, ids));
      }
    }
    return inputs;
  }

  private Input input(String name, SeriesId series, List<SeriesId> ids) {
    List<Period> periods = RandomPeriods.of(series);
    Aggregate aggregate =
        switch (random.nextInt(16)) {
          case 0 -> new Aggregate.Latest();
          case 1 -> new Aggregate.ChangeOnYear();
          case 2 -> new Aggregate.IndexToBaseline(any(periods));
          case 3 -> new Aggregate.Rank(group(), random.nextBoolean());
          case 4, 5 ->
              new Aggregate.Distance(
                  group(), any(List.of("median", "mean", "highest", "lowest", "1001")));
          case 6 -> corrected(any(ids));
          case 7, 8 ->
              new Aggregate.Gathered(
                  new Gathering.Since(any(periods).firstDay().minusDays(random.nextInt(2))),
                  random.nextBoolean() ? new Statistic.Sum() : statistic(series, ids));
          case 9, 10, 11 ->
              new Aggregate.Gathered(new Gathering.Rolling(window()), statistic(series, ids));
          default ->
              new Aggregate.Gathered(
                  new Gathering.Calendar(any(List.of(CalendarUnit.values()))),
                  statistic(series, ids));
        };
    int enough = random.nextBoolean() ? 90 : any(List.of(1, 50, 75, 100));
    return new Input(name, series, aggregate, enough);
  }

  private Statistic statistic(SeriesId series, List<SeriesId> ids) {
    return switch (random.nextInt(12)) {
      case 0 -> new Statistic.Sum();
      case 1 -> new Statistic.Mean();
      case 2 -> new Statistic.Min();
      case 3 -> new Statistic.Max();
      case 4 -> new Statistic.Count();
      case 5, 6 ->
          new Statistic.Percentile(any(List.of(0.0, 2.5, 25.0, 50.0, 90.0, 98.0, 99.9, 100.0)));
      case 7 ->
          new Statistic.Exceedances(any(List.of(0.0, 2.0, 10.0, -7.5, 1e16)), random.nextBoolean());
      case 8, 9 -> new Statistic.WeightedMean(companion(series, ids));
      case 10 -> new Statistic.Share(companion(series, ids));
      default -> degreeDays();
    };
  }

  /** Mostly one that has figures for the same periods. */
  private SeriesId companion(SeriesId series, List<SeriesId> ids) {
    List<SeriesId> alike =
        ids.stream()
            .filter(id -> id.kpi().substring(1).equals(series.kpi().substring(1)))
            .filter(id -> !id.equals(series))
            .toList();
    return alike.isEmpty() || random.nextInt(10) == 0 ? any(ids) : any(alike);
  }

  private Aggregate corrected(SeriesId temperature) {
    return new Aggregate.DegreeDayCorrected(
        temperature, degreeDays(), NORMAL, any(List.of(70.0, 100.0, 0.0, 33.3)));
  }

  private Statistic.DegreeDays degreeDays() {
    return new Statistic.DegreeDays(any(List.of(17.0, 20.0, -3.25)), any(LIMITS));
  }

  private String group() {
    return any(List.of("g", "g", "nine", "h"));
  }

  private java.time.Period window() {
    return java.time.Period.parse(
        any(List.of("P1D", "P7D", "P1M", "P2M", "P12M", "P1Y", "P3Y", "P2Y1M")));
  }

  /** What came, in the order in which it came: with duplicates, revisions and withdrawals. */
  private List<Event> events(List<Indicator> indicators) {
    List<SeriesId> ids =
        indicators.stream().flatMap(indicator -> indicator.series().stream()).distinct().toList();
    List<Event> events = new ArrayList<>();
    for (SeriesId id : ids) {
      if (random.nextInt(3) != 0) {
        nearlyAll(id, events);
      }
    }
    for (int i = 5 + random.nextInt(40); i > 0; i--) {
      SeriesId id = any(ids);
      switch (random.nextInt(24)) {
        case 0 -> nearlyAll(id, events);
        case 1, 2, 3 -> events.add(new Event.Compared(comparison(id)));
        case 4, 5, 6 -> {
          if (!events.isEmpty()) {
            events.add(any(events));
          }
        }
        default -> events.add(new Event.Observed(id, observation(any(RandomPeriods.of(id)))));
      }
    }
    return events;
  }

  /** A feed that now and then leaves something out. */
  private void nearlyAll(SeriesId id, List<Event> events) {
    int every = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 4 + random.nextInt(100);
    int usual = id.kpi().startsWith("w") ? 2 : 1; // wholes and their parts
    int kind = random.nextBoolean() ? usual : random.nextInt(4);
    for (Period period : RandomPeriods.of(id)) {
      if (random.nextInt(every) != 0) {
        double value =
            switch (kind) {
              case 0 -> value();
              case 1 -> random.nextInt(60); // cases, of which others are a part
              case 2 -> 60 + random.nextInt(100);
              default -> random.nextInt(400) / 10.0 - 15; // temperatures
            };
        Double margin = kind == 1 ? (Double) (random.nextInt(30) / 10.0) : null;
        events.add(new Event.Observed(id, new Observation(period, value, null, null, margin, "A")));
      }
    }
  }

  private Observation observation(Period period) {
    if (random.nextInt(6) == 0) {
      return Observation.missing(period, any(List.of(Missing.values())));
    }
    Long n = random.nextBoolean() ? (long) random.nextInt(1000) : null;
    Double margin = random.nextBoolean() ? random.nextInt(50) / 10.0 : null;
    String flag = any(List.of("A", "A", "A", "A", "P", "E", "B", "U"));
    return new Observation(period, value(), null, n, margin, flag);
  }

  private double value() {
    return random.nextInt(3) == 0
        ? VALUES[random.nextInt(VALUES.length)]
        : random.nextInt(20_000) / 100.0 - 50;
  }

  private Comparison comparison(SeriesId id) {
    SortedMap<String, Comparison.Member> members = new TreeMap<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      String code = random.nextInt(5) == 0 ? OWN : "100" + i;
      Double value = random.nextInt(5) == 0 ? null : (Double) value();
      String flag = value == null ? "M" : any(List.of("A", "A", "A", "P", "B"));
      members.put(code, new Comparison.Member(value, flag, random.nextBoolean() ? 7L : null));
    }
    return new Comparison(id.kpi(), any(RandomPeriods.of(id)), group(), members);
  }

  /** Another order of arrival; what is in force in the end stays in force. */
  List<Event> otherOrder(List<Event> events) {
    Map<String, List<Event>> queues = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (Event event : events) {
      queues.computeIfAbsent(event.key(), _ -> new ArrayList<>()).add(event);
      keys.add(event.key());
    }
    for (List<Event> queue : queues.values()) {
      Collections.shuffle(queue.subList(0, queue.size() - 1), random);
    }
    Collections.shuffle(keys, random);
    List<Event> other = new ArrayList<>();
    for (String key : keys) {
      other.add(queues.get(key).removeFirst());
    }
    return other;
  }
}
