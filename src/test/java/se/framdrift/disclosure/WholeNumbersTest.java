package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.disclosure.WholeNumbers.Sum;

/** Small systems that are solved in one's head. */
class WholeNumbersTest {

  private static final int[] NOTHING_EXPECTED = {0, 0, 0, 0};

  private static Sum sum(long total, int... unknowns) {
    return new Sum(unknowns, total, total);
  }

  private static int @Nullable [] solved(int most, List<Sum> sums, Sum also, int... expected) {
    int[] bounds = new int[expected.length];
    Arrays.fill(bounds, most);
    return new WholeNumbers(bounds, sums).with(also, expected);
  }

  /** a + b = 5, b + c = 5, c + d = 5 and a = 5: so b = 0, c = 5, d = 0. */
  @Test
  void followFromEachOtherAlongAChain() {
    List<Sum> chain = List.of(sum(5, 0, 1), sum(5, 1, 2), sum(5, 2, 3));
    assertThat(solved(9, chain, sum(5, 0), NOTHING_EXPECTED)).containsExactly(5, 0, 5, 0);
    assertThat(solved(9, chain, sum(6, 0), NOTHING_EXPECTED)).isNull();
    assertThat(solved(9, chain, new Sum(new int[] {3}, 1, 1), 0, 0, 0, 0))
        .containsExactly(4, 1, 4, 1);
  }

  /** Of three pairs that are 1 each all would be a half. */
  @Test
  void areNotFoundWhereOnlyHalvesFit() {
    List<Sum> ring = List.of(sum(1, 0, 1), sum(1, 1, 2), sum(1, 2, 0));
    assertThat(solved(1, ring, new Sum(new int[] {0}, 0, 1), 0, 0, 0)).isNull();
    assertThat(solved(2, List.of(sum(2, 0, 1), sum(2, 1, 2), sum(2, 2, 0)), sum(1, 0), 0, 0, 0))
        .containsExactly(1, 1, 1);
  }

  @Test
  void lieNearToWhatIsExpected() {
    List<Sum> twelve = List.of(sum(12, 0, 1, 2));
    Sum any = new Sum(new int[] {0}, 0, 10);
    assertThat(solved(10, twelve, any, 4, 4, 4)).containsExactly(4, 4, 4);
    assertThat(solved(10, twelve, any, 5, 4, 4)).containsExactly(5, 4, 3);
    assertThat(solved(10, twelve, any, 0, 1, 1)).containsExactly(0, 2, 10);
    assertThat(solved(10, List.of(), any, 3, 11, 0)).containsExactly(3, 10, 0);
  }

  /** At least one of three that are expected to be none. */
  @Test
  void areFoundBelowAndAboveWhatIsExpected() {
    Sum some = new Sum(new int[] {0, 1, 2}, 1, 3);
    assertThat(solved(3, List.of(sum(3, 0, 1, 2)), some, 0, 0, 0)).containsExactly(0, 0, 3);
    // a + b = 3, b + c = 3 and a + c = 4: a and c are the same, so each is 2
    List<Sum> sums = List.of(sum(3, 0, 1), sum(3, 1, 2), sum(4, 0, 2));
    Sum any = new Sum(new int[] {0}, 0, 3);
    assertThat(solved(3, sums, any, 0, 0, 0)).containsExactly(2, 1, 2);
    assertThat(solved(3, sums, any, 3, 3, 3)).containsExactly(2, 1, 2);
  }

  @Test
  void keepWithinTheLimitsOfASumAndTheirOwn() {
    Sum limits = new Sum(new int[] {0, 1}, 3, 4);
    assertThat(limits.fits(new int[] {1, 2})).isTrue();
    assertThat(limits.fits(new int[] {2, 2})).isTrue();
    assertThat(limits.fits(new int[] {1, 1})).isFalse();
    assertThat(limits.fits(new int[] {3, 2})).isFalse();
    assertThat(solved(1, List.of(), limits, 0, 0)).isNull();
    assertThat(solved(2, List.of(), limits, 0, 0)).containsExactly(1, 2);
    assertThat(solved(2, List.of(sum(5, 0, 1)), limits, 0, 0)).isNull();
  }

  @Test
  void areLookedForUpToANumberOfUnknowns() {
    int[] none = new int[WholeNumbers.MOST_UNKNOWNS];
    assertThat(new WholeNumbers(none, List.of()).with(sum(0, 0), none)).containsExactly(none);
    int[] more = new int[WholeNumbers.MOST_UNKNOWNS + 1];
    assertThat(new WholeNumbers(more, List.of()).with(sum(0, 0), more)).isNull();
  }

  @Test
  void ofNoUnknownsAddUpToNothing() {
    assertThat(solved(1, List.of(), sum(0), 0, 1)).containsExactly(0, 1);
    assertThat(solved(1, List.of(), sum(1), 0, 1)).isNull();
  }
}
