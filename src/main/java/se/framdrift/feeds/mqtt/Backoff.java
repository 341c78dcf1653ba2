package se.framdrift.feeds.mqtt;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that grow: each twice the one before up to a longest, and of each a random half is left
 * out, so that many who lost the same thing do not come back at once. For one thread.
 */
final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;
  private Duration next;

  /**
   * @param random 0 to 1
   */
  Backoff(Duration first, Duration longest, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  Duration pause() {
    Duration full = next;
    next = full.multipliedBy(2).compareTo(longest) > 0 ? longest : full.multipliedBy(2);
    return Duration.ofNanos((long) (full.toNanos() * (0.5 + random.getAsDouble() / 2)));
  }

  /** All is well again: the next pause is the first. */
  void reset() {
    next = first;
  }
}
