package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.testing.Seeds;

/**
 * Someone who knows every case but how long it took, sees a share, how many are open, and points of
 * the curve of times, and tries all that may have become of each.
 */
class CurveAttackerProperties {

  private static final List<String> ANSWERS = List.of("in-time.0", "in-time.1", "late.2", "open.2");
  private static final int MOST = 9;
  private static final AtomicInteger SEEN = new AtomicInteger();

  /** How many of these cases were yes to a figure. */
  private record Seen(int cases, String figure, long yes) {}

  private static Plan plan() {
    Set<String> all = Set.copyOf(ANSWERS);
    List<String> by = List.of("area");
    Set<String> inTime = Set.of("in-time.0", "in-time.1");
    return new Plan(
        "9999",
        5,
        20,
        new TreeMap<>(),
        Map.of("area", List.of("a", "b")),
        Map.of(),
        Map.of("klotter", ANSWERS),
        List.of(
            Surveys.figure("in-time", "klotter", all, inTime, by),
            Surveys.figure("open", "klotter", all, Set.of("open.2"), by),
            Surveys.figure("within-1", "klotter", all, Set.of("in-time.0"), by),
            Surveys.figure("within-2", "klotter", all, inTime, by)),
        List.of());
  }

  static LongStream seeds() {
    return Seeds.upTo(30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leavesOpenWhatBecameOfEachCase(long seed) {
    Random random = new Random(seed);
    Plan plan = plan();
    Crowd crowd = new Crowd(plan);
    Map<Integer, Leaf> present = new LinkedHashMap<>();
    List<Integer> truth = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    List<Seen> unprotected = new ArrayList<>();
    while (truth.size() < MOST) {
      if (present.size() > 2 && random.nextInt(6) == 0) {
        int gone = List.copyOf(present.keySet()).get(random.nextInt(present.size()));
        crowd.delete("c" + gone);
        present.remove(gone);
      } else {
        Leaf leaf = Crowd.leaf("area", random.nextInt(3) == 0 ? "a" : "b");
        int said = random.nextInt(ANSWERS.size());
        crowd.put("c" + truth.size(), Contribution.of("klotter", leaf, ANSWERS.get(said)));
        present.put(truth.size(), leaf);
        truth.add(said);
      }
      for (Cell cell : crowd.release(true)) {
        if (!cell.isHidden()) {
          int inside = inside(cell, present);
          assertThat(cell.n()).isEqualTo(Integer.bitCount(inside)).isGreaterThanOrEqualTo(5);
          seen.add(seen(plan, cell.series().kpi(), inside, truth));
        }
      }
      int all = present.keySet().stream().mapToInt(each -> 1 << each).sum();
      plan.figures().forEach(each -> unprotected.add(seen(plan, each.id(), all, truth)));
    }
    if (!seen.isEmpty()) {
      SEEN.incrementAndGet();
    }

    assertThat(followed(plan, seen)).as("what follows of single cases").isEmpty();
    assertThat(followed(plan, unprotected)).as("if nothing were audited").isNotEmpty();
  }

  @AfterAll
  static void sawSomething() {
    assertThat(SEEN).as("an attacker who sees nothing proves nothing").hasPositiveValue();
  }

  private static int inside(Cell cell, Map<Integer, Leaf> present) {
    int inside = 0;
    for (Map.Entry<Integer, Leaf> each : present.entrySet()) {
      String area = cell.series().dimensions().get("area");
      if (area == null || area.equals(each.getValue().value("area"))) {
        inside |= 1 << each.getKey();
      }
    }
    return inside;
  }

  private static Seen seen(Plan plan, String figure, int inside, List<Integer> truth) {
    int yes = 0;
    for (int i = 0; i < truth.size(); i++) {
      boolean is = plan.figure(figure).yes().contains(ANSWERS.get(truth.get(i)));
      yes += is && (inside >> i & 1) == 1 ? 1 : 0;
    }
    return new Seen(inside, figure, yes);
  }

  /** Cases and figures to which each world that fits says the same. */
  private static List<String> followed(Plan plan, List<Seen> seen) {
    List<Figure> figures = plan.figures();
    int[] masks = new int[seen.size()];
    int[] among = new int[seen.size()];
    int[] yes = new int[seen.size()];
    for (int i = 0; i < seen.size(); i++) {
      Seen each = seen.get(i);
      masks[i] = each.cases();
      among[i] = figures.indexOf(plan.figure(each.figure()));
      yes[i] = (int) each.yes();
    }
    int[] everYes = new int[figures.size()];
    int[] everNo = new int[figures.size()];
    int[] now = new int[figures.size()];
    for (int world = 0; world < 1 << (2 * MOST); world++) {
      Arrays.fill(now, 0);
      for (int i = 0; i < MOST; i++) {
        String answer = ANSWERS.get(world >> (2 * i) & 3);
        for (int figure = 0; figure < now.length; figure++) {
          now[figure] |= figures.get(figure).yes().contains(answer) ? 1 << i : 0;
        }
      }
      boolean fits = true;
      for (int i = 0; i < masks.length && fits; i++) {
        fits = Integer.bitCount(now[among[i]] & masks[i]) == yes[i];
      }
      for (int figure = 0; figure < now.length && fits; figure++) {
        everYes[figure] |= now[figure];
        everNo[figure] |= ~now[figure];
      }
    }
    List<String> followed = new ArrayList<>();
    for (int figure = 0; figure < now.length; figure++) {
      for (int i = 0; i < MOST; i++) {
        if ((everYes[figure] & everNo[figure] & 1 << i) == 0) {
          followed.add(figures.get(figure).id() + " of " + i);
        }
      }
    }
    return followed;
  }
}
