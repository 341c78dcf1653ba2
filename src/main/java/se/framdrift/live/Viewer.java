package se.framdrift.live;

import io.vertx.core.Future;

/** Someone who follows boards over one connection. Confined to the event loop that accepted it. */
interface Viewer {

  /**
   * Whether something may be written now. A viewer that answers no comes back by itself, by {@link
   * Subscription#catchUp} for each of its boards, as soon as it may.
   */
  boolean ready();

  void write(Push push);

  void write(Heartbeat beat);

  /** The board was replaced by one that cannot be reached from where the viewer stands. */
  void restart(Subscription subscription);

  /** Called about ten times in the shortest of the timeouts: pings, and ends who is overdue. */
  void sweep(long nanoTime);

  /** Ends the connection; completes when it is gone or was told. */
  Future<Void> close(Disconnect why);
}
