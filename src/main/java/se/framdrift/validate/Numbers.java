package se.framdrift.validate;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads numbers as they are sent. */
final class Numbers {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][+-]?[0-9]{1,3})?");

  /** So many digits are a whole number that a double holds. */
  private static final int EXACT_DIGITS = 15;

  /** Powers of ten that a double holds; a whole number divided by one is rounded once. */
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Numbers() {}

  /** The nearest double, which may be infinite; empty for what is no number. */
  static OptionalDouble parse(String text) {
    OptionalDouble plain = plain(text);
    if (plain.isPresent()) {
      return plain;
    }
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** Digits, at most fifteen, with a point among them or not; empty for everything else. */
  static OptionalDouble plain(String text) {
    int at = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (int i = at; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next >= '0' && next <= '9') {
        digits = digits * 10 + (next - '0');
        count++;
        decimals += decimals < 0 ? 0 : 1;
      } else if (next == '.' && decimals < 0 && count > 0) {
        decimals = 0;
      } else {
        return OptionalDouble.empty();
      }
      if (count > EXACT_DIGITS) {
        return OptionalDouble.empty();
      }
    }
    if (count == 0) {
      return OptionalDouble.empty();
    }
    double value = digits / POWERS[Math.max(0, decimals)];
    return OptionalDouble.of(at == 1 ? -value : value);
  }
}
