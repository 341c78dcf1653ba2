package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.testing.Seeds;

/** The tree of a series keeps order, balance and what is known of it, however chunks come to it. */
@NullUnmarked
class BranchTest {

  private static final Grid DAYS = new Grid.Days(1);

  static LongStream seeds() {
    return Seeds.quick(30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void staysBalancedInWhateverOrderChunksCome(long seed) {
    List<Integer> days = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    switch ((int) seed) {
      case 0 -> {} // in order
      case 1 -> Collections.reverse(days);
      default -> Collections.shuffle(days, new Random(seed));
    }
    Branch root = null;
    List<Integer> come = new ArrayList<>();
    for (int day : days) {
      root = with(root, day);
      come.add(day);
      Collections.sort(come);
      assertThat(checked(root)).isEqualTo(come);
    }
  }

  /** To turn forgets what folds have kept. */
  @Test
  void turnsOnlyWhenOneSideIsTwoHigher() {
    Branch earlier = branch(10);
    assertThat(earlier.withRight(branch(20))).isSameAs(earlier);
    Branch later = branch(20);
    assertThat(later.withLeft(branch(10))).isSameAs(later);
  }

  @Test
  void knowsWhenTheFirstOfAllBeginsBefore1970Too() {
    Branch root = branch(-9_000).withRight(branch(-8_000));
    assertThat(Nanos.of(root.earliest())).isEqualTo(day(-9_000).start());
    assertThat(Nanos.of(root.latest())).isEqualTo(day(-8_000).start());
  }

  private static Branch with(Branch branch, int day) {
    if (branch == null) {
      return branch(day);
    }
    return day < day(branch)
        ? branch.withLeft(with(branch.left(), day))
        : branch.withRight(with(branch.right(), day));
  }

  private static Branch branch(int day) {
    Observation observation = Observation.of(day(day), 1);
    return new Branch(new Chunk(Place.of(day(day)), observation, Mark.of(observation, DAYS)));
  }

  private static Period day(int number) {
    return Period.ofDay(LocalDate.ofEpochDay(number));
  }

  private static int day(Branch branch) {
    return (int) branch.chunk().period(0).firstDay().toEpochDay();
  }

  /** The days from here down in the tree's order; what is kept of them is true, or forgotten. */
  private static List<Integer> checked(Branch branch) {
    if (branch == null) {
      return List.of();
    }
    List<Integer> days = new ArrayList<>(checked(branch.left()));
    days.add(day(branch));
    days.addAll(checked(branch.right()));
    int left = Branch.height(branch.left());
    int right = Branch.height(branch.right());
    assertThat(Math.abs(left - right)).isLessThanOrEqualTo(1);
    assertThat(Branch.height(branch)).isEqualTo(1 + Math.max(left, right));
    assertThat(Nanos.of(branch.earliest())).isEqualTo(day(days.getFirst()).start());
    assertThat(Nanos.of(branch.latest())).isEqualTo(day(days.getLast()).start());
    Kept<List<Integer>> kept = branch.kept(0);
    assertThat(kept.below()).isIn(null, days);
    kept.keep(days);
    return days;
  }
}
