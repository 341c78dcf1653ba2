package se.framdrift.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as ECMAScript writes them (Number::toString, radix 10), which RFC 8785 prescribes.
 *
 * <p>Java and ECMAScript agree on the shortest digits that read back as the same double, but for
 * two things: Java never writes fewer than two digits (4.9E-324 where ECMAScript has 5e-324), and
 * they place the exponent differently.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-numeric-types-number-tostring">ECMA-262,
 *     6.1.6.1.20</a>
 */
final class EcmaNumber {

  private EcmaNumber() {}

  static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON has no form for " + value);
    }
    if (value == 0) {
      return "0";
    }
    String magnitude = text(shortest(Math.abs(value)));
    return value < 0 ? "-" + magnitude : magnitude;
  }

  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() != 2) {
      return decimal;
    }
    BigDecimal down = decimal.setScale(decimal.scale() - 1, RoundingMode.DOWN);
    BigDecimal up = decimal.setScale(decimal.scale() - 1, RoundingMode.UP);
    boolean downReads = down.doubleValue() == value;
    boolean upReads = up.doubleValue() == value;
    if (downReads && upReads) {
      BigDecimal exact = new BigDecimal(value);
      return exact.subtract(down).compareTo(up.subtract(exact)) <= 0 ? down : up;
    }
    if (downReads) {
      return down.stripTrailingZeros();
    }
    return upReads ? up.stripTrailingZeros() : decimal;
  }

  /** {@code digits × 10^(point − digits.length())}, with ECMAScript's choice of notation. */
  private static String text(BigDecimal decimal) {
    String digits = decimal.unscaledValue().toString();
    int point = digits.length() - decimal.scale();
    if (point > 21 || point <= -6) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      int exponent = point - 1;
      return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(point - digits.length());
    }
    if (point > 0) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    return "0." + "0".repeat(-point) + digits;
  }
}
