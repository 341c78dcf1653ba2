package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.CellState;
import se.framdrift.disclosure.Standing;
import se.framdrift.pipeline.Intake;

/**
 * {@code /api/v1/surveys} and {@code /api/v1/cases}: what is kept outside the ledger. Nothing that
 * was sent is repeated, and nothing that is kept can be read back; how many there are is told only
 * in multiples of the threshold.
 */
public final class OutsideRoutes {

  /**
   * What the routes do.
   *
   * @param answers takes answers to a survey
   * @param cases takes cases
   * @param deleteAnswer false when there was none
   * @param deleteCase likewise
   * @param surveys how far surveys and cases have come
   * @param releases what has been released of the feed with an id, and what not
   */
  public record Outside(
      Take answers,
      Take cases,
      Delete deleteAnswer,
      Delete deleteCase,
      Supplier<Future<List<Survey>>> surveys,
      Function<String, Future<Releases>> releases) {}

  /** Takes decoded JSON; completes when good rows and words on refused rows are durable. */
  @FunctionalInterface
  public interface Take {

    /** {@code feed}: id of the feed, null when the sender has not said it. */
    Future<Intake> take(@Nullable String feed, List<@Nullable Object> rows);
  }

  /** Deletes by the sender's id. */
  @FunctionalInterface
  public interface Delete {
    Future<Boolean> delete(@Nullable String feed, String id);
  }

  /** A survey or a feed of cases. */
  public record Survey(
      String id, String kind, String municipality, int threshold, List<Period> periods) {}

  /**
   * One of its periods.
   *
   * @param atLeast how many answers there are, rounded down to a multiple of the threshold
   */
  public record Period(String period, long atLeast, int release, @Nullable Instant releasedAt) {}

  /** What has been released of a survey or a feed of cases, newest period first. */
  public record Releases(int threshold, int unanimous, List<Wave> waves) {}

  /** One of its periods. */
  public record Wave(
      String period, int release, @Nullable Instant releasedAt, List<CellState> cells) {}

  private static final String NDJSON = "application/x-ndjson";
  private static final int MAX_ID = 200;

  private final Outside outside;
  private final Room room;

  OutsideRoutes(Outside outside, Room room) {
    this.outside = outside;
    this.room = room;
  }

  void mount(Router router, Access access) {
    router
        .post("/api/v1/surveys/:id/responses")
        .handler(access.require(Role.FEED))
        .handler(OutsideRoutes::requireRows)
        .handler(Bodies.within(room, Limits.BODY_BYTES))
        .handler(Bodies.upTo(Limits.BODY_BYTES))
        .handler(ctx -> take(ctx, "responses", outside.answers(), Reading.part(ctx, "id")));
    router
        .post("/api/v1/cases")
        .handler(access.require(Role.FEED))
        .handler(OutsideRoutes::requireRows)
        .handler(Bodies.within(room, Limits.BODY_BYTES))
        .handler(Bodies.upTo(Limits.BODY_BYTES))
        .handler(ctx -> take(ctx, "cases", outside.cases(), null));
    router
        .delete("/api/v1/surveys/:id/responses/:response")
        .handler(unnamed("/api/v1/surveys/{id}/responses/{response}"))
        .handler(access.require(Role.FEED))
        .handler(
            ctx -> {
              Parameters.of(ctx);
              delete(ctx, outside.deleteAnswer(), Reading.part(ctx, "id"), "response");
            });
    router
        .delete("/api/v1/cases/:case")
        .handler(unnamed("/api/v1/cases/{case}"))
        .handler(access.require(Role.FEED))
        .handler(
            ctx -> {
              String feed = Parameters.of(ctx, "feed").text("feed").orElse(null);
              delete(ctx, outside.deleteCase(), feed, "case");
            });
    Reading.get(router, "/api/v1/surveys")
        .handler(access.require(Role.ANALYST))
        .handler(this::surveys);
    Reading.get(router, "/api/v1/surveys/:id/releases")
        .handler(access.require(Role.ANALYST))
        .handler(this::releases);
  }

