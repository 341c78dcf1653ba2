package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Random catalogs, and random stories of what came to be known of their series. */
@NullUnmarked
final class Histories {

  /** Something that arrived: an observation of a series, or a comparison. */
  sealed interface Event {

    record Observed(SeriesId series, Observation observation) implements Event {}

    record Compared(Comparison comparison) implements Event {}

    /** Of the events with one key, the last is in force. */
    default String key() {
      return switch (this) {
        case Observed(var series, var observation) -> series + " " + observation.period();
        case Compared(var c) -> c.kpi() + " " + c.group() + " " + c.period();
      };
    }
  }

  static final String OWN = "9999";

  /** Formulas in CEL and what they mean, written in Java. */
  static final Map<String, BatchEvaluator.Meaning> FORMULAS =
      Map.of(
          "2.5 * a", (a, b, c) -> 2.5 * a,
          "a / b", (a, b, c) -> a / b,
          "100.0 * (a - b) / b", (a, b, c) -> 100.0 * (a - b) / b,
          "a > b ? a - b : b", (a, b, c) -> a > b ? a - b : b,
          "max(a, b) + min(a, 0.1)", (a, b, c) -> Math.max(a, b) + Math.min(a, 0.1),
          "(a + b) / c", (a, b, c) -> (a + b) / c);

  /** Stories that the calendar makes hard: each line is a series' periods. */
  private static final List<List<Period>> PERIODS =
      List.of(
          periods("2019 2020 2021 2022 2023 2024 2025 1749 1750"),
          periods(
              "2019-11 2019-12 2020-01 2020-02 2020-03 2021-02 2024-02 2025-02 2022-10 2022-11"),
          periods(
              "2020-02-28 2020-02-29 2021-02-28 2024-02-29 2025-02-28 2025-03-30 2024-10-27"
                  + " 2023-10-27 2025-03-31 2022-10-14 2022-10-15 2022-10-16"),
          periods(
              "2020-W52 2020-W53 2021-W01 2021-W52 2022-W01 2019-W52 2026-W53 2025-W52 2020-W01"),
          periods("2020-Q1 2020-Q2 2020-Q3 2020-Q4 2021-Q1 2022-Q4 2023-Q1 2023-Q4"),
          periods(
              "2019-07-01/P12M 2020-07-01/P12M 2021-07-01/P12M 2024-07-01/P12M"
                  + " 2025-07-01/P12M 2025-07-01/P6M"),
          periods(
              "2025-03-30T00:00+01:00/PT1H 2025-03-30T01:00+01:00/PT1H"
                  + " 2025-03-30T03:00+02:00/PT1H 2025-10-26T02:00+02:00/PT1H"
                  + " 2025-10-26T02:00+01:00/PT1H 2025-10-25T23:00+02:00/PT1H"
                  + " 2025-10-25T23:30+02:00/PT1H 2024-10-26T02:00+02:00/PT1H"
                  + " 2024-03-30T02:00+01:00/PT1H 2025-03-30T23:00+02:00/PT1H"),
          periods(
              "2024-12-31T23:00:00Z 2025-01-01T00:00:00Z 2025-01-31T23:00:00Z"
                  + " 2025-02-28T23:00:00Z 2024-02-28T23:00:00Z 2025-03-30T22:00:00Z"
                  + " 2024-01-31T23:00:00.5Z 2024-06-30T22:00:00Z"),
          periods(
              "2024 2024-Q1 2024-Q4 2024-02 2024-12 2024-12-31 2025-W01 2024-07-01/P12M"
                  + " 2024-12-31T22:00:00Z/PT1H 2024-12-31T23:00:00Z 2023 2023-12-31 2023-02-28"),
          run("2022-11-01", "P1M", 27),
          run("2024-02-20", "P1D", 40),
          run("2024-12-02", "P7D", 12),
          hours("2025-03-29T22:00:00Z", 26),
          hours("2025-10-25T21:00:00Z", 27));

  /** How often figures of those series should come; sometimes it is said otherwise. */
  private static final List<String> RESOLUTIONS =
      List.of(
          "P1Y", "P1M", "P1D", "P1W", "P3M", "P1Y", "PT1H", "P1M", "P1M", "P1M", "P1D", "P1W",
          "PT1H", "PT1H");

  private static final List<Statistic> STATISTICS =
      List.of(new Statistic.Sum(), new Statistic.Mean(), new Statistic.Min(), new Statistic.Max());

  private static final double[] VALUES = {
    0, -0.0, 0.1, 0.2, 0.3, 1, 2, 2, 3, 20.65, -7.5, 1e16, -1e16, 1.0e-9, 1e308, -1e308, 4.9e-324
  };

  private final Random random;

  Histories(long seed) {
    this.random = new Random(seed);
  }

  private static List<Period> periods(String texts) {
    return List.of(texts.split(" ")).stream().map(Period::parse).toList();
  }

