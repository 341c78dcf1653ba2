package se.framdrift.feeds.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/**
 * JSON of others, numbers as the text that was sent. Objects know where they stand in the bytes.
 * Immutable; memory a small multiple of the bytes.
 */
public sealed interface JsonTree {

  /** The deepest nesting that is read. */
  int MAX_DEPTH = 40;

  /** The most values that are read. */
  int MAX_VALUES = 3_000_000;

  /**
   * An object.
   *
   * @param from its first byte
   * @param to behind its last byte
   */
  record Fields(Map<String, JsonTree> byName, int from, int to) implements JsonTree {

    /** The object as it came, out of the bytes that it was read from. */
    public RawText raw(byte[] body) {
      return new RawText(body, from, to, StandardCharsets.UTF_8);
    }
  }

  /** A list. */
  record Items(List<JsonTree> list) implements JsonTree {}

  /** A string. */
  record Text(String value) implements JsonTree {}

  /** A number, as it was written. */
  record Figure(String value) implements JsonTree {}

  /** True or false. */
  record Truth(boolean value) implements JsonTree {}

  /** Null. */
  record Nothing() implements JsonTree {}

  /** A field of an object; null when this is none, or it has no such field. */
  default @Nullable JsonTree at(String name) {
    return this instanceof Fields fields ? fields.byName().get(name) : null;
  }

  /** The characters of a field that is a text or a number; null when it is neither. */
  default @Nullable String textAt(String name) {
    JsonTree field = at(name);
    return field == null ? null : field.text();
  }

  /** The characters of a text or a number; null when it is neither. */
  default @Nullable String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Figure(String value) -> value;
      case Fields _, Items _, Truth _, Nothing _ -> null;
    };
  }

  /** The elements of a field that is a list; none when it is not. */
  default List<JsonTree> listAt(String name) {
    return at(name) instanceof Items(List<JsonTree> list) ? list : List.of();
  }

  /** The fields of a field that is an object; none when it is not. */
  default Map<String, JsonTree> fieldsAt(String name) {
    return at(name) instanceof Fields fields ? fields.byName() : Map.of();
  }

  /**
   * Reads bytes that are JSON in UTF-8 and nothing else.
   *
   * @throws Unreadable when they are not, or too deep or too many
   */
  static JsonTree read(byte[] body) {
    return new Reader(body).read();
  }

  /** Reads one body. */
  final class Reader {

    private static final JsonFactory JSON =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(200)
                    .maxNameLength(500)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final byte[] body;
    private int values;

    private Reader(byte[] body) {
      this.body = body;
    }

    private JsonTree read() {
      for (int i = 0; i < Math.min(4, body.length); i++) {
        if (body[i] == 0) {
          throw new Unreadable("not JSON in UTF-8");
        }
      }
      try (JsonParser parser = JSON.createParser(body)) {
        if (parser.nextToken() == null) {
          throw new Unreadable("not JSON: there is nothing");
        }
        JsonTree tree = value(parser);
        if (parser.nextToken() != null) {
          throw new Unreadable("not JSON: something follows it");
        }
        return tree;
      } catch (JsonProcessingException e) {
        String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        throw new Unreadable("not JSON: " + Unreadable.shown(said) + place(e), e);
      } catch (IOException e) {
        throw new Unreadable("not JSON in UTF-8", e);
      }
    }

    private static String place(JsonProcessingException e) {
      return e.getLocation() == null
          ? ""
          : " (line %d, column %d)"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private JsonTree value(JsonParser parser) throws IOException {
      if (++values > MAX_VALUES) {
        throw new Unreadable("more than %,d values in one body".formatted(MAX_VALUES));
      }
      return switch (parser.currentToken()) {
        case START_OBJECT -> fields(parser);
        case START_ARRAY -> items(parser);
        case VALUE_STRING -> new Text(parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Figure(parser.getText());
        case VALUE_TRUE -> new Truth(true);
        case VALUE_FALSE -> new Truth(false);
        case VALUE_NULL -> new Nothing();
        case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new Unreadable("not JSON");
      };
    }

    private Fields fields(JsonParser parser) throws IOException {
      long from = parser.currentTokenLocation().getByteOffset();
      Map<String, JsonTree> byName = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        byName.put(name, value(parser));
      }
      long to = parser.currentLocation().getByteOffset();
      return new Fields(byName, (int) from, (int) to);
    }

    private Items items(JsonParser parser) throws IOException {
      List<JsonTree> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return new Items(list);
    }
  }
}
