package se.framdrift.bench.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param viewers how many there are in turn
 * @param repeat windows of each server, interleaved
 * @param seconds of a window
 * @param warmUp seconds of CPU that the program works before anything is measured; half of it on
 *     others
 * @param perSecond updates a second; fewer where there would be more than {@link #MAX_DELIVERED}
 * @param growing whether each update is a new hour
 * @param parts of the benchmark
 * @param serverCore empty where nothing can be pinned
 */
record LiveOptions(
    List<Integer> viewers,
    int repeat,
    double seconds,
    double warmUp,
    double perSecond,
    Set<String> parts,
    boolean vertx,
    boolean growing,
    String serverClassPath,
    List<String> serverOptions,
    String serverCore,
    Path folder) {

  /** Messages a second that one core still writes with room to spare. */
  static final int MAX_DELIVERED = 25_000;

  static final int IDLE_VIEWERS = 5_000;

  static final String USAGE =
      """
      src/test/bench/live [option …]
        --quick                      two minutes: 3 windows of 1 s, 12 s to warm up
        --only single,one,burst,idle,stall,storm,deflate   parts (all)
        --viewers 200,1000,5000      of single updates; bursts, stalls and times use 1000
        --repeat 9                   windows of each server, interleaved (at most 30)
        --seconds 2.5                of a window (at most 30)
        --warm-up 30                 seconds of CPU before anything is measured, half for the others
        --rate 25                    single updates a second, fewer above 25,000 messages a second
        --no-vertx                   without the loop of writeTextMessage
        --growing                    each update a new hour, so that a tile carries its latest values
                                     (1.8 kB); else the same hour is revised
        --server-core 0              the core of the servers and of PostgreSQL
        --server-options "-Xmx2g"    more options of the program's java
        --server-class-path …        the program (target/framdrift.jar)
        --folder target/bench-live-data   where the data are; emptied first
      FRAMDRIFT_BENCH_LOADER_CORE    the core of the viewers (1)
      """;

  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final Set<String> PARTS =
      Set.of("single", "one", "burst", "idle", "stall", "storm", "deflate");
  private static final Set<String> SWITCHES = Set.of("--quick", "--no-vertx", "--growing");
  private static final Set<String> NAMES =
      Set.of(
          "only",
          "viewers",
          "repeat",
          "seconds",
          "warm-up",
          "rate",
          "server-core",
          "server-options",
          "server-class-path",
          "folder");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when it is not understood
   */
  static LiveOptions read(String[] words) {
    Map<String, String> given = new HashMap<>();
    Set<String> switches = new HashSet<>();
    for (int i = 0; i < words.length; i++) {
      if (SWITCHES.contains(words[i])) {
        switches.add(words[i]);
      } else if (words[i].startsWith("--")
          && NAMES.contains(words[i].substring(2))
          && i + 1 < words.length) {
        given.put(words[i].substring(2), words[++i]);
      } else {
        throw new IllegalArgumentException("not understood: " + words[i]);
      }
    }
    boolean quick = switches.contains("--quick");
    Set<String> parts = Set.of(given.getOrDefault("only", String.join(",", PARTS)).split(","));
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("--only takes some of " + PARTS);
    }
    return new LiveOptions(
        Arrays.stream(given.getOrDefault("viewers", "200,1000,5000").split(","))
            .map(Integer::parseInt)
            .toList(),
        (int) number(given, "repeat", quick ? 3 : 9, 30),
        number(given, "seconds", quick ? 1 : 2.5, 30),
        number(given, "warm-up", quick ? 12 : 30, 600),
        number(given, "rate", 25, 1_000),
        parts,
        !switches.contains("--no-vertx"),
        switches.contains("--growing"),
        given.getOrDefault("server-class-path", "target/framdrift.jar"),
        Arrays.stream(given.getOrDefault("server-options", "").split(" "))
            .filter(word -> !word.isEmpty())
            .toList(),
        Files.isExecutable(TASKSET) ? given.getOrDefault("server-core", "0") : "",
        Path.of(given.getOrDefault("folder", "target/bench-live-data")));
  }

  private static double number(
      Map<String, String> given, String name, double otherwise, double most) {
    double number = Double.parseDouble(given.getOrDefault(name, Double.toString(otherwise)));
    if (!(number > 0 && number <= most)) {
      throw new IllegalArgumentException(
          "--%s must be above 0, at most %.0f".formatted(name, most));
    }
    return number;
  }

  boolean has(String part) {
    return parts.contains(part);
  }

  /** Single updates for so many viewers. */
  Traffic single(int viewers) {
    return new Traffic(Math.min(perSecond, (double) MAX_DELIVERED / viewers), 1);
  }

  /** The most viewers that are open at once, of all servers. */
  int mostSockets() {
    int servers = vertx ? 3 : 2;
    int most = has("single") ? viewers.stream().mapToInt(Integer::intValue).max().orElse(0) : 1_000;
    return Math.max(most * servers, has("idle") || has("storm") ? IDLE_VIEWERS + 500 : 0);
  }
}
