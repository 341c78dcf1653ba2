package se.framdrift.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator can see of the live hub. Any thread. */
final class LiveMetrics {

  private final AtomicInteger viewers = new AtomicInteger();
  private final Counter publications;
  private final Counter bytes;
  private final Counter stalls;
  private final Counter merged;
  private final Counter mismatches;
  private final Counter refused;
  private final Timer latency;
  private final Map<Disconnect, Counter> disconnects = new EnumMap<>(Disconnect.class);

  LiveMetrics(MeterRegistry meters) {
    meters.gauge("framdrift.live.viewers", viewers);
    publications = meters.counter("framdrift.live.publications");
    bytes = meters.counter("framdrift.live.bytes");
    stalls = meters.counter("framdrift.live.stalls");
    merged = meters.counter("framdrift.live.merged");
    mismatches = meters.counter("framdrift.live.hash.mismatches");
    refused = meters.counter("framdrift.live.connections.refused");
    latency =
        Timer.builder("framdrift.live.push.latency")
            .description("From the commit to the last socket of an event loop")
            .register(meters);
    for (Disconnect why : Disconnect.values()) {
      disconnects.put(
          why,
          meters.counter("framdrift.live.disconnects", "reason", why.reason().replace(' ', '-')));
    }
  }

  /** Takes a place for one more connection, if fewer than {@code limit} are taken. */
  boolean admit(int limit) {
    if (viewers.incrementAndGet() <= limit) {
      return true;
    }
    viewers.decrementAndGet();
    refused.increment();
    return false;
  }

  void left() {
    viewers.decrementAndGet();
  }

  void published() {
    publications.increment();
  }

  void sent(int size) {
    bytes.increment(size);
  }

  void stalled() {
    stalls.increment();
  }

  void merged() {
    merged.increment();
  }

  void mismatch() {
    mismatches.increment();
  }

  void disconnected(Disconnect why) {
    Counter counter = disconnects.get(why);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Clocks of two machines may differ; a commit in the future counts as no time at all. */
  void pushed(Instant committed, Instant now) {
    Duration taken = Duration.between(committed, now);
    latency.record(taken.isNegative() ? Duration.ZERO : taken);
  }
}
