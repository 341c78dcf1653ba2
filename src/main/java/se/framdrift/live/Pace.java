package se.framdrift.live;

import java.time.Duration;

/**
 * When a changed board is pushed: at once after silence, else when the push interval since the last
 * push is over. Any thread; takes time as an argument.
 */
final class Pace {

  private final long interval;
  private boolean started;
  private long nextAt;

  Pace(Duration interval) {
    this.interval = interval.toNanos();
  }

  /**
   * A change came at {@code nanoTime}.
   *
   * @return 0 to push now; milliseconds after which to push; negative if a push is already to come
   */
  synchronized long changed(long nanoTime) {
    long wait = started ? nextAt - nanoTime : 0;
    if (wait > interval) {
      return -1;
    }
    started = true;
    if (wait <= 0) {
      nextAt = nanoTime + interval;
      return 0;
    }
    nextAt += interval;
    return Math.ceilDiv(wait, 1_000_000L);
  }
}
