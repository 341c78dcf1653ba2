package se.framdrift.feeds.running;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A clock that leaps to whatever moment is waited for, and remembers the leaps. */
final class LeapingTime implements Time {

  private final List<Duration> leaps = new ArrayList<>();
  private Instant now = ManualTime.START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized boolean await(CompletableFuture<?> signal, Instant until) {
    if (until.isAfter(now)) {
      leaps.add(Duration.between(now, until));
      now = until;
    }
    return signal.isDone();
  }

  /** How long was waited, one after the other. */
  synchronized List<Duration> leaps() {
    return List.copyOf(leaps);
  }
}
