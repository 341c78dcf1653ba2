package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.function.Function;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.View;
import se.framdrift.web.OperatorRoutes;
import se.framdrift.web.Reads;
import se.framdrift.web.Views;
import se.framdrift.web.Writes;

/** Hands the routes the functions that they answer with. */
final class Wiring {

  private final Parts parts;

  Wiring(Parts parts) {
    this.parts = parts;
  }

  Reads reads() {
    Pipeline pipeline = parts.pipeline();
    return new Reads(
        pipeline::municipalities,
        pipeline::catalog,
        new Asked(pipeline),
        parts.hub()::snapshot,
        (_, _, _) -> Buffer.buffer());
  }

  OperatorRoutes operatorRoutes() {
    return new OperatorRoutes(
        reads(), new Writes(parts.pipeline()::take), parts.operators(), InstantSource.system());
  }

  private record Asked(Pipeline pipeline) implements Views {

    @Override
    public <T> Future<T> ask(String municipality, Function<View, T> question) {
      return pipeline.ask(municipality, question);
    }
  }
}
