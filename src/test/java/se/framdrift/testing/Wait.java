package se.framdrift.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until something is true, for a bounded time. */
public final class Wait {

  private static final Duration STEP = Duration.ofMillis(20);

  private Wait() {}

  /**
   * Waits until {@code condition} holds; what it throws counts as no.
   *
   * @param what said when it did not come true
   */
  public static void until(Duration limit, Supplier<String> what, Callable<Boolean> condition) {
    value(limit, what, condition, held -> held);
  }

  /** Waits until what is asked passes {@code enough}, and gives it; exceptions count as no. */
  public static <T> T value(
      Duration limit, Supplier<String> what, Callable<T> question, Predicate<T> enough) {
    long end = System.nanoTime() + limit.toNanos();
    Exception last = null;
    while (true) {
      try {
        T answer = question.call();
        last = null;
        if (enough.test(answer)) {
          return answer;
        }
      } catch (Exception e) {
        last = e;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit + ": " + what.get(), last);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
