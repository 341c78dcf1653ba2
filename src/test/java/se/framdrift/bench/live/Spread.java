package se.framdrift.bench.live;

import java.util.Arrays;
import java.util.Collection;

/**
 * Durations in order.
 *
 * @param nanos sorted
 */
record Spread(long[] nanos) {

  static Spread of(long[] any) {
    long[] sorted = any.clone();
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  static Spread of(Collection<Long> any) {
    return of(any.stream().mapToLong(Long::longValue).toArray());
  }

  /** A quantile in milliseconds; not a number where nothing was measured. */
  double millis(double quantile) {
    return nanos.length == 0
        ? Double.NaN
        : nanos[(int) Math.min(nanos.length - 1, Math.floor(quantile * nanos.length))] / 1e6;
  }
}
