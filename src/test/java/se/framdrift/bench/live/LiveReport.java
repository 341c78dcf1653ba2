package se.framdrift.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The results as tables in Markdown, and the goals beside them. */
final class LiveReport {

  private static final double SINGLE_GOAL = 1.15;
  private static final double BURST_GOAL = 1.5;
  private static final double IDLE_GOAL = 20_000;
  private static final double P99_GOAL = 2;
  private static final double PUSH_INTERVAL_MILLIS = 40;
  private static final double STALLED_GOAL = 1.5;
  private static final double FLAT_MEGABYTES =
      5; // 20 sockets, each with its queue of 64 KiB, and noise
  private static final double READS_GOAL = 0.01;

  private final StringJoiner tables = new StringJoiner("\n");
  private final List<String> goals = new ArrayList<>();

  void idle(IdleMemory idle) {
    tables.add(
        "\n| %,d idle viewers | kB resident a viewer | of it heap |"
            .formatted(LiveOptions.IDLE_VIEWERS));
    tables.add("| --- | ---: | ---: |");
    idle.residentBytes()
        .forEach(
            (name, bytes) ->
                tables.add(
                    "| %s | %.1f | %.1f |"
                        .formatted(
                            name,
                            bytes / 1e3,
                            idle.heapBytes().getOrDefault(name, Double.NaN) / 1e3)));
    double mine = idle.residentBytes().getOrDefault("Framdrift", Double.NaN);
    goal("idle viewer, kB", mine / 1e3, IDLE_GOAL / 1e3);
  }

  void deflation(Deflation deflation) {
    tables.add(deflation.table());
  }

  void fanOut(FanOut fanOut) {
    boolean burst = fanOut.traffic().burst() > 1;
    tables.add(
        "\n| %s, %s moments/s × %d | CPU µs %s | of Netty's | bytes a message | messages an update | of it the JIT compiler's | PostgreSQL's CPU, of the server's | ms p50 / p99 |"
            .formatted(
                fanOut.title(),
                "%.1f".formatted(fanOut.traffic().perSecond()),
                fanOut.traffic().burst(),
                burst ? "a delivered update" : "a delivered publication"));
    tables.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    fanOut.windows().forEach((name, windows) -> tables.add(line(fanOut, name, windows)));
    tables.add(line(fanOut, "Framdrift, fan-out alone", fanOut.fanOutAlone()));
    double unseen =
        Quartiles.of(fanOut.unseen(), each -> each.cpuNanos() / 1e3 / each.moments()).median();
    tables.add("\nOne post that nobody sees costs the program %.0f µs of CPU.".formatted(unseen));
    times(fanOut);
    if (fanOut.judged()) {
      judge(fanOut, burst ? BURST_GOAL : SINGLE_GOAL);
    }
  }

  private void judge(FanOut fanOut, double limit) {
    String title = fanOut.title();
    List<Window> mine = fanOut.of("Framdrift");
    goal(title + ", CPU of Netty's, whole", fanOut.ratio(mine, "Netty").median(), limit);
    goal(
        title + ", CPU of Netty's, fan-out alone",
        fanOut.ratio(fanOut.fanOutAlone(), "Netty").median(),
        limit);
    if (fanOut.viewers() == LiveBenchmark.VIEWERS && fanOut.traffic().burst() == 1) {
      double netty = Quartiles.of(fanOut.of("Netty"), each -> each.all().millis(0.99)).median();
      goal(
          title + ", commit to socket p99 ms",
          Quartiles.of(mine, each -> each.fromCommit().millis(0.99)).median(),
          P99_GOAL * netty + PUSH_INTERVAL_MILLIS);
    }
  }

  void stalls(Stalls stalls) {
    tables.add(
        "\n| %d of %d viewers stalled | the others' p50 / p99 ms |"
            .formatted(Stalls.STALLED, LiveBenchmark.VIEWERS));
    tables.add("| --- | ---: |");
    tables.add("| none | %s |".formatted(p50And99(stalls.alone())));
    tables.add("| %d | %s |".formatted(Stalls.STALLED, p50And99(stalls.beside())));
    tables.add(
        "\nMarked as stalled: %d in %d turns. Grown since before the first: %.1f MB resident, %.1f MB heap."
            .formatted(
                stalls.stalled(),
                stalls.alone().size(),
                stalls.residentGrowthMegabytes(),
                stalls.heapGrowthMegabytes()));
    goal("stalled viewers, p99 of the others, times", stalls.ratio().median(), STALLED_GOAL);
    goal("stalled viewers, heap grown by MB", stalls.heapGrowthMegabytes(), FLAT_MEGABYTES);
  }

