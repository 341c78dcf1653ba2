package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import se.framdrift.model.LocalizedText;

/**
 * Percentiles by definition 7 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages
 * (The American Statistician 50, 1996), which is that of R and of spreadsheets: on the sorted
 * values at {@code h = (n − 1)·p/100} from the first, and between two of them on the straight line.
 * Exact up to {@link #MOST_EXACT} values, at a cost of O(n log n); of more, that of a {@link
 * Histogram}.
 */
final class Percentile implements SeriesStatistic {

  /** So many values are sorted when they are asked for. */
  static final int MOST_EXACT = 10_000;

  /** Counts values by size. */
  private record Counting() implements Fold<Histogram> {

    @Override
    public Histogram none() {
      return Histogram.EMPTY;
    }

    @Override
    public Histogram of(Chunk chunk, int from, int to) {
      return Histogram.of(
          IntStream.range(from, to)
              .filter(index -> chunk.mark(index).hasValue())
              .mapToDouble(chunk::value));
    }

    @Override
    public Histogram and(Histogram first, Histogram second) {
      return first.and(second);
    }
  }

  private final Timeline timeline;
  private final Folded<Histogram> histogram;
  private final double percentile;

  Percentile(Timeline timeline, double percentile) {
    this.timeline = timeline;
    this.histogram = timeline.folded(new Counting());
    this.percentile = percentile;
  }

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    if (summary.present() <= MOST_EXACT) {
      double[] sorted = timeline.values(stretch);
      Arrays.sort(sorted);
      return Figure.of(at(percentile, sorted.length, rank -> sorted[rank]));
    }
    Histogram counted = histogram.within(stretch);
    double value =
        at(
            percentile,
            summary.present(),
            rank -> Math.clamp(counted.value(rank), summary.min(), summary.max()));
    boolean exact = percentile == 0.0 || percentile == 100.0;
    return new Figure(
        exact ? (percentile == 0.0 ? summary.min() : summary.max()) : value, null, true);
  }

  /**
   * Definition 7.
   *
   * @param sorted the value of each rank from 0 to {@code n − 1}
   */
  static double at(double percentile, int n, IntToDoubleFunction sorted) {
    BigDecimal h =
        BigDecimal.valueOf(percentile).multiply(BigDecimal.valueOf(n - 1L)).movePointLeft(2);
    int low = h.setScale(0, RoundingMode.FLOOR).intValueExact();
    BigDecimal below = BigDecimal.valueOf(sorted.applyAsDouble(low));
    BigDecimal above = BigDecimal.valueOf(sorted.applyAsDouble(Math.min(low + 1, n - 1)));
    BigDecimal part = h.subtract(BigDecimal.valueOf(low));
    return below.add(part.multiply(above.subtract(below))).doubleValue();
  }

  @Override
  public LocalizedText words() {
    LocalizedText number = Numbers.words(percentile);
    return new LocalizedText("percentil " + number.sv(), "percentile " + number.en());
  }
}
