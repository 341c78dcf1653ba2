package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) allows, so that equal values
 * have equal bytes: no white space, keys by their UTF-16 code units, numbers as ECMAScript writes
 * them.
 *
 * <p>Takes maps with string keys, lists, strings, numbers, booleans, null, and Vert.x' {@link
 * JsonObject} and {@link JsonArray}. Pure; any thread; cost O(n log n) in the number of keys.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {

  /** Deeper values are refused, so that no input can exhaust the stack. */
  public static final int MAX_DEPTH = 200;

  private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /**
   * The canonical text of {@code value}.
   *
   * @throws IllegalArgumentException for what RFC 8785 has no form for: NaN, an infinity, a whole
   *     number that a double cannot hold, a lone surrogate, another type, or more than {@link
   *     #MAX_DEPTH} levels
   */
  public static String encode(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 0);
    return out.toString();
  }

  /** {@code text} as a JSON string, quotes included. */
  public static String string(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    appendString(out, text);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("JSON deeper than " + MAX_DEPTH + " levels");
    }
    switch (value) {
      case null -> out.append("null");
      case Boolean bool -> out.append(bool.booleanValue());
      case String text -> appendString(out, text);
      case Number number -> out.append(EcmaNumber.of(exact(number)));
      case Map<?, ?> map -> appendObject(out, map, depth);
      case JsonObject object -> appendObject(out, object.getMap(), depth);
      case List<?> list -> appendArray(out, list, depth);
      case JsonArray array -> appendArray(out, array.getList(), depth);
      default -> throw new IllegalArgumentException("No JSON form for " + value.getClass());
    }
  }

  private static double exact(Number number) {
    return switch (number) {
      case Long whole when Math.abs(whole) > MAX_SAFE_INTEGER || whole == Long.MIN_VALUE ->
          exactly(new BigDecimal(whole));
      case BigInteger whole -> exactly(new BigDecimal(whole));
      default -> number.doubleValue();
    };
  }

  private static double exactly(BigDecimal whole) {
    double value = whole.doubleValue();
    if (Double.isInfinite(value) || new BigDecimal(value).compareTo(whole) != 0) {
      throw new IllegalArgumentException("JSON cannot carry " + whole + " exactly");
    }
    return value;
  }

  private static void appendObject(StringBuilder out, Map<?, ?> map, int depth) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key(key), value));
    out.append('{');
    String separator = "";
    for (var entry : sorted.entrySet()) {
      out.append(separator);
      appendString(out, entry.getKey());
      out.append(':');
      append(out, entry.getValue(), depth + 1);
      separator = ",";
    }
    out.append('}');
  }

  private static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("A JSON key must be a string, was " + key);
  }

  private static void appendArray(StringBuilder out, List<?> list, int depth) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      append(out, element, depth + 1);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
          } else {
            requirePaired(text, i);
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static void requirePaired(String text, int i) {
    char c = text.charAt(i);
    boolean alone =
        Character.isHighSurrogate(c)
            ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
            : Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    if (alone) {
      throw new IllegalArgumentException("Lone surrogate in a JSON string at " + i);
    }
  }
}
