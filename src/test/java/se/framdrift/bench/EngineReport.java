package se.framdrift.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the engine and holds their medians against what is demanded. */
final class EngineReport {

  private static final double MOST_TIMES = 4;
  private static final double MOST_JUDGING_MS = 1_000;

  private static final PrintStream OUT = System.out;

  private EngineReport() {}

  /**
   * Prints the report.
   *
   * @param arguments seconds of one iteration, 1 when left out
   */
  public static void main(String[] arguments) throws RunnerException {
    int seconds = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
    Options options =
        new OptionsBuilder()
            .include("EngineBenchmark|JudgingBenchmark")
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(seconds))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(seconds))
            .jvmArgsAppend("-Xmx3g")
            .build();
    Collection<RunResult> results = new Runner(options).run();
    OUT.printf("%nload average %.1f%n", load());
    for (String how : new String[] {"update", "updateAndRead"}) {
      for (String series : new String[] {"1", "10"}) {
        double few = median(results, how, series, "10000");
        double many = median(results, how, series, "10000000");
        say(
            "%s, %s series: %,.0f/s with 10,000 figures, %,.0f/s with 10,000,000"
                .formatted(how, series, few, many),
            few / many,
            MOST_TIMES,
            "times");
      }
    }
    say("500 commitments, 2,000 indicators", judging(results), MOST_JUDGING_MS, "ms");
    for (int figures : new int[] {10_000, 10_000_000}) {
      OUT.printf(Locale.ROOT, "%,d figures: %.1f bytes each%n", figures, bytes(figures));
    }
  }

  private static void say(String what, double figure, double limit, String unit) {
    OUT.printf(
        Locale.ROOT,
        "%s: %.2f %s, at most %.0f: %s%n",
        what,
        figure,
        unit,
        limit,
        figure <= limit ? "PASS" : "OVER");
  }

  private static double median(
      Collection<RunResult> results, String how, String series, String figures) {
    return results.stream()
        .filter(each -> each.getParams().getBenchmark().endsWith("EngineBenchmark." + how))
        .filter(each -> each.getParams().getParam("series").equals(series))
        .filter(each -> each.getParams().getParam("figures").equals(figures))
        .mapToDouble(each -> each.getPrimaryResult().getStatistics().getPercentile(50))
        .findFirst()
        .orElseThrow();
  }

  private static double judging(Collection<RunResult> results) {
    return results.stream()
        .filter(each -> each.getParams().getBenchmark().contains("JudgingBenchmark"))
        .mapToDouble(each -> each.getPrimaryResult().getStatistics().getPercentile(50))
        .findFirst()
        .orElseThrow();
  }

  /** Heap that stays, by an engine with so many figures in one series, for each. */
  private static double bytes(int figures) {
    EngineBenchmark small = filled(1_000); // what classes and tables take once
    long before = used();
    EngineBenchmark engine = filled(figures);
    long after = used();
    java.lang.ref.Reference.reachabilityFence(engine);
    java.lang.ref.Reference.reachabilityFence(small);
    return (after - before) / (double) figures;
  }

  private static EngineBenchmark filled(int figures) {
    EngineBenchmark engine = new EngineBenchmark();
    engine.figures = figures;
    engine.series = 1;
    engine.fill();
    return engine;
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
