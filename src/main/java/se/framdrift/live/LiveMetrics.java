package se.framdrift.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;

/** What an operator can see of the live hub. Any thread. */
final class LiveMetrics {

  private static final Duration[] BOUNDS =
      LongStream.of(
              50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000)
          .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
          .toArray(Duration[]::new);

  private final Counter publications;
  private final Counter bytes;
  private final Counter stalls;
  private final Counter merged;
  private final Counter mismatches;
  private final Timer encoding;
  private final Timer writing;
  private final Timer latency;
  private final Map<Disconnect, Counter> disconnects;
  private final Map<Refusal, Counter> refusals;
  private final Map<Admission.Refused, Counter> refused;

  LiveMetrics(MeterRegistry meters, AtomicInteger viewers) {
    meters.gauge("framdrift.live.viewers", viewers);
    publications = meters.counter("framdrift.live.publications");
    bytes = meters.counter("framdrift.live.bytes");
    stalls = meters.counter("framdrift.live.stalls");
    merged = meters.counter("framdrift.live.merged");
    mismatches = meters.counter("framdrift.live.hash.mismatches");
    encoding = timer(meters, "framdrift.live.encode", "Time to encode a publication once for all");
    writing =
        timer(meters, "framdrift.live.write", "Time of an event loop to write what is due to all");
    latency =
        timer(
            meters,
            "framdrift.live.push.latency",
            "From the commit to the last socket of an event loop");
    disconnects =
        counters(
            meters, Disconnect.class, "framdrift.live.disconnects", Disconnect::reason, "reason");
    refusals =
        counters(
            meters,
            Refusal.class,
            "framdrift.live.commands.refused",
            refusal -> refusal.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            "reason");
    refused =
        counters(
            meters,
            Admission.Refused.class,
            "framdrift.live.connections.refused",
            Admission.Refused::code,
            "reason");
  }

  private static Timer timer(MeterRegistry meters, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BOUNDS)
        .register(meters);
  }

  private static <E extends Enum<E>> Map<E, Counter> counters(
      MeterRegistry meters, Class<E> kinds, String name, Function<E, String> word, String tag) {
    Map<E, Counter> counters = new EnumMap<>(kinds);
    for (E kind : kinds.getEnumConstants()) {
      counters.put(kind, meters.counter(name, tag, word.apply(kind).replace(' ', '-')));
    }
    return counters;
  }

  private static <E extends Enum<E>> void count(Map<E, Counter> counters, E kind) {
    Counter counter = counters.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  void refused(Admission.Refused why) {
    count(refused, why);
  }

  void refused(Refusal why) {
    count(refusals, why);
  }

  void disconnected(Disconnect why) {
    count(disconnects, why);
  }

  void published(int count) {
    publications.increment(count);
  }

  void encoded(long nanos) {
    encoding.record(nanos, TimeUnit.NANOSECONDS);
  }

  void written(long nanos) {
    writing.record(nanos, TimeUnit.NANOSECONDS);
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

  /** Clocks of two machines may differ; a commit in the future counts as no time at all. */
  void pushed(Instant committed, Instant now) {
    Duration taken = Duration.between(committed, now);
    latency.record(taken.isNegative() ? Duration.ZERO : taken);
  }
}
