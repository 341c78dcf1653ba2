package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import se.framdrift.model.Delivery;
import se.framdrift.problem.Problem;
import se.framdrift.web.BodyKind.Coding;

/**
 * Bodies of lines that are taken while they come, each on a virtual thread of its own; at most
 * {@value #MOST} at once. Thread-safe.
 */
final class Streams {

  /** The most bodies that are taken at once. */
  static final int MOST = 64;

  private static final System.Logger LOG = System.getLogger(Streams.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** How long a sender that was answered early may go on sending. */
  private static final Duration PASSED_OVER = Duration.ofSeconds(10);

  private final ObservationRoutes.Take take;
  private final Decoders.Lines lines;
  private final Semaphore open = new Semaphore(MOST);

  Streams(ObservationRoutes.Take take, Decoders.Lines lines) {
    this.take = take;
    this.lines = lines;
  }

  /** A body that has not been read; to be called on its event loop, before anything is read. */
  Once.Work open(RoutingContext ctx, Coding coding, Delivery delivery, Fingerprint fingerprint) {
    RequestBytes bytes = new RequestBytes(ctx.request(), ctx.vertx().getOrCreateContext());
    ctx.addBodyEndHandler(_ -> passOver(ctx.vertx(), ctx.request()));
    return new Once.Work() {

      @Override
      public Future<String> fingerprint() {
        return onThread(
            () -> {
              RowStream.pass(bytes, coding, fingerprint.digest());
              return fingerprint.end();
            });
      }

      @Override
      public Future<Once.Done> perform() {
        RowStream stream = new RowStream(ctx.vertx(), take, lines, delivery);
        Future<JsonObject> taken = onThread(() -> stream.take(bytes, coding, fingerprint.digest()));
        return ObservationRoutes.told(ctx, taken)
            .map(answer -> new Once.Done(answer, fingerprint.end()));
      }
    };
  }

  private <T> Future<T> onThread(Callable<T> work) {
    if (!open.tryAcquire()) {
      return Future.failedFuture(
          new Problem.Unavailable("Too many bodies of lines come at once.", RETRY).asFailure());
    }
    Promise<T> promise = Promise.promise();
    Thread.ofVirtual()
        .name("lines")
        .start(
            () -> {
              try {
                promise.complete(work.call());
              } catch (RequestBytes.Cut e) {
                LOG.log(Level.DEBUG, "A sender of lines has gone away", e);
                promise.fail(new Problem.Malformed("The body was cut off.").asFailure());
              } catch (Exception e) { // also the checked ones that awaiting throws unannounced
                promise.fail(e);
              } finally {
                open.release();
              }
            });
    return promise.future();
  }

  /** An answer before the end of the body: the rest is read away, and the connection closed. */
  static void passOver(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded() || request.response().closed()) {
      return;
    }
    request.handler(_ -> {});
    request.resume();
    long timer = vertx.setTimer(PASSED_OVER.toMillis(), _ -> request.connection().close());
    request.endHandler(_ -> vertx.cancelTimer(timer));
  }
}
