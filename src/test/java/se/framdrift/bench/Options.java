package se.framdrift.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the benchmark is to do.
 *
 * @param cells connections and rows in a request
 * @param seconds the longest that one run sends
 * @param warmUp how long load is made before anything is measured, in seconds
 * @param rows the most rows that one run sends
 * @param pinned whether the server can be held on one core
 */
record Options(
    List<RowFormat> formats,
    List<Cell> cells,
    int repeat,
    double seconds,
    double warmUp,
    long rows,
    boolean copy,
    String serverClassPath,
    List<String> serverOptions,
    boolean pinned,
    String serverCore,
    Path folder) {

  static final String USAGE =
      """
      src/test/bench/ingest [option …]
        --formats json,ndjson,csv,line   how rows are sent (json)
        --cells 8x5000,64x1              connections x rows in a request (all nine)
        --repeat 3                       how often each is measured
        --seconds 3                      the longest that one run sends
        --warm-up 40                     seconds of load before anything is measured, in all
        --rows 600000                    the most rows that one run sends
        --no-copy                        without COPY beside it
        --server-core 0                  the core of the server and its PostgreSQL
        --server-options "-Xmx2g"        more options of the server's java
        --folder target/bench            where the data are; emptied first
      """;

  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final Set<String> NAMES =
      Set.of(
          "formats",
          "cells",
          "repeat",
          "seconds",
          "warm-up",
          "rows",
          "server-core",
          "server-options",
          "server-class-path",
          "folder");

  /** So many connections, each sending so many rows at once. */
  record Cell(int connections, int batch) {

    static Cell parse(String text) {
      String[] parts = text.split("x");
      return new Cell(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
      return connections + " × " + batch;
    }
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when it is not understood
   */
  static Options read(String[] words) {
    Map<String, String> given = new HashMap<>();
    boolean copy = true;
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--no-copy")) {
        copy = false;
      } else if (words[i].startsWith("--")
          && NAMES.contains(words[i].substring(2))
          && i + 1 < words.length) {
        given.put(words[i].substring(2), words[++i]);
      } else {
        throw new IllegalArgumentException("not understood: " + words[i]);
      }
    }
    return new Options(
        list(given.getOrDefault("formats", "json"))
            .map(name -> RowFormat.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList(),
        list(given.getOrDefault("cells", "1x1,8x1,64x1,1x100,8x100,64x100,1x5000,8x5000,64x5000"))
            .map(Cell::parse)
            .toList(),
        Integer.parseInt(given.getOrDefault("repeat", "3")),
        Double.parseDouble(given.getOrDefault("seconds", "3")),
        Double.parseDouble(given.getOrDefault("warm-up", "40")),
        Long.parseLong(given.getOrDefault("rows", "600000")),
        copy,
        given.getOrDefault("server-class-path", "target/framdrift.jar"),
        Arrays.stream(given.getOrDefault("server-options", "").split(" "))
            .filter(word -> !word.isEmpty())
            .toList(),
        Files.isExecutable(TASKSET),
        given.getOrDefault("server-core", "0"),
        Path.of(given.getOrDefault("folder", "target/bench")));
  }

  private static Stream<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty());
  }
}
