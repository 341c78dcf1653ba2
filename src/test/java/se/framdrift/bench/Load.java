package se.framdrift.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Many senders at once, each waiting for its answer before it sends again. */
final class Load {

  /** One way to make a batch durable: a request, or a COPY. */
  interface Sender extends AutoCloseable {

    /** Sends {@code count} rows; false when it was asked to come back later. */
    boolean send(long first, int count) throws Exception;

    @Override
    void close() throws IOException, SQLException;
  }

  /** Makes a sender with a connection of its own. */
  @FunctionalInterface
  interface Door {
    Sender open() throws Exception;
  }

  /**
   * What a run was like.
   *
   * @param acks nanoseconds from sending to acknowledgement, sorted
   * @param refused how often a sender was asked to come back
   */
  record Ran(long firstRow, long rows, long nanos, long[] acks, long refused) {

    /** The quantile of the acknowledgements, in milliseconds. */
    double ackMillis(double quantile) {
      return acks[(int) Math.min(acks.length - 1, Math.round(quantile * acks.length))] / 1e6;
    }
  }

  private static final long COME_BACK_NANOS = 50_000_000;

  private Load() {}

  /** Sends until {@code maxRows} are sent or the time is over. */
  static Ran run(Door door, int connections, int batch, long firstRow, long maxRows, long nanos)
      throws Exception {
    AtomicLong next = new AtomicLong(firstRow);
    AtomicLong refused = new AtomicLong();
    List<Sender> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
      for (int i = 0; i < connections; i++) {
        senders.add(door.open());
      }
      long began = System.nanoTime();
      List<Future<long[]>> all = new ArrayList<>();
      for (Sender sender : senders) {
        all.add(
            threads.submit(
                () -> send(sender, next, refused, batch, firstRow + maxRows, began + nanos)));
      }
      long[] acks = {};
      for (Future<long[]> each : all) {
        acks = joined(acks, each.get());
      }
      long took = System.nanoTime() - began;
      Arrays.sort(acks);
      return new Ran(firstRow, next.get() - firstRow, took, acks, refused.get());
    } catch (ExecutionException e) {
      throw new IOException("a sender failed: " + e.getCause(), e.getCause());
    } finally {
      for (Sender sender : senders) {
        sender.close();
      }
    }
  }

  private static long[] send(
      Sender sender, AtomicLong next, AtomicLong refused, int batch, long end, long until)
      throws Exception {
    long[] acks = new long[1_024];
    int count = 0;
    while (System.nanoTime() < until) {
      long first = next.getAndUpdate(row -> row < end ? row + batch : row);
      if (first >= end) {
        break;
      }
      long sent = System.nanoTime();
      while (!sender.send(first, batch)) {
        refused.incrementAndGet();
        LockSupport.parkNanos(COME_BACK_NANOS);
      }
      if (count == acks.length) {
        acks = Arrays.copyOf(acks, count * 2);
      }
      acks[count++] = System.nanoTime() - sent;
    }
    return Arrays.copyOf(acks, count);
  }

  private static long[] joined(long[] one, long[] other) {
    long[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
