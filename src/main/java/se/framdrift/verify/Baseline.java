package se.framdrift.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a promise started from.
 *
 * @param at when it stood there; null when that is not known
 * @param level null when there is none to trust
 * @param named whether the target names a baseline at all
 */
record Baseline(@Nullable Instant at, @Nullable Level level, boolean named) {

  static final Baseline NONE = new Baseline(null, null, false);
  static final Baseline DOUBTFUL = new Baseline(null, null, true);

  static Baseline of(Instant at, Level level) {
    return new Baseline(at, level, true);
  }
}
