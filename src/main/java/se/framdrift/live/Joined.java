package se.framdrift.live;

import java.util.List;
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
    List<Push> missed) {

  Joined {
    missed = List.copyOf(missed);
  }

  /** The whole of a state from which nobody can go on: the next one is whole again. */
  static Joined whole(long position, SharedText snapshot) {
    return new Joined("", position, false, snapshot, List.of());
  }

  boolean recoverable() {
    return !epoch.isEmpty();
  }

  /**
   * The same with no more publications than that.
   *
   * @param limit all where it is negative
   */
  Joined limitedTo(int limit) {
    return limit < 0 || limit >= missed.size()
        ? this
        : new Joined(epoch, position, recovered, null, missed.subList(0, limit));
  }
}
