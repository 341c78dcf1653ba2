package se.framdrift.web;

import io.vertx.ext.web.Router;
import java.time.InstantSource;

/** Everything that the operator's listener answers: the reads without the filter, and writes. */
public final class OperatorRoutes {

  private final Reads reads;
  private final Writes writes;
  private final InstantSource clock;
  private final Access access;

  /**
   * @param clock for sessions and for days that have not come
   */
  public OperatorRoutes(Reads reads, Writes writes, TokenCheck tokens, InstantSource clock) {
    this.reads = reads;
    this.writes = writes;
    this.clock = clock;
    this.access = new Access(tokens, clock);
  }

  /** Mounts everything; to be called on a router that has nothing yet. */
  public void mount(Router router) {
    Municipalities all = Municipalities.all(reads.municipalities(), reads.catalog());
    ProblemDetails.on(router);
    router.route().handler(new SecurityHeaders());
    new SessionRoutes(access).mount(router);
    Room room = Room.ofHeap();
    new ObservationRoutes(writes.take(), writes.decoders(), writes.repeats(), all, room)
        .mount(router, access);
    new InfluxRoutes(writes.take(), writes.lines(), clock, room).mount(router, access);
    new StatementRoutes(all, writes.state(), clock).mount(router, access);
    new WithdrawalRoutes(all, reads.views(), writes.withdrawing()).mount(router, access);
    new OverrideRoutes(all, writes.judge(), clock).mount(router, access);
    new OutsideRoutes(writes.outside(), room).mount(router, access);
    new UploadRoutes(writes.uploads(), access).mount(router);
    new QuarantineRoutes(all, writes.quarantine()).mount(router, access);
    new ReplayRoutes(all, writes.work()).mount(router, access);
    new DeliveryRoutes(all, writes.deliver(), room).mount(router, access);
    new FeedRunRoutes(all, writes.runs()).mount(router, access);
    new HealthRoutes(writes.metrics(), writes.ready()).mount(router);
    reads.mount(router, all, true);
    new InfoRoutes("openapi/operator.yaml").mount(router);
    new PageRoutes(reads.pages(), true).mount(router);
  }
}
