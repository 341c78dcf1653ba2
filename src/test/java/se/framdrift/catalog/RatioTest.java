package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results worked with pen and paper. */
class RatioTest {

  private static Ratio of(String above, String below) {
    return new Ratio(new BigInteger(above), new BigInteger(below));
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 1/100",
    "0.75, 3/4",
    "-0.5, -1/2",
    "1000, 1000",
    "1E+3, 1000",
    "2.50, 5/2",
    "3.0, 3",
    "0.00, 0"
  })
  void isTheDecimalNumberInLowestTerms(String number, String ratio) {
    assertThat(Ratio.of(new BigDecimal(number))).hasToString(ratio);
  }

  @Test
  void isAddedMultipliedAndDividedExactly() {
    Ratio half = of("1", "2");
    Ratio third = of("1", "3");
    assertThat(half.plus(third)).isEqualTo(of("5", "6"));
    assertThat(half.times(of("2", "3"))).isEqualTo(third);
    assertThat(half.per(third)).isEqualTo(of("3", "2"));
    assertThat(third.negated()).isEqualTo(of("-1", "3"));
    assertThat(half.plus(third).plus(of("-5", "6")).isZero()).isTrue();
    assertThat(half.isZero()).isFalse();
  }

  @Test
  void keepsItsSignAbove() {
    assertThat(of("4", "-6")).hasToString("-2/3");
    assertThat(of("-4", "-6")).hasToString("2/3");
    assertThat(of("0", "-7")).isEqualTo(of("0", "1"));
  }

  @Test
  void isNotDividedByZero() {
    assertThatThrownBy(() -> of("1", "0"))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("divided by 0");
    Ratio nothing = of("0", "1");
    assertThatThrownBy(() -> Ratio.ONE.per(nothing)).isInstanceOf(ArithmeticException.class);
  }
}
