package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed;
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

/**
 * The simulated feeds of made-up municipalities. They are run like feeds that listen, so that of
 * several nodes one simulates.
 */
record Demonstration(Path file, Pipeline pipeline) implements FeedKind {

  private static final int RECENT = 200;

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    try {
      Simulation simulation = Simulation.read(file);
      if (!simulation.feed().equals(declaration.id())) {
        throw new IllegalArgumentException(
            "%s is of feed %s".formatted(file.getFileName(), simulation.feed()));
      }
      Map<String, Kpi> kpis = declaration.catalog().kpis();
      return new Simulated(
          pipeline,
          new Simulator(simulation, kpi -> Objects.requireNonNull(kpis.get(kpi)).decimals()));
    } catch (IOException e) {
      throw new IllegalArgumentException("the simulation cannot be read: " + e.getMessage(), e);
    }
  }

  private record Simulated(Pipeline pipeline, Simulator simulator) implements SubscribingFeed {

    @Override
    public Future<Subscription> subscribe(Vertx vertx, Sink sink, Health health) {
      String municipality = simulator.simulation().municipality();
      String feed = simulator.simulation().feed();
      SimulatedFeed running =
          new SimulatedFeed(
              simulator,
              new SimulatedFeed.Edges(
                  (id, rows) ->
                      sink.take(Delivery.ofFeed(id).of(municipality), new Decoded(rows, List.of())),
                  comparisons -> pipeline.record(municipality, feed, compared(comparisons)),
                  statement -> pipeline.state(municipality, statement),
                  series -> newest(pipeline, series)),
              vertx,
              InstantSource.system());
      running.start();
      health.connected();
      return Future.succeededFuture(running::close);
    }

    /** Its rows are made by the program and never refused for how they are written. */
    @Override
    public Decoded again(String format, @Nullable String heading, String raw) {
      return new Decoded(List.of(), List.of());
    }
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
