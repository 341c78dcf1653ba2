package se.framdrift.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Statistic;
import se.framdrift.indicators.Engine;
import se.framdrift.model.Change;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/**
 * Updates of an engine that holds so many figures: three of four revise one of the newest 200
 * minutes of a series, the others any. Each series has an indicator: the mean of twelve months.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EngineBenchmark {

  private static final long FIRST_MINUTE =
      Instant.parse("2005-01-01T00:00:00Z").getEpochSecond() / 60;
  private static final int NEWEST = 200;

  /** Figures in all. */
  @Param({"10000", "10000000"})
  public int figures;

  /** Series among which they are parted. */
  @Param({"1", "10"})
  public int series;

  private final Random random = new Random(4);
  private final List<SeriesId> ids = new ArrayList<>();
  private Engine engine;
  private int next;

  /** Fills the engine. */
  @Setup
  public void fill() {
    engine = new Engine(catalog(), (_, _) -> numbers -> Double.NaN);
    for (int minute = 0; minute < figures / series; minute++) {
      Period period = period(minute);
      ids.forEach(id -> engine.apply(new Change(id, period, null, figure(period))));
    }
  }

  /** One change. */
  @Benchmark
  public int update() {
    return change(next++);
  }

  /** One change, and the value that comes of it. */
  @Benchmark
  public Optional<IndicatorValue> updateAndRead() {
    int changed = change(next++);
    return engine.latest("i" + changed);
  }

  private int change(int number) {
    int each = figures / series;
    int chosen = random.nextInt(series);
    boolean any = number % 4 == 0;
    Period period =
        period(any ? random.nextInt(each) : each - 1 - random.nextInt(Math.min(each, NEWEST)));
    engine.apply(new Change(ids.get(chosen), period, null, figure(period)));
    return chosen;
  }

  private Observation figure(Period period) {
    return Observation.of(period, random.nextInt(100_000) / 100.0);
  }

  private static Period period(int minute) {
    Instant start = Instant.ofEpochSecond((FIRST_MINUTE + minute) * 60);
    return new Period(Period.Kind.HOURS, start + "/PT1M", start, start.plusSeconds(60));
  }

  private Catalog catalog() {
    LocalizedText words = LocalizedText.same("load");
    Kpi kpi =
        new Kpi(
            "load",
            words,
            words,
            "1",
            1,
            Span.parse("PT1M"),
            "instant",
            Span.parse("P0D"),
            false,
            Map.of(),
            null,
            null,
            new Kpi.Source("X", null, null),
            null);
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      SeriesId id = SeriesId.parse("9999:load:site=s" + i);
      ids.add(id);
      Aggregate mean =
          new Aggregate.Gathered(
              new Gathering.Rolling(java.time.Period.ofMonths(12)), new Statistic.Mean());
      indicators.add(
          new Indicator(
              "i" + i,
              words,
              "1",
              1,
              Indicator.Direction.NONE,
              List.of(new Indicator.Input("a", id, mean)),
              null,
              List.of()));
    }
    return new Catalog(
        new Catalog.Municipality("9999", "X", "x", true, List.of(), List.of()),
        Map.of("load", kpi),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        indicators,
        List.of(),
        List.of(),
        Map.of(),
        null);
  }
}
