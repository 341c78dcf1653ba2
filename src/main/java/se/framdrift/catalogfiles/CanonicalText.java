package se.framdrift.catalogfiles;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in one and only one way: names in order of UTF-16 code units, no white space, numbers as
 * ECMAScript writes them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JSON Canonicalization Scheme</a>
 */
final class CanonicalText {

  private CanonicalText() {}

  /** Writes maps with string keys, lists, strings, finite numbers, booleans and null. */
  static String of(@Nullable Object json) {
    StringBuilder text = new StringBuilder();
    write(json, text);
    return text.toString();
  }

  /** SHA-256 of the UTF-8 bytes, lower-case hex. */
  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void write(@Nullable Object json, StringBuilder text) {
    switch (json) {
      case null -> text.append("null");
      case String string -> quote(string, text);
      case Boolean truth -> text.append(truth);
      case Number number -> text.append(number(number.doubleValue()));
      case Map<?, ?> map -> object(map, text);
      case List<?> list -> array(list, text);
      default -> throw new IllegalArgumentException("not JSON: " + json.getClass());
    }
  }

  private static void object(Map<?, ?> map, StringBuilder text) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    text.append('{');
    sorted.forEach(
        (name, value) -> {
          if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
          }
          quote(name, text);
          text.append(':');
          write(value, text);
        });
    text.append('}');
  }

  private static void array(List<?> list, StringBuilder text) {
    text.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      write(items.next(), text);
      if (items.hasNext()) {
        text.append(',');
      }
    }
    text.append(']');
  }

  private static void quote(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  /** ECMAScript's Number::toString: shortest digits, exponent from 1e21 and below 1e-6. */
  static String number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no " + number);
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < 21 && exponent >= -7 + 1) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = number < 0 ? "-" : "";
    return sign
        + digits.charAt(0)
        + fraction
        + "e"
        + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }
}
