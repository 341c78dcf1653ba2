package se.framdrift.feeds.lineprotocol;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.lineprotocol.FieldMarks.Kind;

/** Tells what a field's value is that stands without quotation marks. */
final class FieldValues {

  /** So many digits fit into 64 bits for certain. */
  private static final int SURE = 18;

  private static final int MAX_DIGITS = 400;
  private static final BigInteger UNSIGNED = BigInteger.TWO.pow(64);
  private static final BigInteger SIGNED = BigInteger.TWO.pow(63);

  private FieldValues() {}

  /** The kind; null for none. */
  static @Nullable Kind kind(byte[] bytes, int from, int to) {
    return switch (bytes[to - 1]) {
      case 'i' -> isWhole(bytes, from, to - 1, true) ? Kind.INTEGER : null;
      case 'u' -> isWhole(bytes, from, to - 1, false) ? Kind.UNSIGNED : null;
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.' ->
          isNumber(bytes, from, to) ? Kind.NUMBER : null;
      default -> isBoolean(bytes, from, to) ? Kind.BOOLEAN : null;
    };
  }

  /** Words for what is of no kind. */
  static String problem(byte[] bytes, int from, int to) {
    String text =
        new String(bytes, from, Math.min(to - from, 60), StandardCharsets.UTF_8)
            .replaceAll("\\p{Cntrl}", "?");
    char last = (char) bytes[to - 1];
    char first = (char) bytes[from];
    if (first >= '0' && first <= '9' && (last == 'i' || last == 'u')) {
      return "unable to parse integer %s: value out of range or no integer".formatted(text);
    }
    return (first >= '0' && first <= '9') || first == '-' || first == '+'
        ? "invalid number: " + text
        : "invalid boolean, or a text without quotation marks: " + text;
  }

  private static boolean isWhole(byte[] bytes, int from, int to, boolean signed) {
    int at = signed && from < to && bytes[from] == '-' ? from + 1 : from;
    int digits = digits(bytes, at, to);
    if (digits == 0 || at + digits != to || digits > MAX_DIGITS) {
      return false;
    }
    if (digits <= SURE) {
      return true;
    }
    BigInteger value =
        new BigInteger(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    return signed
        ? value.compareTo(SIGNED) < 0 && value.compareTo(SIGNED.negate()) >= 0
        : value.compareTo(UNSIGNED) < 0;
  }

  private static boolean isNumber(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
    int whole = digits(bytes, at, to);
    at += whole;
    int fraction = 0;
    if (at < to && bytes[at] == '.') {
      at++;
      fraction = digits(bytes, at, to);
      at += fraction;
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (at < to && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
        at++;
      }
      int exponent = digits(bytes, at, to);
      if (exponent == 0) {
        return false;
      }
      at += exponent;
    }
    return at == to;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private static boolean isBoolean(byte[] bytes, int from, int to) {
    if (to - from > 5) {
      return false;
    }
    return switch (new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)) {
      case "t", "T", "true", "True", "TRUE", "f", "F", "false", "False", "FALSE" -> true;
      default -> false;
    };
  }
}
