package se.framdrift.feeds.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Where records are: a pointer of RFC 6901, in which {@code *} stands for each of a list. */
final class JsonPath {

  private static final int DEEPEST = 16;

  private JsonPath() {}

  /** The steps of a pointer. */
  static List<String> of(String pointer) {
    if (pointer.isEmpty() || pointer.equals("/")) {
      return List.of();
    }
    if (!pointer.startsWith("/")) {
      throw new UnreadableFile(
          "records is %s; expected a pointer such as /data or /devices/*/values."
              .formatted(pointer));
    }
    List<String> steps =
        Arrays.stream(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    if (steps.size() > DEEPEST) {
      throw new UnreadableFile("records has more than %d steps.".formatted(DEEPEST));
    }
    return steps;
  }

  /** The pointer of the first list whose first member is an object with no such list inside. */
  static String firstList(JsonParser parser) throws IOException {
    Deque<String> steps = new ArrayDeque<>();
    String found = null;
    String name = "";
    JsonToken token = parser.nextToken();
    while (token != null) {
      switch (token) {
        case FIELD_NAME -> name = parser.currentName();
        case START_ARRAY -> {
          steps.addLast(name);
          name = "*";
          if (parser.nextToken() == JsonToken.START_OBJECT) {
            found = pointer(steps);
            steps.addLast("*");
          } else if (found == null) {
            parser.skipChildren();
            skipRest(parser);
            steps.removeLast();
          } else {
            return found;
          }
        }
        case START_OBJECT -> steps.addLast(name);
        case END_OBJECT -> {
          if (found != null) {
            return found;
          }
          steps.removeLast();
        }
        default -> {
          // a value, or the end of a list in which nothing was found
        }
      }
      token = parser.nextToken();
    }
    return found == null ? "" : found;
  }

  private static void skipRest(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      parser.skipChildren();
      token = parser.nextToken();
    }
  }

  /** Without the step of the document itself. */
  private static String pointer(Deque<String> steps) {
    StringBuilder pointer = new StringBuilder();
    Iterator<String> each = steps.iterator();
    each.next();
    while (each.hasNext()) {
      pointer.append('/').append(each.next().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