  private static List<Period> run(String first, String step, int count) {
    java.time.Period length = java.time.Period.parse(step);
    return Stream.iterate(LocalDate.parse(first), day -> day.plus(length))
        .limit(count)
        .map(day -> Period.ofSpan(day, length))
        .toList();
  }

  private static List<Period> hours(String first, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Period.parse(Instant.parse(first).plusSeconds(3600L * i) + "/PT1H"))
        .toList();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Two to four series, some indicators over them and a few quality notes. */
  Catalog catalog() {
    Map<SeriesId, List<Period>> series = new LinkedHashMap<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      series.put(SeriesId.of(OWN, "k" + random.nextInt(PERIODS.size())), List.of());
    }
    series.put(SeriesId.parse(OWN + ":k0:gender=K"), List.of());
    List<SeriesId> ids = List.copyOf(series.keySet());
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      indicators.add(indicator("i" + i, null, List.of(input("a", any(ids)))));
    }
    for (String formula : FORMULAS.keySet().stream().sorted().toList()) {
      if (random.nextInt(3) == 0) {
        indicators.add(indicator("f" + formula, formula, inputs(formula, ids)));
      }
    }
    List<QualityNote> notes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      SeriesId id = any(ids);
      notes.add(new QualityNote(id, any(periodsOf(id)), LocalizedText.same("note " + i)));
    }
    return Catalogs.of(OWN, resolutions(ids), indicators, notes);
  }

  private Map<String, String> resolutions(List<SeriesId> ids) {
    Map<String, String> resolutions = new HashMap<>();
    for (SeriesId id : ids) {
      String usual = RESOLUTIONS.get(Integer.parseInt(id.kpi().substring(1)));
      switch (random.nextInt(8)) {
        case 0 -> resolutions.remove(id.kpi());
        case 1 -> resolutions.put(id.kpi(), any(List.of("P1Y", "P6M", "P3M", "P1M", "P0D")));
        default -> resolutions.put(id.kpi(), usual);
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
        inputs.add(input(name, random.nextInt(4) == 0 ? any(ids) : usual));
      }
    }
    return inputs;
  }

  private Input input(String name, SeriesId series) {
    List<Period> periods = periodsOf(series);
    Aggregate aggregate =
        switch (random.nextInt(10)) {
          case 0, 1 -> new Aggregate.Latest();
          case 2 -> new Aggregate.ChangeOnYear();
          case 3 ->
              new Aggregate.Gathered(
                  new Gathering.Since(any(periods).firstDay().minusDays(random.nextInt(2))),
                  new Statistic.Sum());
          case 4 -> new Aggregate.IndexToBaseline(any(periods));
          case 5, 6 ->
              new Aggregate.Gathered(
                  new Gathering.Calendar(any(List.of(CalendarUnit.values()))), any(STATISTICS));
          case 7 -> new Aggregate.Gathered(new Gathering.Rolling(window()), new Statistic.Min());
          case 8 -> new Aggregate.Gathered(new Gathering.Rolling(window()), new Statistic.Max());
          default -> new Aggregate.Rank(random.nextInt(4) == 0 ? "h" : "g", random.nextBoolean());
        };
    return new Input(name, series, aggregate);
  }

  private java.time.Period window() {
    return java.time.Period.parse(any(List.of("P1D", "P7D", "P1M", "P12M", "P1Y", "P3Y", "P2Y1M")));
  }

  private static List<Period> periodsOf(SeriesId series) {
    return PERIODS.get(Integer.parseInt(series.kpi().substring(1)));
  }

  /** What came, in the order in which it came: with duplicates, revisions and withdrawals. */
  List<Event> events(Catalog catalog) {
    List<SeriesId> ids =
        catalog.indicators().stream()
            .flatMap(indicator -> indicator.inputs().stream().map(Input::series))
            .distinct()
            .toList();
    List<Event> events = new ArrayList<>();
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
        default -> events.add(new Event.Observed(id, observation(any(periodsOf(id)))));
      }
    }
    return events;
  }

  /** A feed that now and then leaves something out. */
  private void nearlyAll(SeriesId id, List<Event> events) {
    int every = 4 + random.nextInt(60);
    for (Period period : periodsOf(id)) {
      if (random.nextInt(every) != 0) {
        events.add(new Event.Observed(id, Observation.of(period, value())));
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
    for (int i = random.nextInt(6); i > 0; i--) {
      String code = random.nextInt(5) == 0 ? OWN : "100" + i;
      Double value = random.nextInt(5) == 0 ? null : (Double) value();
      String flag = value == null ? "M" : any(List.of("A", "A", "A", "P"));
      members.put(code, new Comparison.Member(value, flag, random.nextBoolean() ? 7L : null));
    }
    String group = random.nextInt(4) == 0 ? "h" : "g";
    return new Comparison(id.kpi(), any(periodsOf(id)), group, members);
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
