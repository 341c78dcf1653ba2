package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for whole numbers, each from 0 to its bound, of which given sums lie between given limits.
 * Bounds are propagated until nothing changes, then one number is tried after the other, the
 * expected one first.
 *
 * <p>Cost: at most {@link #MOST_STEPS} looks at an unknown over all questions asked of one of
 * these. What has not been found by then counts as impossible, which hides more. For one thread.
 */
final class WholeNumbers {

  /** The most looks at an unknown. */
  static final long MOST_STEPS = 40_000_000;

  /** The most looks for one question. */
  static final long STEPS_EACH = 2_000_000;

  /** The most unknowns. */
  static final int MOST_UNKNOWNS = 3_000;

  /** That the sum of some unknowns lies between two limits, both included. */
  static final class Sum {
    private final int[] unknowns;
    private final long atLeast;
    private final long atMost;

    Sum(int[] unknowns, long atLeast, long atMost) {
      this.unknowns = unknowns.clone();
      this.atLeast = atLeast;
      this.atMost = atMost;
    }

    boolean isEmpty() {
      return unknowns.length == 0;
    }

    boolean fits(int[] numbers) {
      long total = 0;
      for (int unknown : unknowns) {
        total += numbers[unknown];
      }
      return atLeast <= total && total <= atMost;
    }
  }

  private final int[] bounds;
  private final List<Sum> sums;
  private final List<List<Sum>> byUnknown = new ArrayList<>();
  private long steps;
  private long until;

  WholeNumbers(int[] bounds, List<Sum> sums) {
    this.bounds = bounds.clone();
    this.sums = List.copyOf(sums);
    for (int i = 0; i < bounds.length; i++) {
      byUnknown.add(new ArrayList<>());
    }
    for (Sum sum : sums) {
      for (int unknown : sum.unknowns) {
        byUnknown.get(unknown).add(sum);
      }
    }
  }

  /** Numbers that fit, near to {@code expected}; null when none were found. */
  int @Nullable [] with(Sum also, int[] expected) {
    if (steps >= MOST_STEPS || bounds.length > MOST_UNKNOWNS) {
      return null;
    }
    until = Math.min(MOST_STEPS, steps + STEPS_EACH);
    int[] low = new int[bounds.length];
    int[] high = bounds.clone();
    for (Sum sum : sums) {
      if (!narrowed(sum, low, high)) {
        return null;
      }
    }
    return narrowed(also, low, high) ? search(also, low, high, expected) : null;
  }

  private int @Nullable [] search(Sum also, int[] low, int[] high, int[] expected) {
    int open = -1;
    for (int unknown : also.unknowns) { // what was asked for first
      open = open < 0 && low[unknown] < high[unknown] ? unknown : open;
    }
    for (int i = 0; i < low.length && open < 0; i++) {
      open = low[i] < high[i] && !isExpected(i, low, high, expected) ? i : open;
    }
    for (int i = 0; i < low.length && open < 0; i++) {
      open = low[i] < high[i] ? i : open;
    }
    if (open < 0) {
      return narrow(also, low, high) ? low : null; // all is settled, and others may have done it
    }
    int first = Math.clamp(expected[open], low[open], high[open]);
    int[] found = within(also, low, high, expected, open, first, first);
    if (found == null && first > low[open]) {
      found = within(also, low, high, expected, open, low[open], first - 1);
    }
    if (found == null && first < high[open]) {
      found = within(also, low, high, expected, open, first + 1, high[open]);
    }
    return found;
  }

  private static boolean isExpected(int i, int[] low, int[] high, int[] expected) {
    return low[i] <= expected[i] && expected[i] <= high[i];
  }

  private int @Nullable [] within(
      Sum also, int[] low, int[] high, int[] expected, int unknown, int from, int to) {
    if (steps >= until) {
      return null;
    }
    int[] lower = low.clone();
    int[] higher = high.clone();
    lower[unknown] = from;
    higher[unknown] = to;
    return narrowedBy(unknown, also, lower, higher) ? search(also, lower, higher, expected) : null;
  }

  private boolean narrowedBy(int unknown, Sum also, int[] low, int[] high) {
    for (Sum sum : byUnknown.get(unknown)) {
      if (!narrowed(sum, low, high)) {
        return false;
      }
    }
    return narrowed(also, low, high);
  }

  /** Narrows by one sum and by whatever that narrows; false when nothing is left. */
  private boolean narrowed(Sum first, int[] low, int[] high) {
    List<Sum> waiting = new ArrayList<>(List.of(first));
    while (!waiting.isEmpty()) {
      Sum sum = waiting.removeLast();
      int[] before = new int[2 * sum.unknowns.length];
      for (int i = 0; i < sum.unknowns.length; i++) {
        before[2 * i] = low[sum.unknowns[i]];
        before[2 * i + 1] = high[sum.unknowns[i]];
      }
      if (!narrow(sum, low, high)) {
        return false;
      }
      for (int i = 0; i < sum.unknowns.length; i++) {
        int unknown = sum.unknowns[i];
        if (before[2 * i] != low[unknown] || before[2 * i + 1] != high[unknown]) {
          byUnknown.get(unknown).stream().filter(each -> each != sum).forEach(waiting::add);
        }
      }
    }
    return true;
  }

  private boolean narrow(Sum sum, int[] low, int[] high) {
    steps += sum.unknowns.length;
    if (steps >= until) {
      return false;
    }
    long least = 0;
    long most = 0;
    for (int unknown : sum.unknowns) {
      least += low[unknown];
      most += high[unknown];
    }
    for (int unknown : sum.unknowns) {
      long to = sum.atMost - (least - low[unknown]);
      long from = sum.atLeast - (most - high[unknown]);
      int lower = (int) Math.max(low[unknown], from);
      int higher = (int) Math.min(high[unknown], to);
      if (lower > higher) {
        return false;
      }
      least += lower - low[unknown];
      most += higher - high[unknown];
      low[unknown] = lower;
      high[unknown] = higher;
    }
    return least <= sum.atMost && most >= sum.atLeast;
  }
}
