package se.framdrift.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/** Reads one element of the list of observations, whatever it is. */
final class ObservationRow {

  private static final List<String> TEXTS = List.of("series", "period", "flag", "missing");
  private static final List<String> NUMBERS = List.of("value", "n", "margin");
  private static final String FIELDS = "series, period, value, n, margin, flag, missing";

  private record Wrong(String field, String problem, String expected) {}

  private final JsonParser parser;
  private final byte[] body;

  ObservationRow(JsonParser parser, byte[] body) {
    this.parser = parser;
    this.body = body;
  }

  /** Reads the element that the parser stands at, to its end. */
  void read(int number, Consumer<RawFact> row, Consumer<Rejection> undecodable) throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      Wrong wrong = new Wrong("", "not an object but " + kind(), "an object with " + FIELDS);
      parser.skipChildren();
      undecodable.accept(rejection(number, wrong, start));
      return;
    }
    Map<String, String> fields = new HashMap<>();
    Wrong first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Wrong wrong = field(name, fields);
      first = first == null ? wrong : first;
      parser.skipChildren();
    }
    if (first == null) {
      row.accept(fact(number, fields));
    } else {
      undecodable.accept(rejection(number, first, start));
    }
  }

  /** Keeps the field in {@code fields}, or says what is wrong with it. */
  private @Nullable Wrong field(String name, Map<String, String> fields) throws IOException {
    JsonToken token = parser.currentToken();
    boolean text = TEXTS.contains(name);
    if (!text && !NUMBERS.contains(name)) {
      return new Wrong(name, "there is no such field", "only " + FIELDS);
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean fits = text ? token == JsonToken.VALUE_STRING : token.isNumeric();
    if (!fits) {
      return new Wrong(
          name, "not " + (text ? "a text" : "a number") + " but " + kind(), wanted(text));
    }
    fields.put(name, parser.getText());
    return null;
  }

  private static String wanted(boolean text) {
    return text ? "a text in quotation marks, or null" : "a number such as 20.65, or null";
  }

  private String kind() {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value but " + token);
    };
  }

  private static RawFact fact(int number, Map<String, String> fields) {
    return new RawFact(
        number,
        fields.get("series"),
        fields.get("period"),
        fields.get("value"),
        fields.get("n"),
        fields.get("margin"),
        fields.get("flag"),
        fields.get("missing"));
  }

  private Rejection rejection(int number, Wrong wrong, long start) throws IOException {
    long end = parser.currentLocation().getByteOffset();
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      parser.finishToken();
      end = parser.currentLocation().getByteOffset();
    }
    int length = (int) Math.min(end - start, 4L * Rejection.MAX_RAW);
    String raw =
        start < 0 || length <= 0
            ? ""
            : new String(body, (int) start, length, StandardCharsets.UTF_8);
    return new Rejection(number, shortened(wrong.field()), wrong.problem(), wrong.expected(), raw);
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }
}
