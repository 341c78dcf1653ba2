package se.framdrift.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.problem.Problem;

/**
 * Rows that may hold what must be repeated nowhere: no message has anything of the body. Memory: a
 * small multiple of the body.
 *
 * @param feed which feed they are of, null when not stated
 * @param rows decoded JSON; null where a line was none
 */
record OutsideBody(@Nullable String feed, List<@Nullable Object> rows) {

  private static final int MOST_ROWS = 100_000;

  /** Reads {@code {"<list>":[…]}}, beside which may stand {@code "feed"}. */
  static OutsideBody json(byte[] body, String list) {
    JsonObject object = object(body, list);
    Object rows = object.getValue(list);
    boolean more =
        object.fieldNames().stream().anyMatch(name -> !name.equals(list) && !name.equals("feed"));
    if (!(rows instanceof JsonArray array) || more) {
      throw shape(list);
    }
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      all.add(array.getValue(i));
    }
    return bounded(new OutsideBody(object.getValue("feed") instanceof String id ? id : null, all));
  }

  private static JsonObject object(byte[] body, String list) {
    try {
      return new JsonObject(Buffer.buffer(body));
    } catch (DecodeException | ClassCastException _) {
      throw shape(list);
    }
  }

  /** Reads one JSON object a line. */
  static OutsideBody lines(byte[] body) {
    List<@Nullable Object> rows = new ArrayList<>();
    for (String line : new String(body, StandardCharsets.UTF_8).split("\n", MOST_ROWS + 2)) {
      if (!line.isBlank()) {
        rows.add(row(line));
      }
    }
    return bounded(new OutsideBody(null, rows));
  }

  private static @Nullable Object row(String line) {
    try {
      return new JsonObject(line);
    } catch (DecodeException | ClassCastException _) {
      return null;
    }
  }

  private static OutsideBody bounded(OutsideBody body) {
    if (body.rows().size() > MOST_ROWS) {
      throw new Problem.TooLarge(
              "A body has at most %,d rows. Nothing was taken.".formatted(MOST_ROWS),
              Limits.BODY_BYTES)
          .asFailure();
    }
    return body;
  }

  private static Problem.Failure shape(String list) {
    return new Problem.Malformed(
            "The body is not JSON of the form {\"" + list + "\":[…]}. Nothing was taken.")
        .asFailure();
  }
}
