package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileTest {

  /** What R says: {@code quantile(c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), p, type = 7)}. */
  @ParameterizedTest
  @CsvSource({"0, 1.0", "10, 1.9", "25, 3.25", "50, 5.5", "75, 7.75", "90, 9.1", "100, 10.0"})
  void isThatOfDefinitionSeven(double percentile, double value) {
    assertThat(Percentile.at(percentile, 10, rank -> rank + 1.0)).isEqualTo(value);
  }

  @Test
  void isTheOnlyValueThereIs() {
    assertThat(Percentile.at(98, 1, _ -> 20.65)).isEqualTo(20.65);
  }

  @Test
  void isRoundedOnceOnly() {
    assertThat(Percentile.at(50, 2, rank -> rank == 0 ? 0.1 : 0.2)).isEqualTo(0.15);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        1,
        -1,
        20.65,
        0.1,
        1e308,
        -1e308,
        Double.MAX_VALUE,
        Double.MIN_NORMAL,
        1e-310,
        -1e-310,
        1.2e-321,
        Double.MIN_VALUE,
        255.999,
        256
      })
  void isNearEnoughWhenItIsCounted(double value) {
    double told = Histogram.of(DoubleStream.of(value)).value(0);
    assertThat(Math.abs(told - value)).isLessThanOrEqualTo(Math.abs(value) / 256);
  }

  @Test
  void countsZeroAsZero() {
    assertThat(Histogram.of(DoubleStream.of(0.0)).value(0)).isZero();
    assertThat(Histogram.of(DoubleStream.of(-0.0)).value(0)).isZero();
  }

  @Test
  void isTheSameHoweverTheValuesWereParted() {
    double[] values = IntStream.range(0, 500).mapToDouble(i -> Math.sin(i) * i).toArray();
    Histogram whole = Histogram.of(DoubleStream.of(values));
    Histogram ones = Histogram.EMPTY;
    for (int i = values.length - 1; i >= 0; i--) {
      ones = Histogram.of(DoubleStream.of(values[i])).and(ones);
    }
    for (int rank = 0; rank < values.length; rank++) {
      assertThat(ones.value(rank)).isEqualTo(whole.value(rank));
    }
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    for (int rank = 0; rank < values.length; rank++) {
      assertThat(whole.value(rank) - sorted[rank])
          .isBetween(-Math.abs(sorted[rank]) / 256, Math.abs(sorted[rank]) / 256);
    }
  }
}
