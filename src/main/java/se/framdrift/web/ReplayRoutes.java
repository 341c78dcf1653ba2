package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.Replayed;
import se.framdrift.problem.Problem;
import se.framdrift.wire.StoredJson;

/**
 * What is done with refused rows: {@code POST …/quarantine/replay} tries them again, {@code DELETE
 * …/quarantine} removes them for good.
 */
public final class ReplayRoutes {

  private static final System.Logger LOG = System.getLogger(ReplayRoutes.class.getName());
  private static final Set<String> FIELDS = Set.of("ids", "all", "before");

  /**
   * What is done.
   *
   * @param remove removes rows; answers how many
   * @param count how many there are
   */
  public record Work(
      Replay replay,
      Function<QuarantineFilter, Future<Integer>> remove,
      Function<QuarantineFilter, Future<Long>> count) {}

  /** Tries rows below an id again, a bounded number of them, the newest first. */
  @FunctionalInterface
  public interface Replay {
    Future<Replayed> replay(QuarantineFilter filter, long before);
  }

  private final Municipalities municipalities;
  private final Work work;

  ReplayRoutes(Municipalities municipalities, Work work) {
    this.municipalities = municipalities;
    this.work = work;
  }

  void mount(Router router, Access access) {
    for (String path : List.of("/api/v1/quarantine", "/api/v1/feeds/:id/quarantine")) {
      router
          .post(path + "/replay")
          .handler(access.require(Role.OPERATOR))
          .handler(Bodies::requireJson)
          .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
          .handler(this::replay);
      router.delete(path).handler(access.require(Role.OPERATOR)).handler(this::remove);
    }
  }

  private void replay(RoutingContext ctx) {
    Parameters parameters = QuarantineQuery.parameters(ctx);
    JsonObject body = Bodies.object(ctx);
    QuarantineFilter filter = named(QuarantineQuery.filter(ctx, parameters, municipalities), body);
    long before = before(body);
    Future<JsonObject> answer =
        work.replay()
            .replay(filter, before)
            .compose(
                done ->
                    work.count()
                        .apply(filter)
                        .map(left -> StoredJson.replayed(done).put("remaining", left)));
    Answers.when(ctx, Outages.told(answer), json -> Answers.fresh(ctx, json));
  }

  /** The rows that the body names, or all that the query means. */
  private static QuarantineFilter named(QuarantineFilter filter, JsonObject body) {
    for (String name : body.fieldNames()) {
      if (!FIELDS.contains(name)) {
        throw malformed(
            "There is no field " + name.substring(0, Math.min(60, name.length())) + ".");
      }
    }
    Object ids = body.getValue("ids");
    if (ids instanceof JsonArray array && !Boolean.TRUE.equals(body.getValue("all"))) {
      return new QuarantineFilter(
          filter.feed(),
          filter.municipality(),
          filter.field(),
          filter.problem(),
          filter.since(),
          QuarantineQuery.ids(array.getList()));
    }
    if (ids == null && Boolean.TRUE.equals(body.getValue("all"))) {
      return filter;
    }
    throw malformed("Say which rows: {\"ids\":[…]}, or {\"all\":true} for those of the query.");
  }

  private static long before(JsonObject body) {
    Object before = body.getValue("before");
    if (before == null) {
      return Long.MAX_VALUE;
    }
    if (before instanceof Number number && number.longValue() >= 0) {
      return number.longValue();
    }
    throw malformed("before is the id of a row: the next of the answer before.");
  }

  private void remove(RoutingContext ctx) {
    Parameters parameters = QuarantineQuery.parameters(ctx);
    QuarantineFilter filter = QuarantineQuery.filter(ctx, parameters, municipalities);
    if (filter.isAll()) {
      throw malformed(
          "Say which rows are to go: %s.".formatted(String.join(", ", QuarantineQuery.NAMES)));
    }
    Answers.when(
        ctx,
        Outages.answered(work.remove().apply(filter)),
        removed -> {
          LOG.log(Level.INFO, "An operator removed {0} refused rows: {1}", removed, filter);
          Answers.fresh(ctx, new JsonObject().put("removed", removed));
        });
  }

  private static Problem.Failure malformed(String detail) {
    return new Problem.Malformed(detail).asFailure();
  }
}
