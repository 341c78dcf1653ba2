package se.framdrift.live;

import org.jspecify.annotations.Nullable;

/**
 * What viewers can follow: a state that only goes forward, at positions that only grow. Any thread.
 */
sealed interface Channel permits BoardChannel, StateChannel {

  String name();

  /** A subscription from {@code offset}, or a fresh one if {@code epoch} is null. */
  Joined join(@Nullable String epoch, long offset);

  /** What a viewer at {@code viewer} lacks; null if nothing. */
  @Nullable Push since(long viewer);

  /** What changed since the last call, for the viewers who had everything then; null if nothing. */
  @Nullable Push take();
}
