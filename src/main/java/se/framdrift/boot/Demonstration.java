package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import se.framdrift.pipeline.Pipeline;

/** The simulated feeds of made-up Exempelby. */
final class Demonstration {

  private Demonstration() {}

  static Demonstration start(Vertx vertx, Path seeds, Pipeline pipeline) {
    return new Demonstration();
  }

  Future<Void> close() {
    return Future.succeededFuture();
  }
}
