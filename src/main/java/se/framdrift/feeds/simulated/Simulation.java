package se.framdrift.feeds.simulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import se.framdrift.model.Statement;

/**
 * What {@code simulation.yaml} says: how the figures of a made-up municipality are made. The
 * formulas stand in the file itself.
 *
 * @param municipality SCB code
 * @param feed id of the feed that the figures come from
 * @param seed first part of every text that randomness is drawn from
 * @param series in the file's order
 * @param statements reports to post at start
 */
public record Simulation(
    String municipality,
    String feed,
    String seed,
    List<SimulatedSeries> series,
    List<SimulatedComparison> comparisons,
    List<Statement> statements) {

  public Simulation {
    series = List.copyOf(series);
    comparisons = List.copyOf(comparisons);
    statements = List.copyOf(statements);
  }

  /**
   * Reads a file. Blocking.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it says what it must not: a line for each problem, {@code
   *     file:line: problem, expectation}
   */
  public static Simulation read(Path simulationYaml) throws IOException {
    return SimulationFile.read(simulationYaml);
  }
}
