package se.framdrift.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact quotient of whole numbers in lowest terms, such as the 1/100 of a percentage. Immutable,
 * any thread.
 *
 * @param below above 0
 */
public record Ratio(BigInteger above, BigInteger below) {

  /** As many as there are. */
  public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

  /**
   * @throws ArithmeticException when it would be divided by 0
   */
  public Ratio {
    if (below.signum() == 0) {
      throw new ArithmeticException("divided by 0");
    }
    BigInteger common = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
    above = above.divide(common);
    below = below.divide(common);
  }

  /** The decimal number as it is written. */
  public static Ratio of(BigDecimal number) {
    return number.scale() > 0
        ? new Ratio(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
        : new Ratio(number.toBigIntegerExact(), BigInteger.ONE);
  }

  public Ratio plus(Ratio other) {
    return new Ratio(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  public Ratio times(Ratio other) {
    return new Ratio(above.multiply(other.above), below.multiply(other.below));
  }

  /**
   * @throws ArithmeticException when {@code other} is 0
   */
  public Ratio per(Ratio other) {
    return new Ratio(above.multiply(other.below), below.multiply(other.above));
  }

  public Ratio negated() {
    return new Ratio(above.negate(), below);
  }

  public boolean isZero() {
    return above.signum() == 0;
  }

  /** {@code 1000}, {@code 1/100}. */
  @Override
  public String toString() {
    return below.equals(BigInteger.ONE) ? above.toString() : above + "/" + below;
  }
}
