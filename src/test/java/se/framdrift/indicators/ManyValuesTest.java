package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Change;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Percentiles of more values than are sorted: near enough, and the same in every order. */
@NullUnmarked
class ManyValuesTest {

  private static final SeriesId AIR = SeriesId.of(Histories.OWN, "air");
  private static final Period TERM = Period.parse("2022-10-15/P48M");
  private static final int EXACT = 10_000;
  private static final List<Double> PERCENTILES =
      List.of(0.0, 0.1, 5.0, 25.0, 50.0, 75.0, 90.0, 98.0, 99.9, 100.0);

  /** What the values are like. */
  private enum Shape {
    EVEN(Math::abs),
    MIRRORED(normal -> normal),
    WIDE(normal -> Math.exp(40 * normal)),
    TINY(normal -> normal * 1e-300),
    HUGE(normal -> normal * 1e307),
    OFTEN_ZERO(normal -> normal < 0.5 ? 0.0 : normal),
    ALL_ALIKE(_ -> 20.65),
    WHOLE(Math::rint);

    private final DoubleUnaryOperator value;

    Shape(DoubleUnaryOperator value) {
      this.value = value;
    }

    private List<Observation> rows(int count) {
      Random random = new Random(ordinal());
      Instant first = Instant.parse("2023-01-01T00:00:00Z");
      List<Observation> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Period hour = Period.parse(first.plusSeconds(3600L * i) + "/PT1H");
        rows.add(Observation.of(hour, value.applyAsDouble(random.nextGaussian())));
      }
      return rows;
    }
  }

  @ParameterizedTest
  @EnumSource
  void areWithinHalfAPercentOfTheExactOnes(Shape shape) {
    List<Observation> rows = shape.rows(EXACT + 1);
    Engine engine = told(rows);
    List<BigDecimal> sorted =
        rows.stream().map(row -> BatchDegreeDays.shortest(row.value())).sorted().toList();
    for (double percentile : PERCENTILES) {
      IndicatorValue value = engine.at(id(percentile), TERM).orElseThrow();
      int below = (int) (percentile / 100 * EXACT);
      BigDecimal lower = sorted.get(below).abs();
      BigDecimal upper = sorted.get(Math.min(below + 1, EXACT)).abs();
      BigDecimal error =
          new BigDecimal(value.value())
              .subtract(BatchStatistics.percentile(sorted, percentile))
              .abs();
      assertThat(error)
          .as("%s of %s", percentile, shape)
          .isLessThanOrEqualTo(lower.max(upper).multiply(new BigDecimal("0.005")));
      assertThat(value.flag()).isEqualTo("P");
    }
    assertThat(engine.at(id(0), TERM).orElseThrow().value())
        .isEqualTo(sorted.getFirst().doubleValue());
    assertThat(engine.at(id(100), TERM).orElseThrow().value())
        .isEqualTo(sorted.getLast().doubleValue());
  }

  @Test
  void areTheSameInEveryOrderOfArrival() {
    List<Observation> rows = Shape.WIDE.rows(EXACT + 500);
    Engine engine = told(rows);
    List<Observation> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(7));
    Engine other = told(shuffled);
    shuffled.subList(0, 300).forEach(row -> hear(other, row(row, row.value() + 1)));
    shuffled.subList(0, 300).forEach(row -> hear(other, row));
    for (double percentile : PERCENTILES) {
      assertThat(other.at(id(percentile), TERM)).isEqualTo(engine.at(id(percentile), TERM));
    }
  }

  /** What is missing is not zero. */
  @Test
  void leaveOutWhatIsMissing() {
    List<Observation> rows = Shape.EVEN.rows(EXACT + 401);
    List<Observation> some = new ArrayList<>(rows);
    for (int i = 0; i < 400; i++) {
      some.set(25 * i, Observation.missing(rows.get(25 * i).period(), Missing.NOT_REPORTED));
    }
    Engine engine = told(some);
    Engine plain = told(some.stream().filter(row -> row.value() != null).toList());
    for (double percentile : PERCENTILES) {
      assertThat(engine.at(id(percentile), TERM)).isEqualTo(plain.at(id(percentile), TERM));
    }
  }

  @Test
  void areExactWhereThereAreNoMoreThanThat() {
    List<Observation> rows = Shape.WIDE.rows(EXACT + 1);
    Engine engine = told(rows);
    Period last = rows.getLast().period();
    hear(engine, Observation.missing(last, Missing.WITHDRAWN));
    List<BigDecimal> sorted =
        rows.subList(0, EXACT).stream()
            .map(row -> BatchDegreeDays.shortest(row.value()))
            .sorted()
            .toList();
    for (double percentile : PERCENTILES) {
      assertThat(engine.at(id(percentile), TERM).orElseThrow().value())
          .isEqualTo(BatchStatistics.percentile(sorted, percentile).doubleValue());
    }
    Engine whole = told(rows.subList(0, EXACT));
    assertThat(whole.at(id(50), TERM).orElseThrow().flag()).isEqualTo("A");
  }

  private static Observation row(Observation row, double value) {
    return Observation.of(row.period(), value);
  }

  private static Engine told(List<Observation> rows) {
    List<Indicator> indicators =
        IntStream.range(0, PERCENTILES.size())
            .mapToObj(i -> indicator(PERCENTILES.get(i)))
            .toList();
    Engine engine =
        new Engine(
            Catalogs.of(Histories.OWN, Map.of(), indicators, List.of()),
            (expression, names) -> inputs -> Double.NaN);
    rows.forEach(row -> hear(engine, row));
    return engine;
  }

  private static void hear(Engine engine, Observation row) {
    engine.apply(new Change(AIR, row.period(), null, row));
  }

  private static Indicator indicator(double percentile) {
    var gathered =
        new Aggregate.Gathered(
            new Gathering.Calendar(CalendarUnit.TERM_OF_OFFICE),
            new Statistic.Percentile(percentile));
    return new Indicator(
        id(percentile),
        LocalizedText.same("p"),
        "1",
        1,
        Indicator.Direction.NONE,
        List.of(new Indicator.Input("x", AIR, gathered)),
        null);
  }

  private static String id(double percentile) {
    return "p" + percentile;
  }
}
