package se.framdrift.bench;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import se.framdrift.bench.Options.Cell;

/** The results as a table in Markdown, and the goals beside them. */
final class Report {

  private static final double SHARE_OF_COPY = 0.5;
  private static final double SINGLE_ROWS_PER_SECOND = 20_000;
  private static final double P99_OF_MEDIAN = 10;

  private Report() {}

  static String table(Options options, Map<String, List<Figures>> runs) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "\n| connections × rows | how | rows/s acknowledged | rows/s with projections (quartiles) | of"
            + " COPY | CPU s/M server + PostgreSQL | ms median / p99 |");
    lines.add("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (Cell cell : options.cells()) {
      List<Figures> copies = runs.getOrDefault("copy " + cell, List.of());
      for (RowFormat format : options.formats()) {
        lines.add(line(cell, format.code(), runs.get(format.code() + " " + cell), copies));
      }
      if (!copies.isEmpty()) {
        lines.add(line(cell, "COPY", copies, copies));
      }
    }
    for (RowFormat format : options.formats()) {
      goals(lines, format.code(), runs);
    }
    return lines.toString();
  }

  private static String line(Cell cell, String how, List<Figures> runs, List<Figures> copies) {
    Figures low = Figures.quantile(runs, 0.25);
    Figures median = Figures.quantile(runs, 0.5);
    Figures high = Figures.quantile(runs, 0.75);
    return "| %s | %s | %,.0f | %,.0f (%,.0f–%,.0f) | %s | %.2f + %.2f | %.2f / %.2f |"
        .formatted(
            cell,
            how,
            median.acknowledged(),
            median.written(),
            low.written(),
            high.written(),
            copies.isEmpty()
                ? ""
                : "%.2f".formatted(median.written() / Figures.quantile(copies, 0.5).written()),
            median.serverCpu(),
            median.postgresCpu(),
            median.medianMillis(),
            median.p99Millis());
  }

  private static void goals(StringJoiner lines, String format, Map<String, List<Figures>> runs) {
    List<Figures> large = runs.get(format + " " + new Cell(8, 5_000));
    List<Figures> copies = runs.get("copy " + new Cell(8, 5_000));
    if (large != null && copies != null) {
      double share =
          Figures.quantile(large, 0.5).written() / Figures.quantile(copies, 0.5).written();
      lines.add(
          goal(
              format + " 8 × 5000, of COPY's rows/s with projections written",
              share,
              "at least " + SHARE_OF_COPY,
              share >= SHARE_OF_COPY));
    }
    List<Figures> single = runs.get(format + " " + new Cell(64, 1));
    if (single != null) {
      double rate = Figures.quantile(single, 0.5).acknowledged();
      lines.add(
          goal(
              format + " 64 × 1, rows/s",
              rate,
              "at least %,.0f".formatted(SINGLE_ROWS_PER_SECOND),
              rate >= SINGLE_ROWS_PER_SECOND));
    }
    for (Map.Entry<String, List<Figures>> run : runs.entrySet()) {
      if (run.getKey().startsWith(format + " ")) {
        Figures median = Figures.quantile(run.getValue(), 0.5);
        double times = median.p99Millis() / median.medianMillis();
        lines.add(
            goal(
                run.getKey() + ", p99 of acknowledgements over the median",
                times,
                "at most %.0f".formatted(P99_OF_MEDIAN),
                times <= P99_OF_MEDIAN));
      }
    }
  }

  private static String goal(String what, double is, String goal, boolean reached) {
    return "%s: %,.2f, goal %s: %s".formatted(what, is, goal, reached ? "reached" : "NOT reached");
  }
}
