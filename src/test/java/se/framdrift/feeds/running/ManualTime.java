package se.framdrift.feeds.running;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import se.framdrift.testing.Wait;

/** A clock that stands still until it is moved. Whoever waits by it, waits for it to be moved. */
final class ManualTime implements Time {

  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Instant> waits = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Instant until) {
    signal.whenComplete((_, _) -> wake());
    synchronized (this) {
      waits.add(until);
      notifyAll();
      try {
        while (!signal.isDone() && now.isBefore(until)) {
          wait();
        }
        return signal.isDone();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } finally {
        waits.remove(until);
      }
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Moves the clock on. */
  synchronized void pass(Duration length) {
    now = now.plus(length);
    notifyAll();
  }

  /** Moves the clock on as soon as somebody waits for exactly that long or longer from now. */
  void passWhenAwaited(Duration length) {
    Wait.until(
        Duration.ofMinutes(1),
        () -> "somebody waits until " + instant().plus(length),
        () -> isAwaited(length));
    pass(length);
  }

  private synchronized boolean isAwaited(Duration length) {
    return waits.stream().anyMatch(until -> !until.isBefore(now.plus(length)));
  }
}
