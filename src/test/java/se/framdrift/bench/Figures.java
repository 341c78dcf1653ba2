package se.framdrift.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run, or the quartiles of several.
 *
 * @param acknowledged rows/s until the last acknowledgement
 * @param written rows/s until the fact tables had all of them, too
 * @param serverCpu seconds of the JVM for a million rows
 * @param postgresCpu seconds of PostgreSQL for a million rows
 */
record Figures(
    double acknowledged,
    double written,
    double serverCpu,
    double postgresCpu,
    double medianMillis,
    double p99Millis,
    long refused) {

  static Figures of(Load.Ran ran, long writtenNanos, ProcessTimes cpu) {
    double millions = ran.rows() / 1e6;
    return new Figures(
        ran.rows() * 1e9 / ran.nanos(),
        ran.rows() * 1e9 / Math.max(ran.nanos(), writtenNanos),
        cpu.server() / millions,
        cpu.postgres() / millions,
        ran.ackMillis(0.5),
        ran.ackMillis(0.99),
        ran.refused());
  }

  /** Each figure's quantile over the runs. */
  static Figures quantile(List<Figures> runs, double quantile) {
    return new Figures(
        of(runs, quantile, Figures::acknowledged),
        of(runs, quantile, Figures::written),
        of(runs, quantile, Figures::serverCpu),
        of(runs, quantile, Figures::postgresCpu),
        of(runs, quantile, Figures::medianMillis),
        of(runs, quantile, Figures::p99Millis),
        Math.round(of(runs, quantile, Figures::refused)));
  }

  private static double of(List<Figures> runs, double quantile, ToDoubleFunction<Figures> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    double place = quantile * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
