package se.framdrift.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The one thread that reads the sockets of all viewers. */
final class ViewerLoop implements AutoCloseable {

  private static final int SCRATCH_BYTES = 1 << 20;
  private static final long PAUSE_MILLIS = 1;

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private final byte[] scratch = new byte[SCRATCH_BYTES];
  private int number;
  private volatile boolean closed;

  ViewerLoop() throws IOException {
    selector = Selector.open();
    thread = Thread.ofPlatform().name("viewers").daemon().start(this::loop);
  }

  Selector selector() {
    return selector;
  }

  /** Of a viewer; addresses come round again. */
  int nextNumber() {
    number = (number + 1) % 60_000;
    return number;
  }

  private void loop() {
    try {
      while (!closed) {
        selector.select(
            key -> {
              if (key.attachment() instanceof Viewer viewer && key.isValid()) {
                viewer.ready(scratch);
              }
            },
            tasks.isEmpty() ? 100 : PAUSE_MILLIS);
        for (int left = tasks.size(); left > 0; left--) {
          if (tasks.poll() instanceof Runnable task) {
            task.run();
          }
        }
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code task} on the thread in its next turn; for the thread itself. */
  void later(Runnable task) {
    tasks.add(task);
  }

  /** Runs {@code task} on the thread and waits for it. */
  void run(Runnable task) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            task.run();
            done.complete(null);
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    selector.wakeup();
    done.get(30, TimeUnit.SECONDS);
  }

  /** Waits for a condition that the thread brings about. */
  void await(BooleanSupplier condition, int seconds) throws TimeoutException {
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!condition.getAsBoolean()) {
      if (!thread.isAlive() || System.nanoTime() > until) {
        throw new TimeoutException("the viewers are not where they should be");
      }
      LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
