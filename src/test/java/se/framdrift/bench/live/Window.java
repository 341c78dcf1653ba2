package se.framdrift.bench.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one window of steady traffic was like.
 *
 * @param viewers at its end
 * @param updates that were sent, bursts counted by what is in them
 * @param moments at which something was sent
 * @param messages that viewers got
 * @param delivered updates that viewers got; a merged message brings several
 * @param meanBytes of a message
 * @param singleBytes of a message that brings one position
 * @param cpuNanos user and system time of the server's process
 * @param compilerNanos the part of it that compiled code
 * @param postgresSeconds the same of its PostgreSQL, 0 where there is none
 * @param first from the sending until the first viewer has it
 * @param median until half of them have it
 * @param last until all have it
 * @param all from the sending to each viewer
 * @param fromCommit from the commit that the message names to each viewer; empty for bare servers
 * @param durable from the sending to the answer; empty for bare servers
 */
record Window(
    int viewers,
    int updates,
    int moments,
    long messages,
    long delivered,
    double meanBytes,
    double singleBytes,
    long cpuNanos,
    long compilerNanos,
    double postgresSeconds,
    Spread first,
    Spread median,
    Spread last,
    Spread all,
    Spread fromCommit,
    Spread durable) {

  /** Arrivals of one position. */
  private static final class Reached {
    private long sent;
    private long[] at = new long[64];
    private int size;

    void add(long now) {
      if (size == at.length) {
        at = Arrays.copyOf(at, size * 2);
      }
      at[size++] = now;
    }

    /** Nanoseconds from the sending, sorted. */
    long[] sorted() {
      long[] taken = Arrays.copyOf(at, size);
      for (int i = 0; i < size; i++) {
        taken[i] -= sent;
      }
      Arrays.sort(taken);
      return taken;
    }
  }

  static Window of(
      int viewers,
      Traffic traffic,
      Sent sent,
      ArrivalLog log,
      long cpuNanos,
      long compiler,
      double postgres) {
    Map<Long, Reached> reached = reached(sent, log);
    List<Long> first = new ArrayList<>();
    List<Long> median = new ArrayList<>();
    List<Long> last = new ArrayList<>();
    List<Long> fromCommit = new ArrayList<>();
    long[] all = new long[reached.values().stream().mapToInt(each -> each.size).sum()];
    int size = 0;
    long delivered = 0;
    for (Map.Entry<Long, Reached> entry : reached.entrySet()) {
      long[] taken = entry.getValue().sorted();
      first.add(taken[0]);
      median.add(taken[taken.length / 2]);
      if (taken.length >= viewers) {
        last.add(taken[taken.length - 1]);
      }
      System.arraycopy(taken, 0, all, size, taken.length);
      size += taken.length;
      delivered += (long) taken.length * sent.posts().getOrDefault(entry.getKey(), 1);
      Long committed = log.committed().get(entry.getKey());
      if (committed != null) {
        long late = entry.getValue().sent - committed;
        Arrays.stream(taken).forEach(nanos -> fromCommit.add(nanos + late));
      }
    }
    List<Long> durable = new ArrayList<>();
    sent.ackedAt()
        .forEach(
            (position, acked) -> durable.add(acked - sent.sentAt().getOrDefault(position, acked)));
    int each = sent.sentAt().isEmpty() ? 1 : traffic.burst();
    return new Window(
        viewers,
        sent.updates(),
        sent.updates() / traffic.burst(),
        log.size(),
        delivered * each,
        log.meanBytes(),
        log.singleBytes(),
        cpuNanos,
        compiler,
        postgres,
        Spread.of(first),
        Spread.of(median),
        Spread.of(last),
        Spread.of(all),
        Spread.of(fromCommit),
        Spread.of(durable));
  }

  private static Map<Long, Reached> reached(Sent sent, ArrivalLog log) {
    Map<Long, Reached> reached = new HashMap<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.sent(i) > 0) {
        add(reached, log.upTo(i), log.sent(i), log.at(i));
      } else {
        for (Map.Entry<Long, Long> each :
            sent.sentAt().subMap(log.from(i), false, log.upTo(i), true).entrySet()) {
          add(reached, each.getKey(), each.getValue(), log.at(i));
        }
      }
    }
    return reached;
  }

  private static void add(Map<Long, Reached> reached, long position, long sent, long at) {
    Reached one = reached.computeIfAbsent(position, _ -> new Reached());
    one.sent = sent;
    one.add(at);
  }

  double microsPerMessage() {
    return cpuNanos / 1e3 / messages;
  }

  double microsPerUpdate() {
    return cpuNanos / 1e3 / delivered;
  }

  /** Of what was to be delivered, the share that was; 1 when every viewer got every update. */
  double completeness() {
    return (double) delivered / ((double) updates * viewers);
  }

  /** The same without {@code nanos} of CPU, which another window measured. */
  Window without(long nanos) {
    return new Window(
        viewers,
        updates,
        moments,
        messages,
        delivered,
        meanBytes,
        singleBytes,
        cpuNanos - nanos,
        compilerNanos,
        postgresSeconds,
        first,
        median,
        last,
        all,
        fromCommit,
        durable);
  }
}
