package se.framdrift.bench.live;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Of the same figure in several runs. */
record Quartiles(double low, double median, double high) {

  static <T> Quartiles of(List<T> runs, ToDoubleFunction<T> figure) {
    return of(runs.stream().mapToDouble(figure).toArray());
  }

  static Quartiles of(double... any) {
    double[] sorted = Arrays.stream(any).filter(each -> !Double.isNaN(each)).sorted().toArray();
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double quantile) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = quantile * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public String toString() {
    return "%.2f (%.2f–%.2f)".formatted(median, low, high);
  }
}
