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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import se.framdrift.problem.Problem;

/**
 * {@code /api/v1/uploads}: a file is sent, looked at, corrected and confirmed. At most {@value
 * #MOST_RECEIVED} files are received at once, on virtual threads, for ten minutes each. The work on
 * those that are there is done on platform threads, at most {@value #MOST} at once, since it
 * computes more than it waits; who sends slowly holds none of them.
 */
final class UploadRoutes {

  /** The most requests that are worked on at once. */
  static final int MOST = 3;

  /** The most files that are received at once. */
  static final int MOST_RECEIVED = 20;

  /** A sender that has not come to the end of its file by then is cut off. */
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /** How long a file that has been received waits to be looked at. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String PATH = "/api/v1/uploads";
  private static final String ONE = PATH + "/:id";
  private static final int MAX_NAME = 200;
  private static final long MAPPING_BYTES = 2L << 20;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final UploadDesk desk;
  private final Access access;
  private final Semaphore free = new Semaphore(MOST);
  private final Semaphore receiving = new Semaphore(MOST_RECEIVED);

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
    if (!receiving.tryAcquire()) {
      throw new Problem.Unavailable("Too many files are being sent now.", RETRY).asFailure();
    }
    long deadline =
        ctx.vertx().setTimer(DEADLINE.toMillis(), _ -> ctx.request().connection().close());
    Promise<JsonObject> answer = Promise.promise();
    Thread.ofVirtual()
        .name("upload received")
        .start(
            () -> {
              try {
                JsonObject received = desk.receive(owner, shortened, body);
                ctx.vertx().cancelTimer(deadline);
                answer.complete(guess(owner, received.getString("id")));
              } catch (RequestBytes.Cut _) {
                answer.fail(new Problem.Malformed("The file was cut off.").asFailure());
              } catch (Exception e) { // also the checked ones that awaiting throws unannounced
                answer.fail(e);
              } finally {
                ctx.vertx().cancelTimer(deadline);
                receiving.release();
              }
            });
    Answers.when(ctx, answer.future(), json -> Answers.fresh(ctx, json));
  }

  private JsonObject guess(String owner, String id) throws Exception {
    if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      desk.remove(owner, id);
      throw busy();
    }
    return permitted(() -> desk.guess(owner, id)).await();
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
      return Future.failedFuture(busy());
    }
    return permitted(work);
  }

  private static Problem.Failure busy() {
    return new Problem.Unavailable("Others are looking at files now.", RETRY).asFailure();
  }

  /** Gives back the permit that the caller has got. */
  private Future<JsonObject> permitted(Callable<JsonObject> work) {
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
