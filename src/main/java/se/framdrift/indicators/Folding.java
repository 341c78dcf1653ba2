package se.framdrift.indicators;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fold of a series' observations, of which each part is computed when it is asked for and kept
 * until it changes. Costs O(log n) when longer periods do not hold shorter ones. Confined to one
 * thread.
 */
final class Folding<S> implements Folded<S> {

  private final Supplier<@Nullable Branch> root;
  private final Fold<S> fold;
  private final int number;

  /**
   * @param number of the fold among those of the series
   */
  Folding(Supplier<@Nullable Branch> root, Fold<S> fold, int number) {
    this.root = root;
    this.fold = fold;
    this.number = number;
  }

  boolean isOf(Fold<?> other) {
    return fold.equals(other);
  }

  @Override
  public S within(Stretch stretch) {
    S found = reached(root.get(), Cut.of(stretch));
    return found == null ? fold.none() : found;
  }

  /** Of everything from {@code branch} down. */
  S below(Branch branch) {
    Kept<S> kept = branch.kept(number);
    S known = kept.below();
    if (known == null) {
      known = kept.whole(fold, branch.chunk());
      Branch left = branch.left();
      Branch right = branch.right();
      known = left == null ? known : fold.and(below(left), known);
      known = right == null ? known : fold.and(known, below(right));
      kept.keep(known);
    }
    return known;
  }

  private @Nullable S reached(@Nullable Branch branch, Cut cut) {
    if (branch == null || branch.latest() < cut.from()) {
      return null;
    }
    int inside = branch.chunk().reached(cut);
    if (inside == 0) {
      return reached(branch.left(), cut);
    }
    S before = both(begun(branch.left(), cut.from()), some(branch, inside, cut.from()));
    return inside < branch.chunk().size() ? before : both(before, reached(branch.right(), cut));
  }

  private @Nullable S begun(@Nullable Branch branch, long from) {
    if (branch == null || branch.latest() < from) {
      return null;
    }
    if (branch.earliest() >= from) {
      return below(branch);
    }
    S own = some(branch, branch.chunk().size(), from);
    return both(both(begun(branch.left(), from), own), begun(branch.right(), from));
  }

  /** Of the first {@code inside} of a chunk those that begin at {@code from} or later. */
  private @Nullable S some(Branch branch, int inside, long from) {
    Chunk chunk = branch.chunk();
    Kept<S> kept = branch.kept(number);
    if (inside == chunk.size() && chunk.earliest() >= from) {
      return kept.whole(fold, chunk);
    }
    S all = null;
    int next = 0;
    for (int begin = 0; begin < inside; begin = next) {
      next = Math.min(begin + Kept.SECTION, chunk.size());
      all =
          next <= inside && chunk.beginsFrom(from, begin, next) == next
              ? both(all, kept.section(fold, chunk, begin / Kept.SECTION))
              : both(all, picked(chunk, begin, Math.min(next, inside), from));
    }
    return all;
  }

  private @Nullable S picked(Chunk chunk, int begin, int end, long from) {
    S all = null;
    int at = begin;
    while (at < end) {
      int run = chunk.beginsFrom(from, at, end);
      all = run > at ? both(all, fold.of(chunk, at, run)) : all;
      at = run + 1;
    }
    return all;
  }

  private @Nullable S both(@Nullable S first, @Nullable S second) {
    if (first == null) {
      return second;
    }
    return second == null ? first : fold.and(first, second);
  }
}
