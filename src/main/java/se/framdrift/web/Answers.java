package se.framdrift.web;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Sends answers that a client can check for changes: each has an ETag, and 304 is answered. */
final class Answers {

  static final String JSON = "application/json";
  static final String CSV = "text/csv; charset=utf-8";

  /** May be kept, and must be checked before each use. */
  static final String CHECK = "no-cache";

  private Answers() {}

  /**
   * Answers when {@code future} completes, on the request's own context, whichever thread completes
   * it. A failure becomes a problem, also one of {@code answer} itself.
   */
  static <T> void when(RoutingContext ctx, Future<T> future, Consumer<T> answer) {
    if (future.isComplete()) {
      complete(ctx, future, answer);
      return;
    }
    Context context = ctx.vertx().getOrCreateContext();
    future.onComplete(result -> context.runOnContext(_ -> complete(ctx, result, answer)));
  }

  private static <T> void complete(RoutingContext ctx, AsyncResult<T> result, Consumer<T> answer) {
    if (result.failed()) {
      ctx.fail(result.cause());
      return;
    }
    try {
      answer.accept(result.result());
    } catch (RuntimeException e) {
      ctx.fail(e);
    }
  }

  /** Answers {@code json}, tagged by its content. */
  static void json(RoutingContext ctx, JsonObject json) {
    Buffer body = json.toBuffer();
    tagged(ctx, body, JSON, tag(body), CHECK);
  }

  /** Answers what must not be kept. */
  static void fresh(RoutingContext ctx, JsonObject json) {
    ctx.response()
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON);
    end(ctx, json.toBuffer());
  }

  /** The list envelope around one page of {@code items}. */
  static JsonObject list(List<JsonObject> items, long total, int limit, int offset) {
    return new JsonObject()
        .put("items", new JsonArray(items))
        .put("total", total)
        .put("limit", limit)
        .put("offset", offset);
  }

  /** The page of {@code all} that the request asks for, in the list envelope. */
  static JsonObject page(List<JsonObject> all, Parameters parameters) {
    int offset = parameters.offset();
    int limit = parameters.limit();
    List<JsonObject> items =
        all.subList(
            Math.min(offset, all.size()), (int) Math.min((long) offset + limit, all.size()));
    return list(items, all.size(), limit, offset);
  }

  /** Answers a file to be kept by the reader. */
  static void file(RoutingContext ctx, Buffer body, String type, String name) {
    ctx.response().putHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
    tagged(ctx, body, type, tag(body), CHECK);
  }

  /**
   * The header that names a file; anything but plain letters, digits and {@code ._-} is left out.
   */
  static String attachment(String name) {
    return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]+", "-") + "\"";
  }

  /** Answers {@code body}, or 304 when the client has what {@code tag} names. */
  static void tagged(RoutingContext ctx, Buffer body, String type, String tag, String cache) {
    ctx.response().putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, cache);
    if (has(ctx, tag)) {
      ctx.response().setStatusCode(304).end();
      return;
    }
    ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
    end(ctx, body);
  }

  private static boolean has(RoutingContext ctx, String tag) {
    String known = ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known == null) {
      return false;
    }
    for (String each : known.split(",", 50)) {
      String plain = each.strip();
      if (plain.equals("*") || strong(plain).equals(strong(tag))) {
        return true;
      }
    }
    return false;
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static void end(RoutingContext ctx, Buffer body) {
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      ctx.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      ctx.response().end(body);
    }
  }

  /** A weak tag of the content: the bytes on the way may be compressed. */
  static String tag(Buffer body) {
    return "W/\"" + HexFormat.of().formatHex(sha256(body.getBytes()), 0, 16) + '"';
  }

  /** What a Content-Security-Policy calls {@code script}. */
  static String source(String script) {
    byte[] hash = sha256(script.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
