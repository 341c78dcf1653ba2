package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.disclosure.WholeNumbers.Sum;
import se.framdrift.testing.Seeds;

class WholeNumbersProperties {

  static LongStream seeds() {
    return Seeds.quick(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsNumbersExactlyWhenTryingAllDoes(long seed) {
    Random random = new Random(seed);
    int[] bounds = random.ints(2 + random.nextInt(4), 0, 4).toArray();
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      long from = random.nextInt(8);
      sums.add(new Sum(some(random, bounds.length), from, from + random.nextInt(2)));
    }
    Sum also = new Sum(some(random, bounds.length), 1, 3);
    int[] expected = random.ints(bounds.length, 0, 4).toArray();
    List<Sum> all = new ArrayList<>(sums);
    all.add(also);

    int[] found = new WholeNumbers(bounds, sums).with(also, expected);

    if (found == null) {
      assertThat(exists(bounds, all, new int[bounds.length], 0)).isFalse();
    } else {
      assertThat(fits(all, found)).isTrue();
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i]).isBetween(0, bounds[i]);
      }
    }
  }

  private static int[] some(Random random, int of) {
    return random.ints(1 + random.nextInt(of), 0, of).distinct().toArray();
  }

  private static boolean fits(List<Sum> sums, int[] numbers) {
    return sums.stream().allMatch(sum -> sum.fits(numbers));
  }

  private static boolean exists(int[] bounds, List<Sum> sums, int[] numbers, int from) {
    if (from == bounds.length) {
      return fits(sums, numbers);
    }
    for (int i = 0; i <= bounds[from]; i++) {
      numbers[from] = i;
      if (exists(bounds, sums, numbers, from + 1)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void takesWhatIsTooLargeToLookAtForImpossible() {
    int[] bounds = new int[WholeNumbers.MOST_UNKNOWNS + 1];
    Arrays.fill(bounds, 1);

    assertThat(
            new WholeNumbers(bounds, List.of()).with(new Sum(new int[] {0}, 0, 1), bounds.clone()))
        .isNull();
  }

  /** Odd sums of pairs around a ring of odd length: no numbers fit, and no bound says so. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void givesUpAfterAsManyStepsAsItMayTake() {
    int length = 401;
    int[] bounds = new int[length];
    Arrays.fill(bounds, 100);
    int[] expected = new int[length];
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      sums.add(new Sum(new int[] {i, (i + 1) % length, (i + 7) % length}, 151, 151));
    }
    assertThat(new WholeNumbers(bounds, sums).with(new Sum(new int[] {0}, 99, 100), expected))
        .isNull();
  }
}
