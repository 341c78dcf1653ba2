package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import se.framdrift.catalog.Catalog;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/**
 * {@code POST /api/v1/feeds/{id}/deliveries?name=}: hands a whole body to a feed, which reads it by
 * its own mapping: a file, a notification of a broker, an answer that was saved.
 */
public final class DeliveryRoutes {

  /** The largest body, in bytes. */
  static final long BODY_BYTES = Limits.BODY_BYTES;

  /** How many refused rows are told of one by one. */
  static final int TOLD = 1_000;

  private static final int MAX_NAME = 200;

  /** Hands a body over. */
  @FunctionalInterface
  public interface Deliver {

    /**
     * Completes when all that could be taken is durable; fails with a problem when the body cannot
     * be read, or when there is no such feed here that bodies are handed to.
     *
     * @param each is told of every piece that has become durable, one at a time
     */
    Future<Void> deliver(
        String municipality, String feed, String name, byte[] body, Consumer<Intake> each);
  }

  private final Municipalities municipalities;
  private final Deliver deliver;
  private final Room room;

  DeliveryRoutes(Municipalities municipalities, Deliver deliver, Room room) {
    this.municipalities = municipalities;
    this.deliver = deliver;
    this.room = room;
  }

  void mount(Router router, Access access) {
    router
        .post("/api/v1/feeds/:id/deliveries")
        .handler(access.require(Role.FEED))
        .handler(Bodies.within(room, BODY_BYTES))
        .handler(Bodies.upTo(BODY_BYTES))
        .handler(this::deliver);
  }

  private void deliver(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "name", "municipality");
    String name = parameters.text("name").orElse("");
    if (name.length() > MAX_NAME) {
      throw new Problem.Malformed("The name is longer than %d characters.".formatted(MAX_NAME))
          .asFailure();
    }
    String feed = ctx.pathParam("id");
    Catalog catalog = municipalities.withFeed(feed, parameters.text("municipality").orElse(null));
    byte[] body = Bodies.bytes(ctx);
    Totals totals = new Totals(TOLD);
    Future<JsonObject> answer =
        Outages.told(
                deliver.deliver(
                    catalog.municipality().code(), feed, name, body, intake -> add(totals, intake)))
            .map(_ -> answer(totals))
            .recover(e -> Future.failedFuture(interrupted(totals, e)));
    Answers.when(ctx, answer, json -> Answers.fresh(ctx, json));
  }

  private static void add(Totals totals, Intake intake) {
    synchronized (totals) {
      totals.add(intake);
    }
  }

  private static JsonObject answer(Totals totals) {
    synchronized (totals) {
      return totals.answer();
    }
  }

  private static Throwable interrupted(Totals totals, Throwable failure) {
    if (failure instanceof Problem.Failure known && !(known.problem() instanceof Problem.Invalid)) {
      synchronized (totals) {
        return totals.interrupted(known.problem());
      }
    }
    return failure;
  }
}
