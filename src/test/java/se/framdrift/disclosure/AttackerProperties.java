package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.disclosure.Elimination.Fraction;

/**
 * Someone who knows who answered when, in which group, stratum and with what weight, who looks at
 * every release while answers come, change and go one at a time, and who wants to know one answer.
 */
class AttackerProperties {

  private static final String FIGURE = "safe";
  private static final List<String> AREAS = List.of("a", "b", "c");

  private record Person(Leaf leaf, long weight) {}

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final List<Map<String, Fraction>> known = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cannotSolveForOneAnswer(long seed) {
    Random random = new Random(seed);
    boolean strata = random.nextInt(3) == 0;
    Plan plan = plan(new int[] {5, 7, 10}[random.nextInt(3)], strata, 1 + random.nextInt(2));
    Crowd crowd = new Crowd(plan);
    int shown = 0;
    for (int i = 0; i < 90; i++) {
      step(crowd, random, i, strata);
      List<Cell> cells = crowd.release(random.nextInt(4) == 0);
      for (Cell cell : cells) {
        if (!cell.isHidden()) {
          shown++;
          assertThat(cell.n()).isGreaterThanOrEqualTo(plan.threshold());
          known.add(equation(cell, plan));
        }
      }
    }

    assertThat(Elimination.solved(known)).as("answers that follow from what was shown").isEmpty();
    assertThat(shown).as("an attacker who sees nothing proves nothing").isPositive();
  }

  private static Plan plan(int threshold, boolean strata, int dimensions) {
    TreeMap<String, Long> populations = new TreeMap<>();
    if (strata) {
      populations.putAll(Map.of("north", 900L, "south", 400L));
    }
    return new Plan(
        "9999",
        threshold,
        populations,
        Map.of("gender", List.of("K", "M"), "area", AREAS),
        List.of(
            new Figure(
                FIGURE,
                List.of("gender", "area").subList(0, dimensions),
                true,
                List.of(new Figure.Output(Figure.Measure.SHARE, "safe")))));
  }

  private void step(Crowd crowd, Random random, int number, boolean strata) {
    List<String> ids = List.copyOf(versions.keySet());
    int action = random.nextInt(10);
    if (action < 7 || ids.isEmpty()) {
      String id = "p" + number;
      TreeMap<String, String> groups = new TreeMap<>();
      if (random.nextInt(12) > 0) {
        groups.put("gender", random.nextInt(4) == 0 ? "K" : "M");
      }
      groups.put("area", AREAS.get(Math.min(2, random.nextInt(5))));
      Leaf leaf = new Leaf(groups, strata ? (random.nextBoolean() ? "north" : "south") : "");
      long weight = strata ? (1 + random.nextInt(3)) * Contribution.ONE : Contribution.ONE;
      people.put(id, new Person(leaf, weight));
      answer(crowd, id, random.nextBoolean());
    } else if (action == 7) {
      String id = ids.get(random.nextInt(ids.size()));
      crowd.delete(id);
      versions.remove(id);
    } else if (action == 8) {
      String id = ids.get(random.nextInt(ids.size()));
      answer(crowd, id, random.nextBoolean());
    } else { // whoever is deleted and sent again is the same to the attacker, and new to us
      String id = List.copyOf(said.keySet()).get(random.nextInt(said.size()));
      answer(crowd, id, said.get(id));
    }
  }

  private final Map<String, Boolean> said = new HashMap<>();

  /** A changed answer is another unknown; the same answer again is the same. */
  private void answer(Crowd crowd, String id, boolean yes) {
    Boolean before = said.put(id, yes);
    if (before == null || before != yes) {
      newest.merge(id, 1, Integer::sum);
    }
    versions.put(id, newest.getOrDefault(id, 1));
    Person person = people.get(id);
    crowd.put(id, new Contribution(FIGURE, person.leaf(), person.weight(), yes, null));
  }

  private Map<String, Fraction> equation(Cell cell, Plan plan) {
    Map<String, Long> weights = new HashMap<>();
    versions.forEach(
        (id, _) ->
            weights.merge(people.get(id).leaf().stratum(), people.get(id).weight(), Long::sum));
    Map<String, Fraction> equation = new TreeMap<>();
    versions.forEach(
        (id, version) -> {
          Person person = people.get(id);
          boolean inside =
              cell.series().dimensions().entrySet().stream()
                  .allMatch(each -> each.getValue().equals(person.leaf().value(each.getKey())));
          if (inside) {
            long population = plan.strata().getOrDefault(person.leaf().stratum(), 1L);
            long all = plan.strata().isEmpty() ? 1 : weights.get(person.leaf().stratum());
            equation.put(id + "#" + version, Fraction.of(population * person.weight(), all));
          }
        });
    return equation;
  }
}
