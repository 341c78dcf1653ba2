package se.framdrift.feeds.reading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as text, multiplied as decimals so that 0.1 times 1000 is 100. */
public final class Decimal {

  private static final int MAX_LENGTH = 60;

  private Decimal() {}

  /**
   * The product; the text itself when there is no factor.
   *
   * @throws Refusal on {@code field} when it is not a number
   */
  public static String times(String field, String text, @Nullable BigDecimal factor) {
    String plain = text.strip();
    if (factor == null) {
      return plain;
    }
    try {
      if (plain.length() > MAX_LENGTH) {
        throw new NumberFormatException("too long");
      }
      BigDecimal number = new BigDecimal(plain);
      if (Math.abs((long) number.scale()) > 400) {
        throw new NumberFormatException("too large or too small");
      }
      return number.multiply(factor).toString();
    } catch (NumberFormatException _) {
      throw new Refusal(
          field, "not a number: " + Unreadable.shown(plain), "a finite number such as 20.65");
    }
  }

  /**
   * A factor out of settings.
   *
   * @throws IllegalArgumentException naming the setting, when it is not more or less than 0
   */
  public static @Nullable BigDecimal factor(String setting, @Nullable Number number) {
    if (number == null) {
      return null;
    }
    BigDecimal factor = new BigDecimal(number.toString());
    if (factor.signum() == 0) {
      throw new IllegalArgumentException(setting + " is 0; expected a factor such as 1000");
    }
    return factor.compareTo(BigDecimal.ONE) == 0 ? null : factor;
  }
}
