package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What two targets, as they are written, ask for. */
final class Asked {

  private static final List<String> TERMS =
      List.of(
          "indicator",
          "comparison",
          "value",
          "valueFromBaseline",
          "unit",
          "baseline",
          "baselineDate",
          "from",
          "deadline",
          "path",
          "points",
          "rate",
          "within",
          "share",
          "steadiness");

  private static final List<String> CHANGES =
      List.of("since", "value", "deadline", "path", "points", "rate");

  private Asked() {}

  /** Whether both ask for the same; words and what stands beside do not matter. */
  static boolean isSame(JsonObject one, JsonObject other) {
    return isSameAtFirst(one, other) && changes(one).equals(changes(other));
  }

  /** The same, but for the revisions. */
  static boolean isSameAtFirst(JsonObject one, JsonObject other) {
    return only(TERMS, one).equals(only(TERMS, other));
  }

  /** Whether the later is the earlier with revisions added. */
  static boolean isContinued(JsonObject before, JsonObject after) {
    return isSameAtFirst(before, after) && changes(after).containsAll(changes(before));
  }

  /** The revisions of {@code told} that {@code other} lacks. */
  static List<JsonObject> added(JsonObject other, JsonObject told) {
    List<JsonObject> known = changes(other);
    return changes(told).stream().filter(each -> !known.contains(each)).toList();
  }

  /** As they are written. */
  static List<JsonObject> revisions(JsonObject target) {
    return Judge.objects(target.getJsonArray("revisions", new JsonArray())).toList();
  }

  private static List<JsonObject> changes(JsonObject target) {
    return revisions(target).stream().map(each -> only(CHANGES, each)).toList();
  }

  private static JsonObject only(List<String> names, JsonObject json) {
    JsonObject some = new JsonObject();
    for (String name : names) {
      Object value = json.getValue(name);
      if (value != null) {
        some.put(name, plain(value));
      }
    }
    return some;
  }

  /** 500 and 500.0 are one number. */
  private static Object plain(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case JsonArray array -> {
        List<Object> all = new ArrayList<>();
        array.forEach(each -> all.add(plain(Objects.requireNonNull(each))));
        yield new JsonArray(all);
      }
      case JsonObject object -> only(List.copyOf(object.fieldNames()), object);
      default -> value;
    };
  }
}
