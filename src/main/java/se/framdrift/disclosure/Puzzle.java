package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Everything that shown cells say of one subject, as whoever wants to solve it would write it down.
 *
 * <p>Respondents who were in the same shown cells form a group; nobody can know more of them than
 * how many gave each answer. Answers between which no figure tells are one. The unknowns are how
 * many of a group gave an answer; a shown cell says how many it counts and how many of them are
 * yes, of each stratum, and of a median the sum of the amounts stands for all that it may say.
 */
final class Puzzle {

  /** A stratum of a shown cell. */
  private record Clue(Shown shown, Figure figure, String stratum, Shown.Counts counts) {}

  private final Plan plan;
  private final String subject;
  private final Map<Block, Tally> blocks;
  private final List<Figure> figures;

  /** Answer to the number of those that no figure tells from it. */
  private final Map<String, Integer> kinds = new HashMap<>();

  private final List<String> answers = new ArrayList<>();
  private final List<Clue> clues = new ArrayList<>();
  private final List<BitSet> in = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** A group; {@code said} is how many are known by the program to have given each answer. */
  private static final class Group {
    private int people;
    private final int[] said;

    Group(int kinds) {
      said = new int[kinds];
    }

    boolean isKnown() {
      int known = 0;
      for (int each : said) {
        known += each;
      }
      return known == people;
    }
  }

  Puzzle(Plan plan, String subject, Map<Block, Tally> blocks, List<Shown> shown) {
    this.plan = plan;
    this.subject = subject;
    this.blocks = blocks;
    this.figures = plan.figures().stream().filter(each -> each.subject().equals(subject)).toList();
    Map<String, Integer> bySignature = new LinkedHashMap<>();
    for (String answer : plan.subjects().getOrDefault(subject, List.of())) {
      int kind = bySignature.computeIfAbsent(signature(answer), _ -> bySignature.size());
      kinds.put(answer, kind);
      if (kind == answers.size()) {
        answers.add(answer);
      }
    }
    for (Shown each : shown) {
      Figure figure = plan.figure(each.figure());
      if (figure.subject().equals(subject)) {
        each.counts()
            .forEach((stratum, counts) -> clues.add(new Clue(each, figure, stratum, counts)));
      }
    }
    gather();
  }

  private String signature(String answer) {
    StringBuilder text = new StringBuilder();
    for (Figure figure : figures) {
      text.append(figure.counted().contains(answer) ? 1 : 0);
      text.append(figure.yes().contains(answer) ? 1 : 0);
    }
    return text.toString();
  }

  private void gather() {
    Map<BitSet, Group> byClues = new LinkedHashMap<>();
    blocks.forEach(
        (block, tally) -> {
          if (!Block.hasSubject(block.subjects(), subject)) {
            return;
          }
          BitSet present = present(block);
          Group crowd = byClues.computeIfAbsent(present, _ -> new Group(answers.size()));
          crowd.people += tally.people();
          tally
              .said(subject)
              .forEach(
                  (answer, count) -> {
                    Integer kind = kinds.get(answer);
                    if (kind != null) {
                      crowd.said[kind] += count;
                    }
                  });
        });
    byClues.forEach(
        (present, crowd) -> {
          in.add(present);
          groups.add(crowd);
        });
  }

  /**
   * Whether nothing follows of fewer than the threshold.
   *
   * @param secrets places whose sums must not follow, in the release given with them
   */
  boolean isSafe(List<Secret> secrets) {
    return !isSolvable(secrets) && isSafeInWholeNumbers();
  }

  /** The people of a place in a release. */
  record Secret(Place place, int release) {}

  /** Whether something follows of fewer than the threshold from the equations alone. */
  boolean isSolvable(List<Secret> secrets) {
    int free = Math.max(0, answers.size() - 1);
    int amounts = 2 * free * groups.size();
    List<Map<Integer, Long>> equations = new ArrayList<>();
    for (int i = 0; i < clues.size(); i++) {
      Clue clue = clues.get(i);
      Figure figure = clue.figure();
      List<Integer> here = here(i);
      equations.add(row(here, figure.counted(), 0));
      equations.add(row(here, figure.yes(), clue.shown().weighted() ? free * groups.size() : 0));
      if (figure.hasMedian()) {
        Map<Integer, Long> sum = new HashMap<>();
        here.forEach(group -> sum.put(amounts + group, 1L));
        equations.add(sum);
      }
    }
    equations.removeIf(Map::isEmpty);
    int[] owners = new int[amounts + groups.size()];
    int[] people = new int[groups.size()];
    for (int group = 0; group < groups.size(); group++) {
      people[group] = groups.get(group).people;
      owners[amounts + group] = group;
      for (int kind = 0; kind < free; kind++) {
        owners[group * free + kind] = group;
        owners[(groups.size() + group) * free + kind] = group;
      }
    }
    return !new LinearAudit(equations, owners, people, plan.threshold()).isSafe(hidden(secrets));
  }

