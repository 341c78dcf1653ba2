package se.framdrift.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many there are in a block, and what those of them have said who are still there. */
final class Tally {

  private int people;
  private final Map<String, Map<String, Integer>> said = new HashMap<>();

  /** Adds people of whom nothing is known any more. */
  void add(int gone) {
    people += gone;
  }

  /** Adds somebody who is there. */
  void add(List<Contribution> contributions) {
    people++;
    for (Contribution each : contributions) {
      said.computeIfAbsent(each.subject(), _ -> new HashMap<>())
          .merge(each.said(), 1, Integer::sum);
    }
  }

  int people() {
    return people;
  }

  /** Answer to how many have given it. */
  Map<String, Integer> said(String subject) {
    return said.getOrDefault(subject, Map.of());
  }
}
