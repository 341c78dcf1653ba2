package se.framdrift.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import se.framdrift.model.Rejection;

/** How InfluxDB's clients show who they are, and how they are told that something is wrong. */
final class InfluxForm {

  static final String VERSION_HEADER = "X-Influxdb-Version";

  private static final int SHOWN = 120;

  private InfluxForm() {}

  /**
   * The token: of {@code Authorization: Token …} or {@code Bearer …}; the password of {@code Basic}
   * or of {@code Token user:password}; or the parameter {@code p}. Empty for none.
   */
  static String token(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      String password = ctx.queryParams().get("p");
      return password == null ? "" : password;
    }
    String[] parts = header.strip().split("\\s+", 2);
    String given = parts.length == 2 ? parts[1].strip() : "";
    return switch (parts[0].toLowerCase(java.util.Locale.ROOT)) {
      case "bearer" -> given;
      case "token" -> password(given);
      case "basic" -> password(basic(given));
      default -> "";
    };
  }

  private static String basic(String given) {
    try {
      return new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** Who has no name in front has the token alone. */
  private static String password(String credentials) {
    return credentials.substring(credentials.indexOf(':') + 1);
  }

  /** InfluxDB 1: {@code {"error":…}}. */
  static JsonObject one(JsonObject problem) {
    return new JsonObject().put("error", words(problem));
  }

  /** InfluxDB 2: {@code {"code":…,"message":…}}. */
  static JsonObject two(JsonObject problem) {
    JsonObject told =
        new JsonObject()
            .put("code", code(problem.getInteger("status")))
            .put("message", words(problem));
    Long limit = problem.getLong("limitBytes");
    return limit == null ? told : told.put("maxLength", limit);
  }

  private static String words(JsonObject problem) {
    return switch (problem.getInteger("status")) {
      case 401 -> "authorization failed: " + problem.getString("detail");
      default -> problem.getString("detail");
    };
  }

  private static String code(int status) {
    return switch (status) {
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "not found";
      case 413 -> "request too large";
      case 429 -> "too many requests";
      case 503 -> "unavailable";
      case 500 -> "internal error";
      default -> "invalid";
    };
  }

  /** What InfluxDB 1 says when some points were written and others were not. */
  static JsonObject partialOne(List<Rejection> rejected) {
    return new JsonObject().put("error", partial(rejected));
  }

  /** The same of InfluxDB 2, with the line of the first that was not. */
  static JsonObject partialTwo(List<Rejection> rejected) {
    return new JsonObject()
        .put("code", "invalid")
        .put("message", partial(rejected))
        .put("line", rejected.getFirst().row());
  }

  private static String partial(List<Rejection> rejected) {
    Rejection first = rejected.getFirst();
    String field = first.field().isEmpty() ? "" : first.field() + ": ";
    return "partial write: unable to take '%s' (line %d): %s%s, expected %s dropped=%d"
        .formatted(
            shortened(first.raw()),
            first.row(),
            field,
            first.problem(),
            first.expected(),
            rejected.size());
  }

  static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
