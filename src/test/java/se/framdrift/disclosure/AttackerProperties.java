package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.disclosure.Elimination.Fraction;
import se.framdrift.testing.Seeds;

/**
 * Someone who knows who answered which question when, in which group, stratum and with what weight,
 * who looks at every release of every figure while answers come, change and go one at a time, and
 * who wants to know one answer. Each shown cell tells this attacker even more than it does: the
 * counts of every stratum.
 */
class AttackerProperties {

  private static final AtomicInteger PLAYED = new AtomicInteger();
  private static final AtomicInteger SEEN = new AtomicInteger();

  private record Person(Leaf leaf, long weight, boolean trusts) {}

  /** What somebody says, as far as the attacker can name it. */
  private record Version(int number, Map<String, String> said) {}

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Version> present = new TreeMap<>();
  private final Map<String, Version> latest = new HashMap<>();

  static LongStream seeds() {
    return Seeds.upTo(8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cannotSolveForOneAnswer(long seed) {
    Random random = new Random(seed);
    boolean strata = random.nextInt(3) == 0;
    Plan plan =
        Surveys.plan(
            new int[] {5, 5, 7, 10}[random.nextInt(4)],
            strata,
            List.of("gender", "area").subList(0, 1 + random.nextInt(2)));
    boolean weights = strata && random.nextBoolean();
    Crowd crowd = new Crowd(plan);
    List<Map<String, Fraction>> known = new ArrayList<>();
    int shown = 0;
    for (int i = 0; i < 90; i++) {
      step(crowd, random, i, strata, weights);
      for (Cell cell : crowd.release(random.nextInt(4) == 0)) {
        if (!cell.isHidden()) {
          shown++;
          assertThat(cell.n()).isGreaterThanOrEqualTo(plan.threshold());
          known.addAll(told(cell, plan));
        }
      }
    }

    assertThat(Elimination.solved(known)).as("answers that follow from what was shown").isEmpty();
    PLAYED.incrementAndGet();
    if (shown > 0) {
      SEEN.incrementAndGet();
    }
  }

  @AfterAll
  static void sawSomething() {
    assertThat(SEEN)
        .as("an attacker who sees nothing proves nothing")
        .hasValueGreaterThanOrEqualTo((PLAYED.get() + 1) / 2);
  }

  /** The same attacker where the threshold is the only rule. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void couldSolveForOneIfNothingWereAudited(long seed) {
    Random random = new Random(seed);
    Plan plan = Surveys.plan(5, false, List.of("gender"));
    Crowd crowd = new Crowd(plan);
    List<Map<String, Fraction>> known = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      step(crowd, random, i, false, false);
      for (Figure figure : plan.figures()) {
        for (Place place : Place.all(plan, figure)) {
          if (counted(place, figure) >= plan.threshold()) {
            Unseen.cells(plan, figure, place).forEach(cell -> known.addAll(told(cell, plan)));
          }
        }
      }
    }

    assertThat(Elimination.solved(known)).isNotEmpty();
  }

  private long counted(Place place, Figure figure) {
    return present.entrySet().stream()
        .filter(each -> place.holds(person(each.getKey()).leaf()))
        .filter(
            each ->
                figure
                    .counted()
                    .contains(each.getValue().said().getOrDefault(figure.subject(), "")))
        .count();
  }

  /** Cells that nobody has looked at. */
  private static final class Unseen {
    static List<Cell> cells(Plan plan, Figure figure, Place place) {
      return List.of(
          new Cell(place.series(plan.municipality(), figure.id()), Crowd.WAVE, 1.0, 1L, null));
    }
  }

  private Person person(String id) {
    return java.util.Objects.requireNonNull(people.get(id));
  }

  private void step(Crowd crowd, Random random, int number, boolean strata, boolean weights) {
    List<String> ids = List.copyOf(present.keySet());
    int action = random.nextInt(10);
    if (action < 7 || ids.isEmpty()) {
      String id = "p" + number;
      TreeMap<String, String> groups = new TreeMap<>();
      if (random.nextInt(12) > 0) {
        groups.put("gender", random.nextInt(4) == 0 ? "K" : "M");
      }
      groups.put("area", Surveys.AREAS.get(Math.min(2, random.nextInt(5))));
      Leaf leaf = new Leaf(groups, strata ? (random.nextBoolean() ? "north" : "south") : "");
      long weight = weights ? (1 + random.nextInt(3)) * Contribution.ONE : Contribution.ONE;
      people.put(id, new Person(leaf, weight, random.nextInt(4) > 0));
      answer(crowd, id, said(random, id));
    } else if (action == 7) {
      String id = ids.get(random.nextInt(ids.size()));
      crowd.delete(id);
      present.remove(id);
    } else if (action == 8) {
      String id = ids.get(random.nextInt(ids.size()));
      answer(crowd, id, said(random, id));
    } else { // whoever is deleted and sent again is the same to the attacker, and new to us
      String id = List.copyOf(latest.keySet()).get(random.nextInt(latest.size()));
      answer(crowd, id, java.util.Objects.requireNonNull(latest.get(id)).said());
    }
  }

  private Map<String, String> said(Random random, String id) {
    Map<String, String> said = new TreeMap<>();
    said.put("safe", Surveys.ANSWERS.get(random.nextInt(4)));
    if (person(id).trusts()) {
      said.put("trust", random.nextBoolean() ? "high" : "low");
    }
    return said;
  }

  /** A changed answer is another unknown; the same answer again is the same. */
  private void answer(Crowd crowd, String id, Map<String, String> said) {
    Version before = latest.get(id);
    Version now =
        before == null
            ? new Version(1, said)
            : before.said().equals(said) ? before : new Version(before.number() + 1, said);
    latest.put(id, now);
    present.put(id, now);
    Person person = person(id);
    crowd.put(
        id,
        said.entrySet().stream()
            .map(
                each ->
                    new Contribution(
                        each.getKey(), person.leaf(), person.weight(), each.getValue(), null))
            .toArray(Contribution[]::new));
  }

  /** How many are counted, and the weights of those who are yes, of each stratum. */
  private List<Map<String, Fraction>> told(Cell cell, Plan plan) {
    Figure figure = plan.figure(cell.series().kpi());
    boolean weighted =
        present.keySet().stream().anyMatch(id -> person(id).weight() != Contribution.ONE);
    Map<String, Map<String, Fraction>> rows = new TreeMap<>();
    present.forEach(
        (id, version) -> {
          Person person = person(id);
          boolean inside =
              cell.series().dimensions().entrySet().stream()
                  .allMatch(each -> each.getValue().equals(person.leaf().value(each.getKey())));
          if (inside && version.said().containsKey(figure.subject())) {
            String name = id + "#" + version.number() + ":" + figure.subject() + ":";
            String stratum = person.leaf().stratum();
            add(
                rows.computeIfAbsent("n" + stratum, _ -> new TreeMap<>()),
                name,
                figure,
                plan,
                1,
                figure.counted()::contains);
            long weight = weighted ? person.weight() : 1;
            add(
                rows.computeIfAbsent("yes" + stratum, _ -> new TreeMap<>()),
                name,
                figure,
                plan,
                weight,
                figure.yes()::contains);
          }
        });
    return List.copyOf(rows.values());
  }

  /** Somebody gives one answer, so that the last follows from the others and is left out. */
  private static void add(
      Map<String, Fraction> row,
      String name,
      Figure figure,
      Plan plan,
      long weight,
      Function<String, Boolean> isCounted) {
    List<String> answers = plan.subjects().getOrDefault(figure.subject(), List.of());
    long last = isCounted.apply(answers.getLast()) ? 1 : 0;
    for (String answer : answers.subList(0, answers.size() - 1)) {
      long coefficient = (isCounted.apply(answer) ? 1 : 0) - last;
      if (coefficient != 0) {
        row.put(name + answer, Fraction.of(coefficient * weight, 1));
      }
    }
  }
}
