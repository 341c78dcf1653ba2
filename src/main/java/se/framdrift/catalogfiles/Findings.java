package se.framdrift.catalogfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gathers what was found, each thing once. Confined to one thread. Keeps at most {@value #LIMIT}:
 * nobody reads more, and a broken file must not fill the memory.
 */
final class Findings {

  static final int LIMIT = 1000;

  private final SortedSet<Finding> found = new TreeSet<>();

  void add(YamlTree tree, Node at, String problem, String expectation) {
    add(new Finding(tree.file(), at.line(), problem, expectation));
  }

  void add(Finding finding) {
    if (found.size() < LIMIT) {
      found.add(finding);
    }
  }

  int size() {
    return found.size();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** By file and line. */
  List<Finding> sorted() {
    return List.copyOf(new ArrayList<>(found));
  }
}
