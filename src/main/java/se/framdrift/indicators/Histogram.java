package se.framdrift.indicators;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How many values there are of each size, on a logarithmic scale of 256 steps between powers of two
 * (the top bits of the binary number itself). Which step a value falls in depends on the value
 * alone, so that histograms put together are the same in any order. A value is told from its step
 * with a relative error of at most 1/256 (0.4 %), zero exactly. Immutable.
 */
final class Histogram {

  static final Histogram EMPTY = new Histogram(new long[0], new int[0]);

  private static final int DROPPED_BITS = Double.PRECISION - 1 - 8;

  /** Lifts numbers so small that they lack digits to where they have them; exact. */
  private static final double LIFT = 0x1p54;

  /** Number of the step of the smallest number that is not lifted. */
  private static final long LIFTED = 55L << 8;

  /** Steps in order of their values, negative ones mirrored. */
  private final long[] steps;

  private final int[] counts;

  private Histogram(long[] steps, int[] counts) {
    this.steps = steps;
    this.counts = counts;
  }

  static Histogram of(DoubleStream values) {
    long[] all = values.mapToLong(Histogram::step).sorted().toArray();
    int[] counts = new int[all.length];
    int size = 0;
    for (long step : all) {
      boolean known = size > 0 && all[size - 1] == step;
      size += known ? 0 : 1;
      all[size - 1] = step;
      counts[size - 1]++;
    }
    return new Histogram(Arrays.copyOf(all, size), Arrays.copyOf(counts, size));
  }

  Histogram and(Histogram other) {
    long[] merged = new long[steps.length + other.steps.length];
    int[] summed = new int[merged.length];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < steps.length || theirs < other.steps.length) {
      boolean takeMine =
          theirs == other.steps.length
              || (mine < steps.length && steps[mine] <= other.steps[theirs]);
      boolean takeTheirs =
          mine == steps.length
              || (theirs < other.steps.length && other.steps[theirs] <= steps[mine]);
      merged[size] = takeMine ? steps[mine] : other.steps[theirs];
      summed[size] = (takeMine ? counts[mine++] : 0) + (takeTheirs ? other.counts[theirs++] : 0);
      size++;
    }
    return new Histogram(Arrays.copyOf(merged, size), Arrays.copyOf(summed, size));
  }

  /** About the value that has so many below it, from 0 to one less than how many there are. */
  double value(int rank) {
    int below = 0;
    for (int i = 0; i < steps.length; i++) {
      below += counts[i];
      if (rank < below) {
        return middle(steps[i]);
      }
    }
    throw new IndexOutOfBoundsException(rank);
  }

  static long step(double value) {
    double size = Math.abs(value);
    if (size == 0.0) {
      return 0;
    }
    boolean tiny = size < Double.MIN_NORMAL;
    long bits = Double.doubleToLongBits(tiny ? size * LIFT : size) >>> DROPPED_BITS;
    long step = tiny ? bits : bits + LIFTED;
    return value < 0 ? -step : step;
  }

  /** The number in the middle of a step. */
  static double middle(long step) {
    if (step == 0) {
      return 0.0;
    }
    long size = Math.abs(step);
    boolean tiny = size < (1L << 8) + LIFTED;
    long bits = (tiny ? size : size - LIFTED) << DROPPED_BITS;
    double middle = Double.longBitsToDouble(bits | (1L << (DROPPED_BITS - 1)));
    double lowered = tiny ? middle / LIFT : middle;
    return step < 0 ? -lowered : lowered;
  }
}
