package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of decimals as they are written, against the numbers' own shortest decimals. */
class DecimalsTest {

  private static final double[] HARD = {
    0,
    -0.0,
    0.1,
    0.2,
    0.3,
    1.1,
    -7.25,
    0.00005,
    123.45678,
    1e15,
    -1e15,
    999_999_999_999_999.0,
    99_999_999_999_999.9,
    99_999_999_999.9999,
    9_007_199_254_740_993.0,
    1e22,
    1e308,
    4.9e-324,
    0.30000000000000004,
    2.675,
    1.005
  };

  @Test
  void addsWhatIsWrittenAndNotItsBinaryNeighbour() {
    Decimals ten = new Decimals();
    for (int i = 0; i < 10; i++) {
      ten.add(0.1);
    }
    assertThat(ten.sum()).isEqualByComparingTo("1");
  }

  @Test
  void isNothingOfNothing() {
    assertThat(new Decimals().sum()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheSumOfTheShortestDecimals(long seed) {
    Random random = new Random(seed);
    Decimals sum = new Decimals();
    BigDecimal plain = BigDecimal.ZERO;
    for (int i = 0; i < 200; i++) {
      double number =
          switch (random.nextInt(4)) {
            case 0 -> HARD[random.nextInt(HARD.length)];
            case 1 -> random.nextGaussian() * 1e14;
            case 2 -> random.nextGaussian();
            default -> random.nextInt(-1_000_000, 1_000_000) / Math.pow(10, random.nextInt(7));
          };
      sum.add(number);
      plain = plain.add(BigDecimal.valueOf(number));
    }
    assertThat(sum.sum()).isEqualByComparingTo(plain);
  }

  /** As many as a chunk can have, and more, of the largest that are added as whole numbers. */
  @Test
  void doesNotRunOver() {
    Decimals sum = new Decimals();
    for (int i = 0; i < 9_000; i++) {
      sum.add(-999_999_999_999_999.0);
    }
    assertThat(sum.sum()).isEqualByComparingTo("-8999999999999991000");
  }
}
