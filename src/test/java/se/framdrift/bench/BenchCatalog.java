package se.framdrift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A made-up municipality with one KPI at a thousand sites, and tiles for some of them. */
final class BenchCatalog {

  private static final int TILES = 10;

  private BenchCatalog() {}

  /** Writes the folders {@code seeds} and {@code dashboards}, for a board of ten tiles. */
  static void write(Path folder) throws IOException {
    write(folder, TILES);
  }

  /** The same for a board that shows the first {@code tiles} sites. */
  static void write(Path folder, int tiles) throws IOException {
    Path bench = Files.createDirectories(folder.resolve("seeds/bench"));
    write(
        bench,
        "municipality",
        """
        code: "9999"
        name: Mätby
        board: bench
        simulated: true
        term: null
        areas: []
        bodies: []
        """);
    write(
        bench,
        "feeds",
        """
        feeds:
          - {id: bench-push, kind: push, title: {sv: Mätning, en: Benchmark}}
          - id: bench-lines
            kind: line-protocol
            title: {sv: Mätning på rader, en: Benchmark in lines}
            settings:
              bucket: bench
              map:
                - {measurement: bench-load, field: value, series: "9999:bench-load:site={site}"}
        """);
    write(bench, "indicators", indicators(tiles));
    write(folder.resolve("seeds"), "kpis", "kpis: []\n");
    write(folder.resolve("seeds"), "groups", "groups: []\n");
    write( // the demonstration, without which 9999 is not served, has nothing to do
        Files.createDirectories(folder.resolve("seeds/exempelby")),
        "simulation",
        """
        municipality: "9999"
        feed: bench-push
        seed: bench
        series: []
        """);
    Path boards = Files.createDirectories(folder.resolve("dashboards"));
    String board =
        """
        id: bench
        municipality: "9999"
        title: {sv: Mätby (påhittad), en: Mätby (made up)}
        order: area
        public: true
        screen: {issuers: [council, board], secondsPerPage: 20}
        indicators: [%s]
        """
            .formatted(each(tiles, "bench-load-%d"::formatted, ", "));
    Files.writeString(boards.resolve("bench.yaml"), schema("dashboard") + board);
  }

  private static void write(Path folder, String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), schema(name) + yaml);
  }

  private static String schema(String name) {
    return "# yaml-language-server: $schema=../src/main/resources/schemas/%s.schema.json%n"
        .formatted(name);
  }

  private static String indicators(int tiles) {
    String sites =
        IntStream.range(0, Row.SERIES).mapToObj(Row::site).collect(Collectors.joining(", "));
    return """
        municipality: "9999"
        kpis:
          - id: bench-load
            title: {sv: Last, en: Load}
            definition: {sv: Påhittad last per timme., en: Made-up load per hour.}
            unit: kWh
            decimals: 1
            resolution: PT1H
            measured: hour-total
            reportingLag: PT1H
            nature: register
            dimensions: {site: [%s]}
            plausible: {min: 0, max: 500}
            source: {name: Framdrift, licence: CC0-1.0, url: null}
            seriesBreak: null
        series:
        %s
        indicators:
        %s
        qualityNotes: []
        """
        .formatted(
            sites,
            each(
                tiles,
                i ->
                    "  - {kpi: bench-load, dimensions: {site: %s}, feed: bench-push}"
                        .formatted(Row.site(i)),
                "\n"),
            each(
                tiles,
                i ->
                    """
                      - id: bench-load-%d
                        title: {sv: Last %d, en: Load %d}
                        unit: kWh
                        decimals: 1
                        direction: lower
                        inputs:
                          load: {series: "%s", aggregate: latest}\
                    """
                        .formatted(i, i, i, Row.seriesId(i)),
                "\n"));
  }

  private static String each(
      int tiles, java.util.function.IntFunction<String> tile, String separator) {
    return IntStream.range(0, tiles).mapToObj(tile).collect(Collectors.joining(separator));
  }
}
