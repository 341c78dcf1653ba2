package se.framdrift.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What viewers can follow: a state or a sequence that only goes forward, at positions that only
 * grow. Any thread.
 */
sealed interface Channel permits BoardChannel, StateChannel, EventsChannel {

  String name();

  /** A subscription from {@code offset}, or a fresh one if {@code epoch} is null. */
  Joined join(@Nullable String epoch, long offset);

  /** Whether everything after {@code viewer} can still be told; if not, it must start over. */
  default boolean reaches(long viewer) {
    return true;
  }

  /** What a viewer at {@code viewer} lacks, in order; of a state at most one publication. */
  List<Push> since(long viewer);

  /** What came since the last call, for the viewers who had everything then, in order. */
  List<Push> take();
}
