package se.framdrift.catalogfiles;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * An object in a catalog's JSON, read field by field. What is missing or of another type is an
 * IllegalArgumentException that names the field.
 */
record Part(String name, JsonObject json) {

  String text(String field) {
    String text = textOrNull(field);
    if (text == null) {
      throw missing(field);
    }
    return text;
  }

  @Nullable String textOrNull(String field) {
    Object value = json.getValue(field);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new IllegalArgumentException(name + ": " + field + " is not a text");
  }

  String textOr(String field, String absent) {
    String text = textOrNull(field);
    return text == null ? absent : text;
  }

  boolean truth(String field) {
    Object value = json.getValue(field);
    return value instanceof Boolean truth && truth;
  }

  int whole(String field) {
    Double number = number(field);
    if (number == null || number != Math.rint(number) || Math.abs(number) > 1e9) {
      throw new IllegalArgumentException(name + ": " + field + " is not a whole number");
    }
    return number.intValue();
  }

  @Nullable Double number(String field) {
    Object value = json.getValue(field);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(name + ": " + field + " is not a number");
  }

  double requiredNumber(String field) {
    Double number = number(field);
    if (number == null) {
      throw missing(field);
    }
    return number;
  }

  LocalizedText localized(String field) {
    LocalizedText text = localizedOrNull(field);
    if (text == null) {
      throw missing(field);
    }
    return text;
  }

  @Nullable LocalizedText localizedOrNull(String field) {
    Part part = partOrNull(field);
    return part == null ? null : part.asText();
  }

  private LocalizedText asText() {
    return new LocalizedText(text("sv"), text("en"));
  }

  List<LocalizedText> localizedTexts(String field) {
    return list(field, Part::asText);
  }

  @Nullable LocalDate date(String field) {
    return read(field, LocalDate::parse);
  }

  /** Reads a text by {@code parse}; null when there is none. */
  <T> @Nullable T read(String field, Function<String, T> parse) {
    String text = textOrNull(field);
    try {
      return text == null ? null : parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + field + ": " + e.getMessage(), e);
    }
  }

  /** As {@link #read}, of a text that must be there. */
  <T> T required(String field, Function<String, T> parse) {
    T value = read(field, parse);
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  /** The constant whose code ({@code add-units}) is the text. */
  <E extends Enum<E>> E constant(String field, E[] values) {
    String code = text(field);
    String constant = code.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values)
        .filter(value -> value.name().equals(constant))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + ": no " + field + " " + code));
  }

  Part part(String field) {
    Part part = partOrNull(field);
    if (part == null) {
      throw missing(field);
    }
    return part;
  }

  @Nullable Part partOrNull(String field) {
    Object value = json.getValue(field);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonObject object) {
      return new Part(name + "/" + field, object);
    }
    throw new IllegalArgumentException(name + ": " + field + " is not an object");
  }

  /** Each object of a list; an empty list when there is none. */
  <T> List<T> list(String field, Function<Part, T> read) {
    List<T> list = new ArrayList<>();
    for (Object item : array(field)) {
      if (!(item instanceof JsonObject object)) {
        throw new IllegalArgumentException(name + ": " + field + " holds what is not an object");
      }
      String label = object.getValue("id") instanceof String id ? id : name + "/" + field;
      list.add(read.apply(new Part(label, object)));
    }
    return List.copyOf(list);
  }

  List<String> texts(String field) {
    List<String> list = new ArrayList<>();
    for (Object item : array(field)) {
      if (!(item instanceof String text)) {
        throw new IllegalArgumentException(name + ": " + field + " holds what is not a text");
      }
      list.add(text);
    }
    return List.copyOf(list);
  }

  List<Double> numbers(String field) {
    List<Double> list = new ArrayList<>();
    for (Object item : array(field)) {
      if (!(item instanceof Number number)) {
        throw new IllegalArgumentException(name + ": " + field + " holds what is not a number");
      }
      list.add(number.doubleValue());
    }
    return List.copyOf(list);
  }

  /** Each field of an object, in order of names; none when there is none. */
  Map<String, Part> parts(String field) {
    Part object = partOrNull(field);
    Map<String, Part> parts = new TreeMap<>();
    if (object != null) {
      object.json.fieldNames().forEach(key -> parts.put(key, object.part(key)));
    }
    return parts;
  }

  private JsonArray array(String field) {
    Object value = json.getValue(field);
    if (value == null) {
      return new JsonArray();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new IllegalArgumentException(name + ": " + field + " is not a list");
  }

  private IllegalArgumentException missing(String field) {
    return new IllegalArgumentException(name + ": " + field + " is missing");
  }
}
