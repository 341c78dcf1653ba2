package se.framdrift.indicators;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * The observations in force of one series, in calendar order: packed into chunks, which are the
 * nodes of a balanced tree. A period never leaves it, for a withdrawn figure is an observation that
 * is missing. Confined to one thread.
 *
 * <p>{@link #put} and {@link #get} cost O(log n), {@link #within} too when longer periods do not
 * hold shorter ones. As every summary is exact, answers do not depend on the tree's shape. Some 18
 * bytes for an hourly figure with nothing but a value, and as much again for what folds keep where
 * they have been asked.
 */
final class Timeline {

  private final Grid grid;
  private final List<Folding<?>> folds = new ArrayList<>(1);
  private final Folding<Summary> summaries;
  private @Nullable Branch root;
  private @Nullable Period last;

  /** What {@link #put} found in the place of what it was given. */
  private @Nullable Observation before;

  /** An empty series that should have the periods of {@code grid}. */
  Timeline(Grid grid) {
    this.grid = grid;
    this.summaries = folded(new Summing());
  }

  /** Sets what is in force for a period and returns what was until now, null for nothing. */
  @Nullable Observation put(Observation observation) {
    Period period = observation.period();
    boolean append = last == null || period.compareTo(last) > 0;
    last = append ? period : last;
    before = null;
    root = put(root, Place.of(period), observation, append);
    Observation found = before;
    before = null;
    return found;
  }

  private Branch put(
      @Nullable Branch branch, Place place, Observation observation, boolean append) {
    if (branch == null) {
      return new Branch(new Chunk(place, observation, Mark.of(observation, grid)));
    }
    Chunk chunk = branch.chunk();
    int index = append ? -1 - chunk.size() : chunk.search(place);
    if (index >= 0) {
      replace(branch, index, observation);
      return branch.renewed();
    }
    int at = -1 - index;
    Branch left = branch.left();
    Branch right = branch.right();
    if (at == 0 && left != null) {
      return branch.withLeft(put(left, place, observation, append));
    }
    if (at == chunk.size() && (right != null || (append && chunk.isFull()))) {
      return branch.withRight(put(right, place, observation, append));
    }
    return chunk.isFull()
        ? put(parted(branch), place, observation, append)
        : inserted(branch, at, place, observation);
  }

  private Branch inserted(Branch branch, int at, Place place, Observation observation) {
    branch.chunk().insert(at, place, observation, Mark.of(observation, grid));
    branch.changed(at, branch.chunk().size());
    return branch.renewed();
  }

  private void replace(Branch branch, int index, Observation observation) {
    Observation known = branch.chunk().observation(index);
    before = known;
    if (!known.equals(observation)) {
      branch.chunk().replace(index, observation, Mark.of(observation, grid));
      branch.changed(index, index + 1);
    }
  }

  /** The same with the upper half of the chunk in a branch of its own. */
  private static Branch parted(Branch branch) {
    Chunk upper = branch.chunk().split();
    branch.changed(0, Chunk.CAPACITY);
    return branch.withRight(first(branch.right(), upper));
  }

  private static Branch first(@Nullable Branch branch, Chunk chunk) {
    return branch == null ? new Branch(chunk) : branch.withLeft(first(branch.left(), chunk));
  }

  @Nullable Observation get(Period period) {
    Place place = Place.of(period);
    Branch branch = root;
    while (branch != null) {
      Chunk chunk = branch.chunk();
      int index = chunk.search(place);
      if (index >= 0) {
        return chunk.observation(index);
      }
      branch = next(branch, index);
    }
    return null;
  }

  /** Where to go on from a branch in which a search ended at {@code index} without success. */
  private static @Nullable Branch next(Branch branch, int index) {
    if (index == -1) {
      return branch.left();
    }
    return -1 - index == branch.chunk().size() ? branch.right() : null;
  }

  /** The observation of the same period one year earlier. */
  @Nullable Observation yearEarlier(Period period) {
    try {
      return get(period.yearEarlier());
    } catch (DateTimeException _) {
      return null; // before the first year that a period can have
    }
  }

  /** Whether there is an observation, which may be missing, of this period. */
  boolean has(Period period) {
    Place place = Place.of(period);
    Branch branch = root;
    int index = -1;
    while (branch != null && index < 0) {
      index = branch.chunk().search(place);
      branch = index < 0 ? next(branch, index) : branch;
    }
    return index >= 0;
  }

  /** The last period in calendar order that begins at {@code from} or later, null for none. */
  @Nullable Period last(Instant from) {
    return lower(root, null, Nanos.of(from));
  }

  /** The last before {@code period} that begins at {@code from} or later. Costs O(log n). */
  @Nullable Period lower(Period period, Instant from) {
    return lower(root, Place.of(period), Nanos.of(from));
  }

  private static @Nullable Period lower(@Nullable Branch branch, @Nullable Place place, long from) {
    if (branch == null || branch.latest() < from) {
      return null;
    }
    Chunk chunk = branch.chunk();
    int found = place == null ? chunk.size() : chunk.search(place);
    int lower = found < 0 ? -1 - found : found;
    if (lower == chunk.size()) {
      Period later = lower(branch.right(), place, from);
      if (later != null) {
        return later;
      }
    }
    for (int i = lower - 1; i >= 0; i--) {
      if (chunk.start(i) >= from) {
        return chunk.period(i);
      }
    }
    return lower(branch.left(), lower == 0 ? place : null, from);
  }

  /** What is known of the observations that lie wholly inside. */
  Summary within(Stretch stretch) {
    return summaries.within(stretch);
  }

  /** The same with a summary of the caller's own, which is kept; equal folds are the same. */
  @SuppressWarnings("unchecked") // equal folds make the same
  <S> Folding<S> folded(Fold<S> fold) {
    for (Folding<?> known : folds) {
      if (known.isOf(fold)) {
        return (Folding<S>) known;
      }
    }
    Folding<S> folding = new Folding<>(() -> root, fold, folds.size());
    folds.add(folding);
    return folding;
  }

  /** What folds make of the observation of this period may be another thing from now on. */
  void touch(Period period) {
    Place place = Place.of(period);
    Branch branch = has(period) ? root : null;
    while (branch != null) {
      branch.forgetBelow();
      int index = branch.chunk().search(place);
      if (index >= 0) {
        branch.changed(index, index + 1);
        return;
      }
      branch = next(branch, index);
    }
  }

  /** How much of what should be in there is; see {@link Grid#expected}. */
  Coverage coverage(Stretch stretch, Period asked) {
    Summary summary = within(stretch);
    return new Coverage(summary.regular(), grid.expected(stretch, asked), summary.missing() > 0);
  }

  /** The first observation inside that has no value. */
  @Nullable Observation firstMissing(Stretch stretch) {
    return firstMissing(root, Cut.of(stretch));
  }

  private @Nullable Observation firstMissing(@Nullable Branch branch, Cut cut) {
    if (branch == null || branch.latest() < cut.from() || summaries.below(branch).missing() == 0) {
      return null;
    }
    Observation earlier = firstMissing(branch.left(), cut);
    if (earlier != null) {
      return earlier;
    }
    Chunk chunk = branch.chunk();
    int inside = chunk.reached(cut);
    for (int i = 0; i < inside; i++) {
      if (!chunk.mark(i).hasValue() && chunk.start(i) >= cut.from()) {
        return chunk.observation(i);
      }
    }
    return inside < chunk.size() ? null : firstMissing(branch.right(), cut);
  }

  /** The newest {@code limit} observations inside, oldest first. Costs O(limit + log n). */
  List<Observation> newest(Stretch stretch, int limit) {
    List<Observation> found = new ArrayList<>();
    collect(root, Cut.of(stretch), limit, found);
    return found.reversed();
  }

  private static void collect(
      @Nullable Branch branch, Cut cut, int limit, List<Observation> found) {
    if (branch == null || found.size() >= limit || branch.latest() < cut.from()) {
      return;
    }
    Chunk chunk = branch.chunk();
    int inside = chunk.reached(cut);
    if (inside == chunk.size()) {
      collect(branch.right(), cut, limit, found);
    }
    for (int i = inside - 1; i >= 0 && found.size() < limit; i--) {
      if (chunk.start(i) >= cut.from()) {
        found.add(chunk.observation(i));
      }
    }
    collect(branch.left(), cut, limit, found);
  }

  /**
   * The values inside, in calendar order, without those that are missing. Costs O(their number).
   */
  double[] values(Stretch stretch) {
    DoubleStream.Builder found = DoubleStream.builder();
    values(root, Cut.of(stretch), found);
    return found.build().toArray();
  }

  private static void values(@Nullable Branch branch, Cut cut, DoubleStream.Builder found) {
    if (branch == null || branch.latest() < cut.from()) {
      return;
    }
    values(branch.left(), cut, found);
    Chunk chunk = branch.chunk();
    int inside = chunk.reached(cut);
    for (int i = 0; i < inside; i++) {
      if (chunk.mark(i).hasValue() && chunk.start(i) >= cut.from()) {
        found.add(chunk.value(i));
      }
    }
    if (inside == chunk.size()) {
      values(branch.right(), cut, found);
    }
  }

  /** The longest way down, in chunks. */
  int height() {
    return Branch.height(root);
  }
}
