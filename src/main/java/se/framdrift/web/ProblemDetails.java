package se.framdrift.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.UnaryOperator;
import se.framdrift.problem.Problem;
import se.framdrift.wire.IntakeJson;
import se.framdrift.wire.Json;

/**
 * Renders failures as problem details (RFC 9457). The only place where a failure becomes an HTTP
 * status. A bug is logged whole and shown to nobody.
 */
public final class ProblemDetails implements Handler<RoutingContext> {

  static final String TYPE = "application/problem+json";

  private static final String FORM = "form-of-problems";

  private static final System.Logger LOG = System.getLogger(ProblemDetails.class.getName());

  /** Where a route says what the log is to call it, when an id in its path must not be there. */
  static final String PATH = "framdrift.path";

  private static final String INTERNAL = "The server failed; its log has the cause.";

  /** Makes {@code router} answer all failures, and paths that it does not have, as problems. */
  static void on(Router router) {
    ProblemDetails details = new ProblemDetails();
    router.route().failureHandler(details);
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
      router.errorHandler(status, details);
    }
  }

  @Override
  public void handle(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    JsonObject body = body(ctx);
    if (response.headWritten()) {
      ctx.request().connection().close(); // a cut answer must not look like a whole one
      return;
    }
    response.headers().remove(HttpHeaders.CONTENT_DISPOSITION);
    response.headers().remove(HttpHeaders.ETAG);
    response.setChunked(false);
    UnaryOperator<JsonObject> form = ctx.get(FORM);
    response
        .setStatusCode(body.getInteger("status"))
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, form == null ? TYPE : Answers.JSON)
        .end((form == null ? body : form.apply(body)).encode());
  }

  /** Lets the problems of this request be told in another form, made of the problem details. */
  static void inForm(RoutingContext ctx, UnaryOperator<JsonObject> form) {
    ctx.put(FORM, form);
  }

  private static JsonObject body(RoutingContext ctx) {
    return switch (ctx.failure()) {
      case Problem.Failure failure -> body(ctx.response(), failure.problem());
      case HttpException refused -> refused(ctx, refused.getStatusCode());
      case null -> refused(ctx, ctx.statusCode());
      case Throwable bug -> bug(ctx, bug);
    };
  }

  /** Refusals of the router itself. */
  private static JsonObject refused(RoutingContext ctx, int status) {
    return switch (status) {
      case 400 -> body(400, "malformed", "The request cannot be read.");
      case 404, -1 -> body(404, "not-found", "There is nothing at " + ctx.normalizedPath() + ".");
      case 405 ->
          body(405, "method-not-allowed", ctx.request().method() + " is not possible here.");
      case 406 -> body(406, "not-acceptable", "There is no answer of the type that is asked for.");
      case 413 ->
          body(413, "too-large", "The body is larger than what is taken here.")
              .put("limitBytes", Limits.BODY_BYTES);
      case 415 -> body(415, "unsupported-media", "The content type is not taken here.");
      default ->
          bug(ctx, new IllegalStateException("The router refused with " + status, ctx.failure()));
    };
  }

  private static JsonObject bug(RoutingContext ctx, Throwable bug) {
    String path = ctx.get(PATH, ctx.normalizedPath());
    LOG.log(Level.ERROR, ctx.request().method() + " " + path, bug);
    return body(500, "internal", INTERNAL);
  }

  /** What a caller is told of {@code problem}; headers that belong to it are set. */
  static JsonObject body(HttpServerResponse response, Problem problem) {
    return switch (problem) {
      case Problem.Malformed p -> body(400, "malformed", p.detail());
      case Problem.Unauthorized p -> {
        response.putHeader("WWW-Authenticate", "Bearer realm=\"framdrift\"");
        yield body(401, "unauthorized", p.detail());
      }
      case Problem.Forbidden p -> body(403, "forbidden", p.detail());
      case Problem.NotFound p -> body(404, "not-found", p.detail());
      case Problem.MethodNotAllowed p -> {
        response.putHeader(HttpHeaders.ALLOW, p.allowed());
        yield body(405, "method-not-allowed", p.detail());
      }
      case Problem.TooLarge p ->
          body(413, "too-large", p.detail()).put("limitBytes", p.limitBytes());
      case Problem.UnsupportedMedia p -> body(415, "unsupported-media", p.detail());
      case Problem.Invalid p ->
          body(422, "invalid", p.detail())
              .put("rejected", Json.array(p.rejections(), Json::rejection));
      case Problem.Conflict p -> retry(response, p.retryAfter(), body(409, "conflict", p.detail()));
      case Problem.Interrupted p ->
          body(response, p.cause())
              .put("detail", p.detail())
              .mergeIn(IntakeJson.committed(p.committed()));
      case Problem.TooMany p -> retry(response, p.retryAfter(), body(429, "too-many", p.detail()));
      case Problem.Unavailable p ->
          retry(response, p.retryAfter(), body(503, "unavailable", p.detail()));
    };
  }

  private static JsonObject retry(HttpServerResponse response, Duration after, JsonObject body) {
    long seconds = Math.max(1, after.toSeconds());
    response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return body.put("retryAfterSeconds", seconds);
  }

  private static JsonObject body(int status, String kind, String detail) {
    return new JsonObject()
        .put("type", "/problems/" + kind)
        .put("title", kind.replace('-', ' '))
        .put("status", status)
        .put("detail", detail);
  }
}
