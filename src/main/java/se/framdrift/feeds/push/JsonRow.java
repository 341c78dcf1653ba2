package se.framdrift.feeds.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;

/** Reads one observation of a JSON text, whatever it is. For one thread. */
final class JsonRow {

  static final List<String> FIELDS =
      List.of("series", "period", "value", "n", "margin", "flag", "missing", "unit");

  static final String NAMES = String.join(", ", FIELDS);

  private record Wrong(String field, String problem, String expected) {}

  private final JsonParser parser;
  private final byte[] body;
  private final int offset;
  private final Texts texts;
  private final @Nullable String[] fields = new String[FIELDS.size()];

  /**
   * @param offset where in the body the parser began
   */
  JsonRow(JsonParser parser, byte[] body, int offset, Texts texts) {
    this.parser = parser;
    this.body = body;
    this.offset = offset;
    this.texts = texts;
  }

  /** Reads the element that the parser stands at, to its end. */
  void read(int number, Consumer<RawFact> row, Consumer<Rejection> undecodable) throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      Wrong wrong = new Wrong("", "not an object but " + kind(), "an object with " + NAMES);
      parser.skipChildren();
      undecodable.accept(rejection(number, wrong, start));
      return;
    }
    Arrays.fill(fields, null);
    Wrong first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Wrong wrong = field(name);
      first = first == null ? wrong : first;
      parser.skipChildren();
    }
    if (first == null) {
      row.accept(fact(number, fields, raw(start)));
    } else {
      undecodable.accept(rejection(number, first, start));
    }
  }

  /** Keeps the field, or says what is wrong with it. */
  private @Nullable Wrong field(String name) throws IOException {
    int field = FIELDS.indexOf(name);
    if (field < 0) {
      return new Wrong(name, "there is no such field", "only " + NAMES);
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean number = isNumber(field);
    boolean fits = number ? token.isNumeric() : token == JsonToken.VALUE_STRING;
    if (!fits) {
      return new Wrong(
          name, "not " + (number ? "a number" : "a text") + " but " + kind(), wanted(number));
    }
    fields[field] = number ? parser.getText() : texts.shared(parser.getText());
    return null;
  }

  /** Whether a field is a number: value, n and margin. */
  static boolean isNumber(int field) {
    return field >= 2 && field <= 4;
  }

  private static String wanted(boolean number) {
    return number ? "a number such as 20.65, or null" : "a text in quotation marks, or null";
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

  /** A row of fields in the order of {@link #FIELDS}. */
  static RawFact fact(int number, @Nullable String[] fields, @Nullable RawText raw) {
    return new RawFact(
        number, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6],
        fields[7], raw);
  }

  private Rejection rejection(int number, Wrong wrong, long start) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      parser.finishToken();
    }
    RawText raw = raw(start);
    return new Rejection(
        number,
        shortened(wrong.field()),
        wrong.problem(),
        wrong.expected(),
        raw == null ? "" : raw.toString());
  }

  /** From {@code start} to where the parser stands. */
  private @Nullable RawText raw(long start) {
    long end = parser.currentLocation().getByteOffset();
    return start < 0 || end < start
        ? null
        : new RawText(body, (int) start + offset, (int) end + offset, StandardCharsets.UTF_8);
  }

  static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }
}
