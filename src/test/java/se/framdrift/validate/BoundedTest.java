package se.framdrift.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundedTest {

  private final Bounded<Integer> lengths = new Bounded<>(3);

  @Test
  void makesTheSameOnceAndNeverHoldsMoreThanItMay() {
    assertThat(lengths.get("abc", String::length)).isEqualTo(3);
    assertThat(lengths.get("abc", _ -> -1)).as("remembered").isEqualTo(3);
    for (int i = 0; i < 100; i++) {
      lengths.get("text" + i, String::length);
      assertThat(lengths.size()).isBetween(1, 3);
    }
  }

  @Test
  void remembersNothingOfATextThatMeansNothing() {
    assertThatThrownBy(() -> lengths.get("x", Integer::parseInt))
        .isInstanceOf(NumberFormatException.class);

    assertThat(lengths.get("x")).isNull();
    assertThat(lengths.get("x", String::length)).isEqualTo(1);
  }

  @Test
  void holdsAsManyAsItMayAndThenBeginsAnew() {
    lengths.put("a", 1);
    lengths.put("b", 2);
    lengths.put("c", 3);
    assertThat(lengths.get("a")).isEqualTo(1);
    assertThat(lengths.get("c")).isEqualTo(3);

    lengths.put("d", 4);

    assertThat(lengths.get("a")).isNull();
    assertThat(lengths.get("d")).isEqualTo(4);
    assertThat(lengths.size()).isEqualTo(1);
  }
}
