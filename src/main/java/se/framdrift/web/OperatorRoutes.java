package se.framdrift.web;

import io.vertx.ext.web.Router;
import java.time.InstantSource;

/** Everything that the operator's listener answers: the reads without the filter, and writes. */
public final class OperatorRoutes {

  private final Reads reads;
  private final Writes writes;
  private final Access access;

  public OperatorRoutes(Reads reads, Writes writes, TokenCheck tokens, InstantSource clock) {
    this.reads = reads;
    this.writes = writes;
    this.access = new Access(tokens, clock);
  }

  /** Mounts everything; to be called on a router that has nothing yet. */
  public void mount(Router router) {
    ProblemDetails.on(router);
    router.route().handler(new SecurityHeaders());
    new SessionRoutes(access).mount(router);
    new ObservationRoutes(writes.take()).mount(router, access);
    reads.mount(router, Municipalities.all(reads.municipalities(), reads.catalog()));
  }
}
