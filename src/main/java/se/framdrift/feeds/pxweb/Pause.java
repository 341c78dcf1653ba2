package se.framdrift.feeds.pxweb;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits. Blocks the thread, so it is for virtual ones. */
@FunctionalInterface
public interface Pause {

  void waitFor(Duration length);

  /** By the machine's clock; ends early when the thread is interrupted. */
  static Pause real() {
    return length -> {
      long end = System.nanoTime() + length.toNanos();
      long left = length.toNanos();
      while (left > 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(left);
        left = end - System.nanoTime();
      }
    };
  }
}
