package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import se.framdrift.model.Delivery;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;
import se.framdrift.wire.IntakeJson;

/** {@code POST /api/v1/observations}: takes figures, and answers after they are durable. */
public final class ObservationRoutes {

  /** Takes the rows of a delivery; completes when good rows and refused rows are both durable. */
  @FunctionalInterface
  public interface Take {
    Future<Intake> take(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable);
  }

  /** The feed that rows are of when nothing more is known of their sender. */
  static final String FEED = "push";

  private final Take take;

  public ObservationRoutes(Take take) {
    this.take = take;
  }

  void mount(Router router, Access access) {
    router
        .post("/api/v1/observations")
        .handler(access.require(Role.FEED))
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(Limits.BODY_BYTES))
        .handler(this::take);
  }

  /** Reads, checks and commits away from the event loop, which serves others meanwhile. */
  private void take(RoutingContext ctx) {
    Parameters.of(ctx);
    byte[] body = Bodies.bytes(ctx);
    Future<Intake> taken =
        ctx.vertx()
            .executeBlocking(
                () -> {
                  ObservationBody read = ObservationBody.read(body);
                  return take.take(Delivery.ofFeed(FEED), read.rows(), read.undecodable());
                },
                false)
            .compose(intake -> intake);
    Answers.when(
        ctx,
        Outages.answered(taken).map(ObservationRoutes::answer),
        json -> Answers.fresh(ctx, json));
  }

  static JsonObject answer(Intake intake) {
    if (intake.taken() == 0 && !intake.rejected().isEmpty()) {
      throw new Problem.Invalid("No row could be taken.", intake.rejected()).asFailure();
    }
    return IntakeJson.of(
        intake.accepted(),
        intake.unchanged(),
        intake.revised(),
        intake.rejected(),
        intake.superseded(),
        intake.positions());
  }
}
