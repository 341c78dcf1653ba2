package se.framdrift.feeds.simulated;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.framdrift.model.RawFact;

/** The simulation that comes with the project, and small ones made for a test. */
final class Exempelby {

  static final Path FILE = Path.of("seeds/exempelby/simulation.yaml");

  /** The moment that the file's own counts are for. */
  static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  private Exempelby() {}

  static Simulator simulator() {
    Map<String, Integer> decimals = decimals();
    return new Simulator(simulation(), kpi -> requireNonNull(decimals.get(kpi)));
  }

  static Simulation simulation() {
    try {
      return Simulation.read(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A simulator of the given entries of {@code series}, all KPIs with one decimal. */
  static Simulator of(Path folder, String series) throws IOException {
    return new Simulator(read(folder, head() + series), _ -> 1);
  }

  static String head() {
    return "municipality: \"9999\"\nfeed: exempelby-simulator\nseed: test\nseries:\n";
  }

  static Simulation read(Path folder, String text) throws IOException {
    return Simulation.read(Files.writeString(folder.resolve("simulation.yaml"), text));
  }

  static <T> List<T> all(Iterator<List<T>> pages) {
    List<T> all = new ArrayList<>();
    pages.forEachRemaining(all::addAll);
    return all;
  }

  /** The rows of one series. */
  static List<RawFact> rows(List<RawFact> rows, String series) {
    return rows.stream().filter(row -> series.equals(row.series())).toList();
  }

  /** The row of one series and period. */
  static RawFact row(List<RawFact> rows, String series, String period) {
    return rows(rows, series).stream()
        .filter(row -> period.equals(row.period()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + series + " for " + period));
  }

  /** What the catalog declares, read without the catalog's reader. */
  private static Map<String, Integer> decimals() {
    try {
      String text = Files.readString(Path.of("seeds/exempelby/indicators.yaml"));
      var file =
          (Map<?, ?>) requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
      return ((List<?>) requireNonNull(file.get("kpis")))
          .stream()
              .map(kpi -> (Map<?, ?>) kpi)
              .collect(
                  Collectors.toMap(
                      kpi -> (String) requireNonNull(kpi.get("id")),
                      kpi -> (Integer) requireNonNull(kpi.get("decimals"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
