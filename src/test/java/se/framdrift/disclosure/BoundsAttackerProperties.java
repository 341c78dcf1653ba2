package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.testing.Seeds;

/**
 * Someone who knows everything of a small crowd but what they said, and tries every possible course
 * of answers against all that was shown.
 */
class BoundsAttackerProperties {

  private record Seen(List<Integer> people, long yes) {}

  private final List<Boolean> truth = new ArrayList<>();
  private final Map<String, Integer> present = new LinkedHashMap<>();
  private final Map<String, Leaf> leaves = new TreeMap<>();
  private final List<Seen> seen = new ArrayList<>();

  static LongStream seeds() {
    return Seeds.upTo(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leavesEverybodyBothAnswers(long seed) {
    Random random = new Random(seed);
    Crowd crowd =
        new Crowd(Surveys.simple(5, List.of("gender", "area").subList(0, 1 + random.nextInt(2))));
    int often = 1 + random.nextInt(9); // of ten, so that some crowds are nearly of one mind
    while (truth.size() < 14) {
      step(crowd, random, often);
      crowd.release(true).forEach(this::see);
    }

    assertThat(known(seen)).as("versions of answers that follow").isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsSomebodyWhenEveryTotalIsShown(long seed) {
    Random random = new Random(seed);
    Crowd crowd = new Crowd(Surveys.simple(5, List.of()));
    while (truth.size() < 8) {
      step(crowd, random, 5);
      if (present.size() >= 5) {
        List<Integer> all = List.copyOf(present.values());
        seen.add(new Seen(all, all.stream().filter(truth::get).count()));
      }
    }

    boolean oneMore =
        IntStream.range(1, seen.size())
            .anyMatch(i -> seen.get(i).people().size() == seen.get(i - 1).people().size() + 1);
    if (oneMore) {
      assertThat(known(seen)).isNotEmpty();
    }
  }

  private void step(Crowd crowd, Random random, int often) {
    List<String> ids = List.copyOf(present.keySet());
    String id = "p" + truth.size();
    if (!ids.isEmpty() && random.nextInt(5) == 0) {
      id = ids.get(random.nextInt(ids.size()));
      if (random.nextInt(3) == 0) {
        crowd.delete(id);
        present.remove(id);
        return;
      }
    }
    Leaf leaf =
        leaves.computeIfAbsent(
            id,
            _ ->
                Crowd.leaf(
                    "gender", random.nextInt(3) == 0 ? "K" : "M",
                    "area", random.nextInt(3) == 0 ? "a" : "b"));
    boolean yes = random.nextInt(10) < often;
    Integer before = present.get(id);
    if (before == null || truth.get(before) != yes) {
      present.put(id, truth.size());
      truth.add(yes);
    }
    crowd.put(id, Contribution.of("q", leaf, yes ? "yes" : "no"));
  }

  private void see(Cell cell) {
    if (cell.isHidden()) {
      return;
    }
    List<Integer> inside = new ArrayList<>();
    present.forEach(
        (id, version) -> {
          Leaf leaf = java.util.Objects.requireNonNull(leaves.get(id));
          if (cell.series().dimensions().entrySet().stream()
              .allMatch(each -> each.getValue().equals(leaf.value(each.getKey())))) {
            inside.add(version);
          }
        });
    assertThat(cell.n()).isEqualTo(inside.size());
    seen.add(new Seen(inside, inside.stream().filter(truth::get).count()));
  }

  /** Tries all. */
  private Set<Integer> known(List<Seen> seen) {
    int everYes = 0;
    int everNo = 0;
    for (int world = 0; world < 1 << truth.size(); world++) {
      int tried = world;
      boolean fits =
          seen.stream()
              .allMatch(
                  each ->
                      each.people().stream().filter(i -> (tried >> i & 1) == 1).count()
                          == each.yes());
      if (fits) {
        everYes |= world;
        everNo |= ~world;
      }
    }
    Set<Integer> known = new LinkedHashSet<>();
    for (int i = 0; i < truth.size(); i++) {
      if ((everYes >> i & 1) == 0 || (everNo >> i & 1) == 0) {
        known.add(i);
      }
    }
    return known;
  }
}
