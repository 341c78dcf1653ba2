package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.testing.Seeds;

/** When a wave is looked at, and what is hidden of it, follows from who answered alone. */
class MomentsProperties {

  static LongStream seeds() {
    return Seeds.upTo(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areTheSameWhateverWasSaid(long seed) {
    Plan plan = Surveys.simple(5, List.of("gender", "area"));
    List<String> first = course(plan, seed, 1);
    List<String> other = course(plan, seed, 2);

    assertThat(first).isEqualTo(other);
  }

  /** Looks, and hidden cells that follow from the counts, step by step. */
  private static List<String> course(Plan plan, long seed, long answers) {
    Random who = new Random(seed);
    Random what = new Random(1_000 * seed + answers);
    Crowd crowd = new Crowd(plan);
    List<String> looks = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Map<String, Leaf> leaves = new java.util.TreeMap<>();
    for (int i = 0; i < 60; i++) {
      if (ids.size() > 3 && who.nextInt(5) == 0) {
        crowd.delete(ids.remove(who.nextInt(ids.size())));
      } else {
        String id = "p" + i;
        ids.add(id);
        Leaf leaf =
            leaves.computeIfAbsent(
                id,
                _ ->
                    Crowd.leaf(
                        "gender",
                        who.nextInt(3) == 0 ? "K" : "M",
                        "area",
                        Surveys.AREAS.get(who.nextInt(3))));
        crowd.put(id, Contribution.of("q", leaf, what.nextInt(3) == 0 ? "yes" : "no"));
      }
      crowd.release(who.nextBoolean());
      looks.add(
          crowd.standing().release()
              + " "
              + crowd.standing().inForce().entrySet().stream()
                  .filter(
                      each ->
                          each.getValue().why() == Standing.Why.EMPTY
                              || each.getValue().why() == Standing.Why.TOO_FEW)
                  .map(Map.Entry::getKey)
                  .toList());
    }
    return looks;
  }
}
