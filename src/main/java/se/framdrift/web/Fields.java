package se.framdrift.web;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/**
 * Takes an object that a person sent apart, gathering everything that is wrong with it, so that it
 * can be told at once. {@link #done} ends it.
 */
final class Fields {

  private final JsonObject object;
  private final Set<String> known = new TreeSet<>();
  private final Map<String, Rejection> wrong = new HashMap<>();

  Fields(JsonObject object) {
    this.object = object;
  }

  /** A text that must be there; empty when it is not, which {@link #done} will tell. */
  String text(String name, int most) {
    String text = optionalText(name, most);
    if (text == null) {
      wrong(name, "not given", "a text of at most " + most + " characters");
      return "";
    }
    return text;
  }

  /** A text without white space around it; null when it is absent, null or blank. */
  @Nullable String optionalText(String name, int most) {
    known.add(name);
    Object value = object.getValue(name);
    if (value == null || (value instanceof String blank && blank.isBlank())) {
      return null;
    }
    if (!(value instanceof String text)) {
      wrong(name, "not a text", "a text in quotation marks");
      return "";
    }
    if (text.length() > most) {
      wrong(name, "longer than " + most + " characters", "at most " + most + " characters");
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
      wrong(name, "has control characters", "plain text");
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      wrong(name, "has half a character", "plain text");
    }
    return text.strip();
  }

  /** Keeps the first thing that is wrong with a field. */
  void wrong(String field, String problem, String expected) {
    wrong.putIfAbsent(field, new Rejection(1, field, problem, expected, ""));
  }

  /**
   * Ends the reading.
   *
   * @throws Problem.Failure invalid, when anything was wrong or there is a field that nobody asked
   *     for
   */
  void done() {
    for (String name : object.fieldNames()) {
      if (!known.contains(name)) {
        String shortened = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        wrong(shortened, "there is no such field", "only " + String.join(", ", known));
      }
    }
    if (!wrong.isEmpty()) {
      List<Rejection> all = new ArrayList<>(wrong.values());
      all.sort(java.util.Comparator.comparing(Rejection::field));
      throw new Problem.Invalid("Something is wrong with what was sent; nothing was taken.", all)
          .asFailure();
    }
  }
}
