package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form of RFC 8785: sorted names, no white space, numbers as ECMAScript writes
 * them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
final class Canonical {

  private static final BigDecimal MOST = new BigDecimal("1e21");
  private static final BigDecimal LEAST = new BigDecimal("1e-6");

  private Canonical() {}

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case JsonObject object ->
          new TreeSet<>(object.fieldNames())
              .stream()
                  .map(name -> quoted(name) + ":" + text(object.getValue(name)))
                  .collect(Collectors.joining(",", "{", "}"));
      case JsonArray array ->
          array.stream().map(Canonical::text).collect(Collectors.joining(",", "[", "]"));
      case Number number -> number(number.doubleValue());
      case Boolean bool -> bool.toString();
      default -> quoted(value.toString());
    };
  }

  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal size = exact.abs();
    if (size.compareTo(MOST) < 0 && size.compareTo(LEAST) >= 0) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (exact.signum() < 0 ? "-" : "")
        + mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\b' -> quoted.append("\\b");
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        case '\f' -> quoted.append("\\f");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(each < ' ' ? String.format("\\u%04x", (int) each) : each);
      }
    }
    return quoted.append('"').toString();
  }
}
