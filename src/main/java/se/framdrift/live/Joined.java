package se.framdrift.live;

import org.jspecify.annotations.Nullable;

/**
 * What a new subscription is told. Either the snapshot or the changes are given, or neither.
 *
 * @param epoch what positions are of; empty where nobody can go on from a position
 */
record Joined(
    String epoch,
    long position,
    boolean recovered,
    @Nullable SharedText snapshot,
    @Nullable Push missed) {

  /** The whole of a state from which nobody can go on: the next one is whole again. */
  static Joined whole(long position, SharedText snapshot) {
    return new Joined("", position, false, snapshot, null);
  }

  boolean recoverable() {
    return !epoch.isEmpty();
  }

  Joined positionOnly() {
    return new Joined(epoch, position, recovered, null, null);
  }
}