  private List<Integer> here(int clue) {
    List<Integer> here = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (in.get(group).get(clue)) {
        here.add(group);
      }
    }
    return here;
  }

  /** How many of these groups gave one of these answers; the last answer follows from the rest. */
  private Map<Integer, Long> row(List<Integer> here, Set<String> of, int from) {
    int free = answers.size() - 1;
    Map<Integer, Long> row = new HashMap<>();
    if (free < 1) {
      return row;
    }
    long last = of.contains(answers.getLast()) ? 1 : 0;
    for (int kind = 0; kind < free; kind++) {
      long coefficient = (of.contains(answers.get(kind)) ? 1 : 0) - last;
      if (coefficient != 0) {
        for (int group : here) {
          row.put(from + group * free + kind, Modular.of(coefficient));
        }
      }
    }
    return row;
  }

  /** Sums over small places, as far as groups lie in them or outside. */
  private List<Map<Integer, Long>> hidden(List<Secret> secrets) {
    Map<BitSet, Integer> numbers = new HashMap<>();
    for (int group = 0; group < groups.size(); group++) {
      numbers.put(in.get(group), group);
    }
    List<Map<Integer, Long>> sums = new ArrayList<>();
    for (Secret secret : secrets) {
      int[] inside = new int[groups.size()];
      blocks.forEach(
          (block, tally) -> {
            if (Block.hasSubject(block.subjects(), subject)
                && block.isIn(secret.place(), secret.release())) {
              Integer group = numbers.get(present(block));
              if (group != null) {
                inside[group] += tally.people();
              }
            }
          });
      List<Integer> here = new ArrayList<>();
      boolean whole = true;
      for (int group = 0; group < inside.length; group++) {
        whole &= inside[group] == 0 || inside[group] == groups.get(group).people;
        if (inside[group] > 0) {
          here.add(group);
        }
      }
      if (whole) { // a part of a group follows from nothing
        figures.forEach(figure -> sums.add(row(here, figure.yes(), 0)));
      }
    }
    return sums;
  }

  private BitSet present(Block block) {
    BitSet present = new BitSet();
    for (int i = 0; i < clues.size(); i++) {
      Clue clue = clues.get(i);
      present.set(
          i,
          block.isIn(clue.shown().place(), clue.shown().release())
              && clue.stratum().equals(plan.stratum(block.leaf())));
    }
    return present;
  }

  /**
   * Whether of nobody it follows, by bounds and since people are whole, that they are yes or not.
   */
  private boolean isSafeInWholeNumbers() {
    int width = answers.size();
    int[] bounds = new int[groups.size() * width];
    int[] expected = new int[bounds.length];
    List<WholeNumbers.Sum> sums = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      Group crowd = groups.get(group);
      int[] all = new int[width];
      for (int kind = 0; kind < width; kind++) {
        all[kind] = group * width + kind;
        bounds[all[kind]] = crowd.people;
        expected[all[kind]] =
            crowd.isKnown() ? crowd.said[kind] : Math.max(crowd.said[kind], crowd.people / width);
      }
      sums.add(new WholeNumbers.Sum(all, crowd.people, crowd.people));
    }
    for (int i = 0; i < clues.size(); i++) {
      Clue clue = clues.get(i);
      if (!clue.shown().weighted()) {
        sums.add(sum(here(i), clue.figure().counted(), clue.counts().n()));
        sums.add(sum(here(i), clue.figure().yes(), clue.counts().yes()));
      }
    }
    sums.removeIf(WholeNumbers.Sum::isEmpty);
    WholeNumbers numbers = new WholeNumbers(bounds, sums);
    for (Figure figure : figures) {
      BitSet large = large(figure);
      for (int group = 0; group < groups.size(); group++) {
        boolean concerned =
            in.get(group).intersects(about(figure)) && !in.get(group).intersects(large);
        if (concerned && !isOpen(group, figure, numbers, expected)) {
          return false;
        }
      }
    }
    return true;
  }

  private WholeNumbers.Sum sum(List<Integer> here, Set<String> of, long total) {
    return new WholeNumbers.Sum(unknowns(here, of), total, total);
  }

  private int[] unknowns(List<Integer> here, Set<String> of) {
    int width = answers.size();
    return here.stream()
        .flatMapToInt(
            group ->
                IntStream.range(0, width)
                    .filter(kind -> of.contains(answers.get(kind)))
                    .map(kind -> group * width + kind))
        .toArray();
  }

  /** Clues that are not weighted, of any figure, since one may bound the other. */
  private BitSet about(Figure figure) {
    BitSet about = new BitSet();
    for (int i = 0; i < clues.size(); i++) {
      about.set(i, !clues.get(i).shown().weighted() && !figure.yes().isEmpty());
    }
    return about;
  }

  /** Clues of cells in which so many say the same that it may be shown. */
  private BitSet large(Figure figure) {
    BitSet large = new BitSet();
    for (int i = 0; i < clues.size(); i++) {
      Shown shown = clues.get(i).shown();
      boolean same = shown.yes() == 0 || shown.yes() == shown.n();
      large.set(
          i,
          clues.get(i).figure().equals(figure)
              && !shown.weighted()
              && same
              && shown.n() >= plan.unanimous());
    }
    return large;
  }

  /** Whether each of a group may be yes, and may not be. */
  private boolean isOpen(int group, Figure figure, WholeNumbers numbers, int[] expected) {
    Group crowd = groups.get(group);
    int yes = 0;
    int others = 0;
    for (int kind = 0; kind < answers.size(); kind++) {
      if (figure.yes().contains(answers.get(kind))) {
        yes += crowd.said[kind];
      } else {
        others += crowd.said[kind];
      }
    }
    int[] unknowns = unknowns(List.of(group), figure.yes());
    return (yes > 0
            || numbers.with(new WholeNumbers.Sum(unknowns, 1, crowd.people), expected) != null)
        && (others > 0
            || numbers.with(new WholeNumbers.Sum(unknowns, 0, crowd.people - 1), expected) != null);
  }
}
