package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.concurrent.Callable;
import se.framdrift.problem.Problem;

/** Reads what requests bring. */
final class Bodies {

  /** So many bytes are read in less than a millisecond, unless they are packed. */
  private static final int AT_ONCE = 4_096;

  private static final String PLACE = "room-of-the-body";

  private Bodies() {}

  /** Reads the body into memory; refuses it as soon as it is known to be larger. */
  static Handler<RoutingContext> upTo(long bytes) {
    BodyHandler reader = BodyHandler.create(false).setBodyLimit(bytes);
    return ctx -> {
      if (declared(ctx) > bytes) {
        ctx.fail(
            new Problem.TooLarge(
                    "The body is larger than %,d bytes. Nothing was taken.".formatted(bytes), bytes)
                .asFailure());
      } else {
        reader.handle(ctx);
      }
    };
  }

  /**
   * Lets a request wait, unread, until there is room for its body. A packed body takes as much as
   * there may be of it, until it is answered: nobody knows what it unpacks to.
   */
  static Handler<RoutingContext> within(Room room, long most) {
    return ctx -> {
      ctx.request().pause();
      long declared = declared(ctx);
      Answers.when(
          ctx,
          room.take(ctx.vertx(), declared < 0 || packed(ctx) ? most : Math.min(declared, most))
              .onFailure(_ -> ctx.request().resume()),
          place -> {
            ctx.put(PLACE, place);
            ctx.addEndHandler(_ -> place.shrink(0));
            ctx.request().resume();
            ctx.next();
          });
    };
  }

  /**
   * Does something with a body: at once when it is small and not packed, else away from the event
   * loop, which serves others meanwhile.
   */
  @SuppressWarnings("NullAway") // the callable does not return null
  static <T> Future<T> away(RoutingContext ctx, byte[] body, Callable<T> work) {
    if (body.length > AT_ONCE || packed(ctx)) {
      return ctx.vertx().executeBlocking(work, false);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) { // the callable may throw any
      return Future.failedFuture(e);
    }
  }

  /** The size that the request says it has, in bytes; -1 when it does not. */
  private static long declared(RoutingContext ctx) {
    String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
  }

  private static boolean packed(RoutingContext ctx) {
    String coding = ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
  }

  /** Lets only JSON pass that is not compressed. */
  static void requireJson(RoutingContext ctx) {
    String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    String encoding = ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (type == null || !json(type)) {
      ctx.fail(
          new Problem.UnsupportedMedia("Send JSON, with Content-Type: application/json.")
              .asFailure());
    } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      ctx.fail(new Problem.UnsupportedMedia("Send the body without Content-Encoding.").asFailure());
    } else {
      ctx.next();
    }
  }

  private static boolean json(String type) {
    String[] parts = type.toLowerCase(Locale.ROOT).split(";", 2);
    String parameters = parts.length == 1 ? "" : parts[1].replaceAll("[\\s\"]", "");
    return parts[0].strip().equals("application/json")
        && (parameters.isEmpty() || parameters.equals("charset=utf-8"));
  }

  static byte[] bytes(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    Room.Place place = ctx.get(PLACE);
    if (place != null && !packed(ctx)) {
      place.shrink(body == null ? 0 : body.length());
    }
    return body == null ? new byte[0] : body.getBytes();
  }

  /** The body as one JSON object. */
  static JsonObject object(RoutingContext ctx) {
    try {
      return new JsonObject(Buffer.buffer(bytes(ctx)));
    } catch (DecodeException | ClassCastException e) {
      throw new Problem.Malformed("The body is not a JSON object.").asFailure();
    }
  }
}
