package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of a series and what lies before and after it: a node of a height-balanced (AVL) tree,
 * which knows what folds have made of it. Confined to one thread.
 */
final class Branch {

  private final Chunk chunk;
  private @Nullable Branch left;
  private @Nullable Branch right;
  private int height = 1;
  private long earliest;
  private long latest;
  private List<Kept<?>> kept = List.of();

  Branch(Chunk chunk) {
    this.chunk = chunk;
    this.earliest = chunk.earliest();
    this.latest = chunk.latest();
  }

  Chunk chunk() {
    return chunk;
  }

  @Nullable Branch left() {
    return left;
  }

  @Nullable Branch right() {
    return right;
  }

  /** When the first of all from here down begins, as {@link Nanos}. */
  long earliest() {
    return earliest;
  }

  /** When the last of all from here down begins. */
  long latest() {
    return latest;
  }

  static int height(@Nullable Branch branch) {
    return branch == null ? 0 : branch.height;
  }

  /** What the fold of this number has made of it. */
  @SuppressWarnings("unchecked") // a number stands for one fold
  <S> Kept<S> kept(int number) {
    if (kept.size() <= number) {
      kept = new ArrayList<>(kept);
      while (kept.size() <= number) {
        kept.add(new Kept<S>());
      }
    }
    return (Kept<S>) kept.get(number);
  }

  /** Observations of the chunk have changed. */
  void changed(int from, int to) {
    for (int i = 0; i < kept.size(); i++) {
      kept.get(i).forget(from, to);
    }
  }

  /** The same with something else behind the chunk; see {@link #renewed}. */
  Branch withRight(@Nullable Branch next) {
    right = next;
    return renewed();
  }

  /** The same with something else before the chunk. */
  Branch withLeft(@Nullable Branch next) {
    left = next;
    return renewed();
  }

  /** The same after something changed here or below, or the branch that takes its place. */
  Branch renewed() {
    measure();
    int lean = height(left) - height(right);
    if (lean > 1) {
      Branch higher = Objects.requireNonNull(left);
      left = height(higher.left) < height(higher.right) ? higher.liftedRight() : higher;
      return liftedLeft();
    }
    if (lean < -1) {
      Branch higher = Objects.requireNonNull(right);
      right = height(higher.right) < height(higher.left) ? higher.liftedLeft() : higher;
      return liftedRight();
    }
    return this;
  }

  private void measure() {
    height = 1 + Math.max(height(left), height(right));
    earliest = chunk.earliest();
    latest = chunk.latest();
    if (left != null) {
      include(left);
    }
    if (right != null) {
      include(right);
    }
    forgetBelow();
  }

  private void include(Branch child) {
    earliest = Math.min(earliest, child.earliest);
    latest = Math.max(latest, child.latest);
  }

  /** What folds made of everything from here down may be another thing now. */
  void forgetBelow() {
    for (int i = 0; i < kept.size(); i++) {
      kept.get(i).forgetBelow();
    }
  }

  private Branch liftedLeft() {
    Branch lifted = Objects.requireNonNull(left);
    left = lifted.right;
    lifted.right = this;
    measure();
    lifted.measure();
    return lifted;
  }

  private Branch liftedRight() {
    Branch lifted = Objects.requireNonNull(right);
    right = lifted.left;
    lifted.left = this;
    measure();
    lifted.measure();
    return lifted;
  }
}
