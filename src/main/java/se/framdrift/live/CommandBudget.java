package se.framdrift.live;

/**
 * How many commands one viewer may send: some at once, and fewer in the long run. Confined to one
 * thread.
 */
final class CommandBudget {

  /** A viewer that goes on after so many refusals in a row, for each command at once, is ended. */
  static final int PATIENCE = 2;

  private static final double NANOS = 1e9;

  private final LiveBounds bounds;
  private double left;
  private long refilledAt;
  private int refused;

  CommandBudget(LiveBounds bounds, long nanoTime) {
    this.bounds = bounds;
    this.left = bounds.commandsAtOnce();
    this.refilledAt = nanoTime;
  }

  /** Whether one more may be obeyed. */
  boolean spend(long nanoTime) {
    left =
        Math.min(
            bounds.commandsAtOnce(),
            left + (nanoTime - refilledAt) / NANOS * bounds.commandsPerSecond());
    refilledAt = nanoTime;
    if (left < 1) {
      refused++;
      return false;
    }
    left--;
    refused = 0;
    return true;
  }

  /** Whether so many were refused that the viewer does not listen. */
  boolean isOverdrawn() {
    return refused > PATIENCE * bounds.commandsAtOnce();
  }
}
