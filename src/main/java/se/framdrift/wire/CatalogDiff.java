package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Happened.Aspect;
import se.framdrift.model.Happened.Declared;
import se.framdrift.model.Happened.Field;
import se.framdrift.model.Happened.Turn;

/**
 * What one catalog declares otherwise than the one before it: which figures there are, from which
 * feeds and with which notes too, for those can change a status. Settings of feeds are the
 * operator's and left out. Pure; any thread; cost O(n) in the length of both.
 */
public final class CatalogDiff {

  /** A field longer than this is said to have changed, and not how. */
  static final int MAX_FIELD = 4_000;

  private static final Set<String> TEXTS =
      Set.of(
          "title",
          "definition",
          "quote",
          "prefix",
          "suffix",
          "heading",
          "document",
          "number",
          "group",
          "issuer",
          "issuerNote",
          "dated",
          "dateNote",
          "sha256",
          "claim",
          "openQuestions",
          "measurable",
          "note",
          "name",
          "area",
          "responsible");

  /** The lists of a catalog, and what one of each is called. */
  private static final Map<String, String> LISTS =
      new TreeMap<>(
          Map.of(
              "documents", "document",
              "groups", "group",
              "commitments", "commitment",
              "indicators", "indicator",
              "kpis", "kpi",
              "feeds", "feed",
              "series", "series",
              "qualityNotes", "quality-note",
              "comparisonGroups", "comparison-group"));

  /** What the line numbers of a document are for. */
  private static final Set<String> UNTOLD = Set.of("id", "lines", "coverage", "settings");

  private CatalogDiff() {}

  /**
   * What changed, sorted by what it is and its id.
   *
   * @param before JSON of a catalog, null for none: then only that there is one now
   * @param after JSON of a catalog
   */
  public static List<Declared> of(@Nullable String before, String after) {
    JsonObject now = new JsonObject(after);
    if (before == null) {
      String code = now.getJsonObject("municipality").getString("code");
      return List.of(new Declared(Turn.ADDED, Aspect.RULE, "catalog", code, List.of()));
    }
    JsonObject then = new JsonObject(before);
    List<Declared> all = new ArrayList<>();
    LISTS.forEach((list, subject) -> compare(subject, byId(then, list), byId(now, list), all));
    compare("board", board(then), board(now), all);
    return all;
  }

  private static Map<String, JsonObject> byId(JsonObject catalog, String list) {
    Map<String, JsonObject> all = new TreeMap<>();
    JsonArray array = catalog.getJsonArray(list, new JsonArray());
    for (int i = 0; i < array.size(); i++) {
      JsonObject each = array.getJsonObject(i);
      all.put(id(list, each), each);
    }
    return all;
  }

  /** What it is the only one of. */
  private static String id(String list, JsonObject each) {
    return switch (list) {
      case "series" ->
          each.getString("kpi")
              + each.getJsonObject("dimensions", new JsonObject()).stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(dimension -> ":" + dimension.getKey() + "=" + dimension.getValue())
                  .collect(Collectors.joining());
      case "qualityNotes" -> each.getString("series") + " " + each.getString("period");
      default -> each.getString("id");
    };
  }

  private static Map<String, JsonObject> board(JsonObject catalog) {
    JsonObject board = catalog.getJsonObject("board");
    return board == null ? Map.of() : Map.of(board.getString("id"), board);
  }

  private static void compare(
      String subject,
      Map<String, JsonObject> before,
      Map<String, JsonObject> after,
      List<Declared> all) {
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      JsonObject then = before.get(id);
      JsonObject now = after.get(id);
      Turn turn = then == null ? Turn.ADDED : now == null ? Turn.REMOVED : Turn.CHANGED;
      Map<Aspect, List<Field>> fields = fields(then, now);
      if (turn == Turn.CHANGED) {
        fields.forEach(
            (aspect, changed) -> all.add(new Declared(turn, aspect, subject, id, changed)));
      } else {
        List<Field> words =
            fields.getOrDefault(Aspect.TEXT, List.of()).stream()
                .filter(field -> field.name().equals("title") || field.name().equals("quote"))
                .toList();
        all.add(new Declared(turn, Aspect.TEXT, subject, id, words));
      }
    }
  }

  private static Map<Aspect, List<Field>> fields(
      @Nullable JsonObject before, @Nullable JsonObject after) {
    Map<Aspect, List<Field>> changed = new EnumMap<>(Aspect.class);
    Set<String> names = new TreeSet<>(before == null ? Set.of() : before.fieldNames());
    names.addAll(after == null ? Set.of() : after.fieldNames());
    names.removeAll(UNTOLD);
    for (String name : names) {
      Object then = before == null ? null : before.getValue(name);
      Object now = after == null ? null : after.getValue(name);
      if (!Objects.equals(then, now)) {
        changed
            .computeIfAbsent(aspect(name), _ -> new ArrayList<>())
            .add(new Field(name, written(then), written(now)));
      }
    }
    return changed;
  }

  private static Aspect aspect(String name) {
    return name.equals("target") ? Aspect.TARGET : TEXTS.contains(name) ? Aspect.TEXT : Aspect.RULE;
  }

  private static @Nullable String written(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    String json = CanonicalJson.encode(new JsonObject().put("v", value));
    String inner = json.substring("{\"v\":".length(), json.length() - 1);
    return inner.length() > MAX_FIELD ? null : inner;
  }
}
