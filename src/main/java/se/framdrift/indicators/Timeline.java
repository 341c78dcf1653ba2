package se.framdrift.indicators;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * The observations in force of one series, in calendar order: a height-balanced (AVL) tree whose
 * nodes know the summary of what is below them, once it has been asked for. A period never leaves
 * it, for a withdrawn figure is an observation that is missing. Confined to one thread.
 *
 * <p>{@link #put} and {@link #get} cost O(log n), {@link #within} too when longer periods do not
 * hold shorter ones. As every summary is exact, answers do not depend on the tree's shape.
 */
final class Timeline {

  private static final class Node {
    private Observation observation;
    private @Nullable Summary own;
    private @Nullable Summary all;
    private Instant earliestStart;
    private Instant latestStart;
    private int height = 1;
    private @Nullable Node left;
    private @Nullable Node right;

    private Node(Observation observation) {
      this.observation = observation;
      earliestStart = observation.period().start();
      latestStart = earliestStart;
    }

    private Period period() {
      return observation.period();
    }

    private void renew() {
      height = 1 + Math.max(height(left), height(right));
      earliestStart = period().start();
      latestStart = earliestStart;
      all = null;
      if (left != null) {
        include(left);
      }
      if (right != null) {
        include(right);
      }
    }

    /** Made when it is asked for: most series are asked about their newest periods at most. */
    private Summary own(Grid grid) {
      Summary known = own;
      if (known == null) {
        known = Summary.of(observation, grid);
        own = known;
      }
      return known;
    }

    /** As {@link #own}, of everything from here down. */
    private Summary all(Grid grid) {
      Summary known = all;
      if (known == null) {
        known = own(grid);
        known = left == null ? known : left.all(grid).and(known);
        known = right == null ? known : known.and(right.all(grid));
        all = known;
      }
      return known;
    }

    private void include(Node child) {
      earliestStart =
          child.earliestStart.isBefore(earliestStart) ? child.earliestStart : earliestStart;
      latestStart = child.latestStart.isAfter(latestStart) ? child.latestStart : latestStart;
    }
  }

  private final Grid grid;
  private @Nullable Node root;
  private @Nullable Period last;

  /** An empty series that should have the periods of {@code grid}. */
  Timeline(Grid grid) {
    this.grid = grid;
  }

  /** Sets what is in force for a period and returns what was until now, null for nothing. */
  @Nullable Observation put(Observation observation) {
    Period period = observation.period();
    boolean append = last == null || period.compareTo(last) > 0;
    Observation before = append ? null : get(period);
    last = append ? period : last;
    if (!observation.equals(before)) {
      root = put(root, observation);
    }
    return before;
  }

  @Nullable Observation get(Period period) {
    Node node = root;
    while (node != null) {
      int order = period.compareTo(node.period());
      if (order == 0) {
        return node.observation;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  /** The observation of the same period one year earlier. */
  @Nullable Observation yearEarlier(Period period) {
    try {
      return get(period.yearEarlier());
    } catch (DateTimeException _) {
      return null; // before the first year that a period can have
    }
  }

  /** What is known of the observations that lie wholly inside. */
  Summary within(Stretch stretch) {
    return reached(root, stretch);
  }

  /** The same with a summary of the caller's own. */
  <S> Folded<S> folded(Fold<S> fold) {
    return stretch -> {
      S all = fold.none();
      for (Observation observation : newest(stretch, Integer.MAX_VALUE)) {
        all = fold.and(all, fold.of(observation));
      }
      return all;
    };
  }

  /** What folds make of the observation of this period may be another thing from now on. */
  void touch(Period period) {
    Objects.requireNonNull(period);
  }

  /** How much of what should be in there is; see {@link Grid#expected}. */
  Coverage coverage(Stretch stretch, Period asked) {
    return new Coverage(within(stretch).regular(), grid.expected(stretch, asked));
  }

  /** The first observation inside that has no value. */
  @Nullable Observation firstMissing(Stretch stretch) {
    return firstMissing(root, stretch);
  }

  /** The newest {@code limit} observations inside, oldest first. Costs O(limit + log n). */
  List<Observation> newest(Stretch stretch, int limit) {
    List<Observation> found = new ArrayList<>();
    collect(root, stretch, limit, found);
    return found.reversed();
  }

  /** The longest way down, in nodes. */
  int height() {
    return height(root);
  }

  private Node put(@Nullable Node node, Observation observation) {
    if (node == null) {
      return new Node(observation);
    }
    int order = observation.period().compareTo(node.period());
    if (order == 0) {
      node.observation = observation;
      node.own = null;
    } else if (order < 0) {
      node.left = put(node.left, observation);
    } else {
      node.right = put(node.right, observation);
    }
    node.renew();
    return balanced(node);
  }

  private static Node balanced(Node node) {
    Node left = node.left;
    Node right = node.right;
    int lean = height(left) - height(right);
    if (lean > 1 && left != null) {
      if (height(left.left) < height(left.right)) {
        node.left = liftRight(left);
      }
      return liftLeft(node);
    }
    if (lean < -1 && right != null) {
      if (height(right.right) < height(right.left)) {
        node.right = liftLeft(right);
      }
      return liftRight(node);
    }
    return node;
  }

  private static Node liftLeft(Node node) {
    Node lifted = node.left;
    if (lifted == null) {
      return node;
    }
    node.left = lifted.right;
    lifted.right = node;
    node.renew();
    lifted.renew();
    return lifted;
  }

  private static Node liftRight(Node node) {
    Node lifted = node.right;
    if (lifted == null) {
      return node;
    }
    node.right = lifted.left;
    lifted.left = node;
    node.renew();
    lifted.renew();
    return lifted;
  }

  private static int height(@Nullable Node node) {
    return node == null ? 0 : node.height;
  }

  private Summary reached(@Nullable Node node, Stretch stretch) {
    if (node == null || node.latestStart.isBefore(stretch.from())) {
      return Summary.NONE;
    }
    if (!stretch.reaches(node.period())) {
      return reached(node.left, stretch);
    }
    return begun(node.left, stretch.from())
        .and(node.period().start().isBefore(stretch.from()) ? Summary.NONE : node.own(grid))
        .and(reached(node.right, stretch));
  }

  private Summary begun(@Nullable Node node, Instant from) {
    if (node == null || node.latestStart.isBefore(from)) {
      return Summary.NONE;
    }
    if (!node.earliestStart.isBefore(from)) {
      return node.all(grid);
    }
    Summary own = node.period().start().isBefore(from) ? Summary.NONE : node.own(grid);
    return begun(node.left, from).and(own).and(begun(node.right, from));
  }

  private @Nullable Observation firstMissing(@Nullable Node node, Stretch stretch) {
    if (node == null
        || node.all(grid).missing() == 0
        || node.latestStart.isBefore(stretch.from())) {
      return null;
    }
    Observation found = firstMissing(node.left, stretch);
    if (found != null || !stretch.reaches(node.period())) {
      return found;
    }
    return node.own(grid).missing() > 0 && stretch.holds(node.period())
        ? node.observation
        : firstMissing(node.right, stretch);
  }

  private static void collect(
      @Nullable Node node, Stretch stretch, int limit, List<Observation> found) {
    if (node == null || found.size() >= limit || node.latestStart.isBefore(stretch.from())) {
      return;
    }
    if (stretch.reaches(node.period())) {
      collect(node.right, stretch, limit, found);
      if (found.size() < limit && stretch.holds(node.period())) {
        found.add(node.observation);
      }
    }
    collect(node.left, stretch, limit, found);
  }
}
