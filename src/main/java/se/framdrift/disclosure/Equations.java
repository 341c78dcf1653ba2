package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What everything that was ever shown of a wave, of all figures together, says of what was not.
 * Unknown is what the people of each block have said.
 */
final class Equations {

  private final Plan plan;
  private final Map<Block, Tally> blocks = new HashMap<>();
  private final List<Shown> history;
  private final List<Puzzle.Secret> secrets = new ArrayList<>();

  /**
   * @param release the one that is being made
   */
  Equations(Plan plan, List<Shown> history, List<Part> parts, List<Gone> gone, int release) {
    this.plan = plan;
    this.history = List.copyOf(history);
    for (Gone each : gone) {
      int left = each.isPending() ? release : each.left();
      block(new Block(each.subjects(), each.leaf(), each.entered(), left)).add(each.count());
    }
    for (Part part : parts) {
      Mark mark = part.mark();
      if (mark != null && !mark.contributions().isEmpty()) {
        count(mark.contributions(), mark.entered(), part.isUnchanged() ? Block.NEVER : release);
      }
      if (!part.isUnchanged() && !part.now().isEmpty()) {
        count(part.now(), release, Block.NEVER);
      }
    }
    small(release);
  }

  private Tally block(Block block) {
    return blocks.computeIfAbsent(block, _ -> new Tally());
  }

  private void count(List<Contribution> said, int entered, int left) {
    String subjects = Block.subjects(said);
    block(new Block(subjects, said.getFirst().leaf(), entered, left)).add(said);
  }

  /**
   * The places that have fewer than the threshold in this release or had so in one shown before.
   */
  private void small(int release) {
    Set<Place> places = new HashSet<>();
    plan.groups().keySet().forEach(name -> places.addAll(Place.of(plan, name)));
    Set<Integer> releases = new HashSet<>(Set.of(release));
    history.forEach(each -> releases.add(each.release()));
    for (Place place : places) {
      for (int each : releases) {
        long people = 0;
        for (Map.Entry<Block, Tally> block : blocks.entrySet()) {
          people += block.getKey().isIn(place, each) ? block.getValue().people() : 0;
        }
        if (people > 0 && people < plan.threshold()) {
          secrets.add(new Puzzle.Secret(place, each));
        }
      }
    }
  }

  /** Whether showing {@code more} as well would still give nobody away. */
  boolean isSafeWith(List<Shown> more) {
    return puzzles(more).allMatch(each -> each.isSafe(secrets));
  }

  /** Whether showing {@code more} as well would give somebody away whatever was said. */
  boolean isSolvable(List<Shown> more) {
    return puzzles(more).anyMatch(each -> each.isSolvable(secrets));
  }

  private Stream<Puzzle> puzzles(List<Shown> more) {
    List<Shown> all = new ArrayList<>(history);
    all.addAll(more);
    Set<String> subjects = new HashSet<>();
    more.forEach(each -> subjects.add(plan.figure(each.figure()).subject()));
    return subjects.stream().map(subject -> new Puzzle(plan, subject, blocks, all));
  }
}