  void storm(Storm storm) {
    tables.add("\n| %,d viewers come back at once | |".formatted(storm.viewers()));
    tables.add("| --- | ---: |");
    tables.add("| until all have a snapshot, s | %.2f |".formatted(storm.seconds()));
    tables.add(
        "| update to those who stayed, ms p50 / p99 | %.2f / %.2f |"
            .formatted(Storm.millis(storm.during(), 0.5), Storm.millis(storm.during(), 0.99)));
    tables.add(
        "| before | %.2f / %.2f |"
            .formatted(Storm.millis(storm.calm(), 0.5), Storm.millis(storm.calm(), 0.99)));
    tables.add(
        "| database: transactions, rows read | %d, %d in %d s |"
            .formatted(
                storm.stormReads().transactions(),
                storm.stormReads().rows(),
                storm.during().size()));
    tables.add(
        "| before | %d, %d in %d s |"
            .formatted(
                storm.calmReads().transactions(), storm.calmReads().rows(), storm.calm().size()));
    goal("storm, transactions a viewer", storm.transactionsPerViewer(), READS_GOAL);
  }

  private static String p50And99(List<Window> windows) {
    return "%.2f / %s"
        .formatted(
            Quartiles.of(windows, each -> each.all().millis(0.5)).median(),
            Quartiles.of(windows, each -> each.all().millis(0.99)));
  }

  private static String line(FanOut fanOut, String name, List<Window> windows) {
    return "| %s | %s | %s | %.0f | %.3f | %.2f | %s | %.2f / %.2f |"
        .formatted(
            name,
            Quartiles.of(windows, fanOut::cost),
            fanOut.ratio(windows, "Netty"),
            Quartiles.of(windows, Window::meanBytes).median(),
            Quartiles.of(windows, each -> (double) each.messages() / each.delivered()).median(),
            Quartiles.of(windows, each -> (double) each.compilerNanos() / each.cpuNanos()).median(),
            name.equals("Framdrift")
                ? "%.2f"
                    .formatted(
                        Quartiles.of(
                                windows, each -> each.postgresSeconds() * 1e9 / each.cpuNanos())
                            .median())
                : "",
            Quartiles.of(windows, each -> each.all().millis(0.5)).median(),
            Quartiles.of(windows, each -> each.all().millis(0.99)).median());
  }

  /** From one post to the viewers, and where the time goes. */
  private void times(FanOut fanOut) {
    List<Window> mine = fanOut.of("Framdrift");
    tables.add("\n| one post, ms | median | p99 |");
    tables.add("| --- | ---: | ---: |");
    time("durable (answered)", mine, Window::durable);
    time("first viewer", mine, Window::first);
    time("half of the viewers", mine, Window::median);
    time("last viewer", mine, Window::last);
    time("commit to viewer", mine, Window::fromCommit);
    StringJoiner stages = new StringJoiner("; ", "\nIts own meters, mean ms: ", ".");
    for (String timer : ServerStages.TIMERS) {
      stages.add(
          fanOut.after().has(timer + "_seconds_count")
              ? "%s %.3f".formatted(timer, fanOut.after().meanMillis(timer, fanOut.before()))
              : timer + " missing");
    }
    tables.add(stages.toString());
  }

  private void time(
      String what, List<Window> windows, java.util.function.Function<Window, Spread> spread) {
    tables.add(
        "| %s | %.2f | %.2f |"
            .formatted(
                what,
                Quartiles.of(windows, each -> spread.apply(each).millis(0.5)).median(),
                Quartiles.of(windows, each -> spread.apply(each).millis(0.99)).median()));
  }

  void goal(String what, double is, double limit) {
    goals.add(
        "%s %s: %.2f, goal at most %.2f".formatted(is <= limit ? "PASS" : "OVER", what, is, limit));
  }

  String text() {
    return tables + "\n\n" + String.join("\n", goals);
  }
}
