package se.framdrift.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.framdrift.bench.Options.Cell;

/**
 * Measures how fast figures become durable, beside COPY of the same rows on the same PostgreSQL.
 * This process makes the load; the server is another one, held on one core together with its
 * PostgreSQL. Repetitions are interleaved, so that what else the machine does hits all alike.
 */
final class IngestBenchmark {

  private static final int MAX_REPEAT = 20;
  private static final String COPY = "copy";

  private final Options options;
  private final PrintStream out;
  private final BenchServer server;
  private final CopyDoor copy;
  private final Map<String, List<Figures>> runs = new LinkedHashMap<>();
  private long nextRow;

  private IngestBenchmark(Options options, PrintStream out, BenchServer server) throws Exception {
    this.options = options;
    this.out = out;
    this.server = server;
    this.copy = CopyDoor.in(server.database());
  }

  public static void main(String[] words) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.read(words);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    delete(options.folder());
    out.println(
        options.pinned()
            ? "The server and its PostgreSQL are held on core %s.".formatted(options.serverCore())
            : "There is no taskset: nothing is pinned, and the figures are not those of one core.");
    try (BenchServer server = BenchServer.start(options, options.folder().toAbsolutePath())) {
      try {
        new IngestBenchmark(options, out, server).run();
      } catch (Exception e) {
        out.println(server.said());
        throw e;
      }
    }
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

  private void run() throws Exception {
    double each = options.warmUp() / options.cells().size() / options.formats().size() / 2;
    for (int round = 0; round < 2; round++) {
      for (Cell cell : options.cells()) {
        for (RowFormat format : options.formats()) {
          load(format, cell, each);
          server.awaitQuiet();
        }
      }
    }
    out.println(
        "warm after %,d rows; the server's memory at its peak: %d MB"
            .formatted(nextRow, ProcessTimes.peakMegabytes(server.pid())));
    for (int i = 1; i <= Math.min(options.repeat(), MAX_REPEAT); i++) {
      for (Cell cell : options.cells()) {
        measure(cell, i);
      }
    }
    report();
  }

  private void measure(Cell cell, int repetition) throws Exception {
    Load.Ran last = null;
    for (RowFormat format : options.formats()) {
      server.database().execute("checkpoint");
      ProcessTimes before = server.times();
      long began = System.nanoTime();
      last = load(format, cell, options.seconds());
      long written = server.awaitQuiet() - began;
      keep(
          format.code(), cell, repetition, Figures.of(last, written, server.times().since(before)));
    }
    if (options.copy() && last != null) {
      server.database().execute("checkpoint");
      ProcessTimes before = server.times();
      Load.Ran ran =
          Load.run(
              copy,
              cell.connections(),
              cell.batch(),
              last.firstRow(),
              last.rows(),
              nanos(options.seconds()));
      keep(COPY, cell, repetition, Figures.of(ran, ran.nanos(), server.times().since(before)));
    }
  }

  private Load.Ran load(RowFormat format, Cell cell, double seconds) throws Exception {
    Load.Ran ran =
        Load.run(
            new HttpDoor(server.address(), BenchServer.TOKEN, format),
            cell.connections(),
            cell.batch(),
            nextRow,
            options.rows(),
            nanos(seconds));
    nextRow = Math.max(nextRow + ran.rows(), ran.firstRow() + ran.rows());
    return ran;
  }

  private void keep(String what, Cell cell, int repetition, Figures figures) {
    runs.computeIfAbsent(what + " " + cell, _ -> new ArrayList<>()).add(figures);
    out.println(
        "%d %-6s %-9s %,9.0f acknowledged/s %,9.0f written/s, CPU s/M %6.2f + %6.2f, ms %.2f / %.2f%s"
            .formatted(
                repetition,
                what,
                cell,
                figures.acknowledged(),
                figures.written(),
                figures.serverCpu(),
                figures.postgresCpu(),
                figures.medianMillis(),
                figures.p99Millis(),
                figures.refused() == 0 ? "" : ", asked to come back " + figures.refused()));
  }

  private void report() throws IOException {
    out.println(Report.table(options, runs));
    out.println(
        "The server's memory at its peak: %d MB."
            .formatted(ProcessTimes.peakMegabytes(server.pid())));
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
