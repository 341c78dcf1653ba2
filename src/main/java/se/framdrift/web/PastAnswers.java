package se.framdrift.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.web.Moment.Now;
import se.framdrift.web.Moment.Then;

/**
 * Sends answers that may be of the past: those say of which position they are, in the body and in a
 * header, and may be kept without asking again when they will stay as they are.
 */
final class PastAnswers {

  /** The positions that an answer is of: {@code 1441=12}, several with commas. */
  static final String HEADER = "framdrift-as-of";

  /**
   * What was known does not change. Ten minutes all the same: a figure that is withdrawn as
   * confidential leaves every answer, and what a cache keeps no later than that.
   */
  static final String KEEP = "public, max-age=600, immutable";

  private PastAnswers() {}

  /** Answers {@code json}, which stays as it is, about one municipality. */
  static void json(RoutingContext ctx, JsonObject json, Moment moment, boolean rebuilt) {
    json(ctx, json, List.of(moment), echo(moment, rebuilt), rebuilt);
  }

  /** Answers {@code json}, which stays as it is, about several municipalities. */
  static void json(RoutingContext ctx, JsonObject json, List<Moment> moments, boolean rebuilt) {
    JsonArray echoes = new JsonArray();
    moments.stream().map(each -> echo(each, rebuilt)).forEach(echoes::add);
    json(ctx, json, moments, echoes, rebuilt);
  }

  private static void json(
      RoutingContext ctx,
      JsonObject json,
      List<Moment> moments,
      @Nullable Object echo,
      boolean rebuilt) {
    if (isNow(moments)) {
      Answers.json(ctx, json);
      return;
    }
    JsonObject marked = new JsonObject(new LinkedHashMap<>(json.getMap())).put("asOf", echo);
    Buffer body = marked.toBuffer();
    tagged(ctx, body, Answers.JSON, Answers.tag(body), moments, rebuilt);
  }

  /** Answers bytes that say by themselves, or cannot say, of which position they are. */
  static void tagged(
      RoutingContext ctx,
      Buffer body,
      String type,
      String tag,
      List<Moment> moments,
      boolean rebuilt) {
    Answers.tagged(ctx, body, type, tag, head(ctx.response(), moments, rebuilt));
  }

  /** Answers a file to be kept by the reader. */
  static void file(
      RoutingContext ctx, Buffer body, String type, String name, Moment moment, boolean rebuilt) {
    ctx.response().putHeader("content-disposition", Answers.attachment(name));
    tagged(ctx, body, type, Answers.tag(body), List.of(moment), rebuilt);
  }

  /** Says in the head of which positions an answer is. Gives how long it may be kept. */
  static String head(HttpServerResponse response, List<Moment> moments, boolean rebuilt) {
    if (isNow(moments)) {
      return Answers.CHECK;
    }
    response.putHeader(
        HEADER,
        moments.stream()
            .filter(Then.class::isInstance)
            .map(Then.class::cast)
            .map(then -> then.municipality() + "=" + then.position())
            .collect(Collectors.joining(",")));
    return !rebuilt && moments.stream().allMatch(PastAnswers::isSettled) ? KEEP : Answers.CHECK;
  }

  /** {@code json} with the position that it is of, where it is of the past. */
  static JsonObject marked(JsonObject json, Moment moment, boolean rebuilt) {
    return moment instanceof Now ? json : json.put("asOf", echo(moment, rebuilt));
  }

  private static boolean isSettled(Moment moment) {
    return switch (moment) {
      case Now _ -> false;
      case Then then -> then.settled();
    };
  }

  private static boolean isNow(List<Moment> moments) {
    return moments.stream().anyMatch(Now.class::isInstance);
  }

  private static @Nullable JsonObject echo(Moment moment, boolean rebuilt) {
    return switch (moment) {
      case Now _ -> null;
      case Then(String municipality, long position, var at, _) -> {
        JsonObject json =
            new JsonObject()
                .put("municipality", municipality)
                .put("position", position)
                .put("at", at.toString());
        yield rebuilt ? json.put("rebuilt", true) : json;
      }
    };
  }
}
