package se.framdrift.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long a start takes beside a full ledger: from the process until ten tiles are right on the
 * API, and until the first figure posted then is shown. The figures are sent to the program
 * beforehand, outside what is measured.
 */
final class RestartBenchmark {

  private static final double GOAL_SECONDS = 15;
  private static final int SENDERS = 8;
  private static final int BATCH = 5_000;
  private static final int TILES = 10;
  private static final int MAX_REPEAT = 20;
  private static final String BOARD = "/api/v1/boards/bench";
  private static final String EVERY_CORE = "all";
  private static final Pattern ITEM =
      Pattern.compile("\"id\":\"bench-load-(\\d)\",\"kind\":\"indicator\".*?\"value\":([^,}]+)");

  /**
   * One start.
   *
   * @param shown seconds until the tiles were right
   * @param applied seconds until a figure posted after that was on its tile
   * @param cpu of the program and of PostgreSQL until the tiles were right
   */
  private record Start(double shown, double applied, ProcessTimes cpu) {}

  private final Options options;
  private final PrintStream out;
  private final Path folder;
  private long nextRow;

  private RestartBenchmark(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.folder = options.folder().toAbsolutePath();
  }

  public static void main(String[] words) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.read(words);
    } catch (IllegalArgumentException e) {
      out.println(
          e.getMessage()
              + "\nsrc/test/bench/restart [--rows 10000000] [--repeat 3] [--server-core all]"
              + " [--server-options \"-Xmx2g\"] [--folder target/bench-restart, emptied first]");
      System.exit(2);
      return;
    }
    new RestartBenchmark(options, out).run();
  }

  private void run() throws Exception {
    delete(folder);
    fill();
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < Math.min(options.repeat(), MAX_REPEAT); i++) {
      Start start = start();
      starts.add(start);
      out.println(
          "start %d: %.2f s until the tiles are right, CPU %.2f s + %.2f s of PostgreSQL; %.2f s until a new figure is shown"
              .formatted(
                  i + 1,
                  start.shown(),
                  start.cpu().server(),
                  start.cpu().postgres(),
                  start.applied()));
    }
    starts.sort(Comparator.comparingDouble(Start::shown));
    double median = starts.get(starts.size() / 2).shown();
    out.println(
        "%s restart with %,d figures, median of %d: %.2f s, goal at most %.0f s; load average %s"
            .formatted(
                median <= GOAL_SECONDS ? "PASS" : "OVER",
                options.rows(),
                starts.size(),
                median,
                GOAL_SECONDS,
                Files.readString(Path.of("/proc/loadavg")).strip()));
  }

  private void fill() throws Exception {
    try (BenchServer server = server()) {
      long began = System.nanoTime();
      Load.Ran ran =
          Load.run(
              new HttpDoor(server.address(), BenchServer.TOKEN, RowFormat.LINE),
              SENDERS,
              BATCH,
              0,
              options.rows(),
              TimeUnit.HOURS.toNanos(1));
      long _ = server.awaitQuiet();
      nextRow = ran.rows();
      await(server, tilesAt(nextRow - Row.SERIES));
      out.println(
          "%,d figures are stored after %.0f s"
              .formatted(nextRow, (System.nanoTime() - began) / 1e9));
    }
  }

  private BenchServer server() throws Exception {
    String core =
        options.pinned() && !options.serverCore().equals(EVERY_CORE) ? options.serverCore() : "";
    return BenchServer.start(
        core, options.serverOptions(), options.serverClassPath(), folder, TILES);
  }

  private Start start() throws Exception {
    long began = System.nanoTime();
    try (BenchServer server = server()) {
      await(server, tilesAt(nextRow - Row.SERIES));
      double shown = (System.nanoTime() - began) / 1e9;
      ProcessTimes cpu = server.times();
      HttpDoor door = new HttpDoor(server.address(), BenchServer.TOKEN, RowFormat.JSON);
      try (Load.Sender sender = door.open()) {
        while (!sender.send(nextRow, TILES)) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
      }
      await(server, tilesAt(nextRow));
      nextRow += Row.SERIES;
      double applied = (System.nanoTime() - began) / 1e9;
      return new Start(shown, applied, cpu);
    }
  }

  private static void await(BenchServer server, List<String> right) throws Exception {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!tiles(server).equals(right)) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("tiles " + tiles(server) + ", expected " + right);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static List<String> tiles(BenchServer server) throws IOException, InterruptedException {
    String board = server.read(BOARD);
    return ITEM.matcher(board.substring(board.indexOf("\"items\":[")))
        .results()
        .map(item -> item.group(1) + ": " + item.group(2))
        .toList();
  }

  /**
   * What the tiles show when the row that is first of an hour, and those after it, are the newest.
   */
  private static List<String> tilesAt(long first) {
    return LongStream.range(0, TILES)
        .mapToObj(
            i ->
                i
                    + ": "
                    + BigDecimal.valueOf(Row.tenths(first + i), 1)
                        .stripTrailingZeros()
                        .toPlainString())
        .toList();
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
