package se.framdrift.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.testing.Seeds;

class NumbersProperties {

  static LongStream seeds() {
    return Seeds.upTo(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsEveryNumberAsTheNearestDouble(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text =
          switch (random.nextInt(4)) {
            case 0 -> Double.toString(random.nextGaussian());
            case 1 ->
                new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(19)).toPlainString();
            case 2 ->
                new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(9)).toPlainString();
            default -> "-0." + "0".repeat(random.nextInt(16)) + random.nextInt(10);
          };
      assertThat(Numbers.parse(text))
          .as(text)
          .isEqualTo(OptionalDouble.of(Double.parseDouble(text)));
    }
  }

  @Test
  void takesWhatIsANumberAndNothingElse() {
    for (String text : List.of("1.", "+1", ".5", "1e3", "-0", "000000000000000000001")) {
      assertThat(Numbers.parse(text)).as(text).hasValue(Double.parseDouble(text));
    }
    for (String text : List.of("", "-", ".", "1,5", "1.2.3", "--1", "NaN", "0x1p3", "1d", "١")) {
      assertThat(Numbers.parse(text)).as(text).isEmpty();
    }
    assertThat(Numbers.parse("1e999")).hasValue(Double.POSITIVE_INFINITY);
  }

  /** The quick way, without which a large file takes several times as long. */
  @Test
  void readsUpToFifteenPlainDigitsTheQuickWayAndNothingElse() {
    for (String text : List.of("0", "9", "20.65", "-0.5", "1.", "999999999999999", "0.10203")) {
      assertThat(Numbers.plain(text)).as(text).hasValue(Double.parseDouble(text));
    }
    for (String text : List.of("1000000000000000", "+1", ".5", "1e3", "/", ":", "1.2.3", "")) {
      assertThat(Numbers.plain(text)).as(text).isEmpty();
    }
  }
}
