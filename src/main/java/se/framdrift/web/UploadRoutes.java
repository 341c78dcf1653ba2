package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import se.framdrift.problem.Problem;

/**
 * {@code /api/v1/uploads}: a file is sent, looked at, corrected and confirmed. The work is done on
 * platform threads, at most {@value #MOST} at once, since it computes more than it waits.
 */
final class UploadRoutes {

  /** The most requests that are worked on at once. */
  static final int MOST = 3;

  private static final String PATH = "/api/v1/uploads";
  private static final String ONE = PATH + "/:id";
  private static final int MAX_NAME = 200;
  private static final long MAPPING_BYTES = 2L << 20;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final UploadDesk desk;
  private final Access access;
  private final Semaphore free = new Semaphore(MOST);

  UploadRoutes(UploadDesk desk, Access access) {
    this.desk = desk;
    this.access = access;
  }

  void mount(Router router) {
    router.post(PATH).handler(access.require(Role.REPORTER)).handler(this::receive);
    Reading.get(router, ONE).handler(access.require(Role.REPORTER)).handler(this::state);
    Reading.get(router, ONE + "/mapping")
        .handler(access.require(Role.REPORTER))
        .handler(this::mapping);
    withMapping(router, "/preview", this::preview);
    withMapping(router, "/confirm", this::confirm);
    router.delete(ONE).handler(access.require(Role.REPORTER)).handler(this::remove);
  }

  private void withMapping(Router router, String path, Consumer<RoutingContext> handler) {
    router
        .post(ONE + path)
        .handler(access.require(Role.REPORTER))
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(MAPPING_BYTES))
        .handler(handler::accept);
  }

  private void receive(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "name");
    String name = parameters.text("name").orElse("file");
    String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    RequestBytes body = new RequestBytes(ctx.request(), ctx.vertx().getOrCreateContext());
    ctx.addBodyEndHandler(_ -> Streams.passOver(ctx.vertx(), ctx.request()));
    if (length != null
        && length.matches("[0-9]{1,18}")
        && Long.parseLong(length) > UploadDesk.MAX_BYTES) {
      throw new Problem.TooLarge(
              "The file is larger than %,d bytes.".formatted(UploadDesk.MAX_BYTES),
              UploadDesk.MAX_BYTES)
          .asFailure();
    }
    String owner = access.owner(ctx);
    String shortened = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    answer(
        ctx,
        () -> {
          try {
            return desk.receive(owner, shortened, body);
          } catch (RequestBytes.Cut e) {
            throw new Problem.Malformed("The file was cut off.").asFailure();
          }
        });
  }

  private void state(RoutingContext ctx) {
    Parameters.of(ctx);
    String owner = access.owner(ctx);
    Answers.when(
        ctx, Future.succeededFuture(desk.state(owner, id(ctx))), json -> Answers.fresh(ctx, json));
  }

  private void mapping(RoutingContext ctx) {
    Parameters.of(ctx);
    String yaml = desk.mapping(access.owner(ctx), id(ctx));
    Answers.file(ctx, Buffer.buffer(yaml), "application/yaml", "feed.yaml");
  }

  private void preview(RoutingContext ctx) {
    JsonObject mapping = mappingOf(ctx);
    String owner = access.owner(ctx);
    String id = id(ctx);
    answer(ctx, () -> desk.preview(owner, id, mapping));
  }

  private void confirm(RoutingContext ctx) {
    JsonObject mapping = mappingOf(ctx);
    if (!(Bodies.object(ctx).getValue("feed") instanceof String feed)) {
      throw malformed();
    }
    String owner = access.owner(ctx);
    String id = id(ctx);
    answer(ctx, () -> desk.confirm(owner, id, feed, mapping));
  }

  private static JsonObject mappingOf(RoutingContext ctx) {
    Parameters.of(ctx);
    if (Bodies.object(ctx).getValue("mapping") instanceof JsonObject mapping) {
      return mapping;
    }
    throw malformed();
  }

  private static Problem.Failure malformed() {
    return new Problem.Malformed("The body is {\"mapping\":{…}}, to confirm with \"feed\":\"…\".")
        .asFailure();
  }

  private static String id(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.pathParam("id"));
  }

  private void remove(RoutingContext ctx) {
    Parameters.of(ctx);
    desk.remove(access.owner(ctx), id(ctx));
    ctx.response().setStatusCode(204).end();
  }

  private void answer(RoutingContext ctx, Callable<JsonObject> work) {
    Answers.when(ctx, onThread(work), json -> Answers.fresh(ctx, json));
  }

  private Future<JsonObject> onThread(Callable<JsonObject> work) {
    if (!free.tryAcquire()) {
      return Future.failedFuture(
          new Problem.Unavailable("Others are looking at files now.", RETRY).asFailure());
    }
    Promise<JsonObject> promise = Promise.promise();
    Thread.ofPlatform()
        .name("upload")
        .daemon()
        .start(
            () -> {
              try {
                promise.complete(work.call());
              } catch (Exception e) { // also the checked ones that awaiting throws unannounced
                promise.fail(e);
              } finally {
                free.release();
              }
            });
    return promise.future();
  }
}
