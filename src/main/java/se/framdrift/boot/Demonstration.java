package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.simulated.SimulatedFeed;
import se.framdrift.feeds.simulated.Simulation;
import se.framdrift.feeds.simulated.Simulator;
import se.framdrift.model.Comparison;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.Pipeline;

/** The simulated feeds of the made-up municipalities. */
final class Demonstration {

  private static final int RECENT = 200;

  private Demonstration() {}

  /**
   * Starts the feed that {@code simulation.yaml} of a folder of seeds describes.
   *
   * @throws StartFailure when the file cannot be read
   */
  static SimulatedFeed start(Vertx vertx, Path file, Pipeline pipeline) {
    Simulation simulation;
    try {
      simulation = Simulation.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure("the simulation cannot be read: " + e.getMessage());
    }
    String municipality = simulation.municipality();
    Catalog catalog = pipeline.catalog(municipality).orElseThrow();
    Simulator simulator =
        new Simulator(
            simulation, kpi -> Objects.requireNonNull(catalog.kpis().get(kpi)).decimals());
    SimulatedFeed feed =
        new SimulatedFeed(
            simulator,
            new SimulatedFeed.Edges(
                (id, rows) -> pipeline.take(Delivery.ofFeed(id).of(municipality), rows, List.of()),
                comparisons ->
                    pipeline.record(municipality, simulation.feed(), compared(comparisons)),
                statement -> pipeline.state(municipality, statement),
                series -> newest(pipeline, series)),
            vertx,
            InstantSource.system());
    feed.start();
    return feed;
  }

  private static List<Fact> compared(List<Comparison> comparisons) {
    return comparisons.stream().<Fact>map(Fact.Compared::new).toList();
  }

  /** The newest period that is not a forecast. */
  private static Future<Optional<Period>> newest(Pipeline pipeline, SeriesId series) {
    return pipeline.ask(
        series.municipality(),
        view ->
            view.engine().observations(series, RECENT).reversed().stream()
                .filter(observation -> !observation.flag().equals("P"))
                .findFirst()
                .map(Observation::period));
  }
}
