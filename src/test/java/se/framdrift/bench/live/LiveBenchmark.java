package se.framdrift.bench.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures what it costs to bring updates to viewers, beside a bare Netty server and a loop of
 * Vert.x' {@code writeTextMessage}. This process has the viewers and makes the load; each server is
 * another one, all on one core.
 */
final class LiveBenchmark {

  static final int VIEWERS = 1_000;

  /** Times as long as on a free core, where others hold it. */
  private static final double LONGEST_WARM_UP = 3;

  private static final double MANY_POSTS = 400;
  private static final double MANY_MESSAGES = 100;
  private static final Pattern FILES = Pattern.compile("Max open files\\s+(\\d+)");

  private LiveBenchmark() {}

  public static void main(String[] words) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LiveOptions options;
    try {
      options = LiveOptions.read(words);
      requireFiles(options.mostSockets());
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage() + "\n" + LiveOptions.USAGE);
      System.exit(2);
      return;
    }
    delete(options.folder());
    out.println(
        options.serverCore().isEmpty()
            ? "There is no taskset: nothing is pinned, and the figures are not those of one core."
            : "The servers and PostgreSQL are held on core %s; load average %s."
                .formatted(options.serverCore(), load()));
    try (Stage stage = Stage.open(options, out)) {
      try {
        run(stage);
      } catch (Exception e) {
        out.println(stage.framdrift().said());
        throw e;
      }
    }
    System.exit(0);
  }

  private static void run(Stage stage) throws Exception {
    LiveOptions options = stage.options();
    LiveReport report = new LiveReport();
    if (options.has("idle")) {
      report.idle(IdleMemory.measure(stage));
    }
    warmUp(stage);
    if (options.has("single")) {
      for (int viewers : options.viewers()) {
        report.fanOut(
            FanOut.measure(stage, "single × " + viewers, viewers, options.single(viewers), true));
      }
    }
    if (options.has("one")) {
      report.fanOut(FanOut.measure(stage, "one × " + VIEWERS, VIEWERS, FanOut.ONE, false));
    }
    if (options.has("burst")) {
      report.fanOut(FanOut.measure(stage, "burst × " + VIEWERS, VIEWERS, FanOut.BURSTS, true));
    }
    if (options.has("stall")) {
      report.stalls(Stalls.measure(stage));
    }
    if (options.has("storm")) {
      report.storm(Storm.measure(stage));
    }
    if (options.has("deflate")) {
      report.deflation(Deflation.measure(stage.framdrift().boards()));
    }
    stage.say(report.text() + "\nLoad average at the end: " + load() + ".");
  }

  /** As many posts as it takes until their code is compiled: rare ones would take an hour. */
  private static void warmUp(Stage stage) throws Exception {
    var groups = stage.audience(200);
    for (ViewerGroup group : groups.values()) {
      boolean program = group.subject() == stage.framdrift();
      Traffic singles = new Traffic(program ? MANY_POSTS : MANY_MESSAGES, 1);
      double seconds = stage.options().warmUp() * (program ? 1 : 0.5);
      long pid = group.subject().pid();
      long enough = CpuClock.of(pid) + Math.round(seconds * 1e9);
      long until = System.nanoTime() + Math.round(LONGEST_WARM_UP * seconds * 1e9);
      while (CpuClock.of(pid) < enough && System.nanoTime() < until) {
        stage.window(group, singles, 0.5);
        stage.window(group, FanOut.BURSTS, 0.5);
      }
    }
    Stage.leave(groups.values());
  }

  private static void requireFiles(int sockets) throws IOException {
    Matcher limit = FILES.matcher(Files.readString(Path.of("/proc/self/limits")));
    int needed = sockets + 500;
    if (limit.find() && Integer.parseInt(limit.group(1)) < needed) {
      throw new IllegalArgumentException(
          "%s open files are allowed, %d are needed: raise ulimit -n, or take fewer --viewers"
              .formatted(limit.group(1), needed));
    }
  }

  /** Of the machine: a busy one measures its neighbours. */
  static String load() throws IOException {
    String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ");
    return words[0] + ", " + words[1] + ", " + words[2];
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