  /** Whatever fails, the log says this instead of the path, in which an id stands. */
  private static Handler<RoutingContext> unnamed(String path) {
    return ctx -> {
      ctx.put(ProblemDetails.PATH, path);
      ctx.next();
    };
  }

  private static boolean isLines(RoutingContext ctx) {
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(NDJSON);
  }

  private static void requireRows(RoutingContext ctx) {
    if (isLines(ctx) && ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
      ctx.next();
    } else {
      Bodies.requireJson(ctx);
    }
  }

  /** Reads and checks away from the event loop, which serves others meanwhile. */
  private static void take(RoutingContext ctx, String list, Take take, @Nullable String id) {
    Parameters.of(ctx);
    byte[] body = Bodies.bytes(ctx);
    boolean lines = isLines(ctx);
    Future<Intake> taken =
        ctx.vertx()
            .executeBlocking(
                () -> {
                  OutsideBody read = lines ? OutsideBody.lines(body) : OutsideBody.json(body, list);
                  return take.take(id == null ? read.feed() : id, read.rows());
                },
                false)
            .compose(intake -> intake);
    Answers.when(
        ctx,
        Outages.answered(taken).map(ObservationRoutes::answer),
        json -> Answers.fresh(ctx, json));
  }

  private static void delete(
      RoutingContext ctx, Delete delete, @Nullable String feed, String parameter) {
    String id = Reading.part(ctx, parameter);
    Future<Boolean> deleted =
        id.length() > MAX_ID ? Future.succeededFuture(false) : delete.delete(feed, id);
    Answers.when(
        ctx,
        Outages.answered(deleted),
        any -> Answers.fresh(ctx, new JsonObject().put("deleted", any ? 1 : 0)));
  }

  private void surveys(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "limit", "offset");
    Answers.when(
        ctx,
        Outages.answered(outside.surveys().get()),
        all ->
            Answers.fresh(
                ctx, Answers.page(all.stream().map(OutsideRoutes::json).toList(), parameters)));
  }

  private void releases(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "limit", "offset");
    Answers.when(
        ctx,
        Outages.answered(outside.releases().apply(Reading.part(ctx, "id"))),
        all ->
            Answers.fresh(
                ctx,
                Answers.page(all.waves().stream().map(OutsideRoutes::json).toList(), parameters)
                    .put("threshold", all.threshold())
                    .put("unanimous", all.unanimous())));
  }

  private static JsonObject json(Wave wave) {
    JsonArray cells = new JsonArray();
    for (CellState each : wave.cells()) {
      cells.add(
          new JsonObject()
              .put("series", each.series().toString())
              .put("state", each.state().code())
              .put("rule", rule(each.rule()))
              .put("release", each.release() == 0 ? null : each.release()));
    }
    return new JsonObject()
        .put("period", wave.period())
        .put("release", wave.release())
        .put("releasedAt", wave.releasedAt())
        .put("cells", cells);
  }

  private static @Nullable String rule(Standing.Why why) {
    return switch (why) {
      case NOTHING -> null;
      case EMPTY, TOO_FEW -> "primary";
      case COMPLEMENTARY -> "complementary";
      case TOO_FEW_CHANGED -> "too-few-changed";
      case GIVES_AWAY -> "gives-away";
    };
  }

  private static JsonObject json(Survey survey) {
    JsonArray periods = new JsonArray();
    for (Period each : survey.periods()) {
      periods.add(
          new JsonObject()
              .put("period", each.period())
              .put("atLeast", each.atLeast())
              .put("release", each.release())
              .put("releasedAt", each.releasedAt()));
    }
    return new JsonObject()
        .put("id", survey.id())
        .put("kind", survey.kind())
        .put("municipality", survey.municipality())
        .put("threshold", survey.threshold())
        .put("periods", periods);
  }
}
