package se.framdrift.boot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Edges;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Share;

/** Turns what the street tells into Micrometer's meters. Thread-safe. */
final class StreetMeters implements Edges.Measures {

  private record Counted(String feed, String outcome) {}

  private static final Duration[] BOUNDS =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final BiConsumer<Delivery, Share> shares;
  private final ConcurrentMap<Counted, Counter> counters = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, AtomicLong> lastTaken = new ConcurrentHashMap<>();

  /** Where nobody else is told of shares. */
  StreetMeters(MeterRegistry meters) {
    this(meters, (_, _) -> {});
  }

  /**
   * @param shares is told of every municipality's share of a delivery
   */
  StreetMeters(MeterRegistry meters, BiConsumer<Delivery, Share> shares) {
    this.meters = meters;
    this.shares = shares;
  }

  /** Of bodies of observations. */
  static Timer parsed(MeterRegistry meters) {
    return Timer.builder("framdrift.parse")
        .description("Time to decode a body of observations")
        .serviceLevelObjectives(BOUNDS)
        .register(meters);
  }

  @Override
  public void committed(String municipality, Duration took, int facts) {
    Timer.builder("framdrift.commit")
        .description("Time of a transaction of the ledger, group commits joined")
        .serviceLevelObjectives(BOUNDS)
        .tag("municipality", municipality)
        .register(meters)
        .record(took);
    meters.counter("framdrift.commit.facts", "municipality", municipality).increment(facts);
  }

  @Override
  public void applied(String municipality, Duration took) {
    Timer.builder("framdrift.engine")
        .description("Time to compute and show a commit")
        .serviceLevelObjectives(BOUNDS)
        .tag("municipality", municipality)
        .register(meters)
        .record(took);
  }

  @Override
  public void ingested(Delivery delivery, Intake intake) {
    String feed = delivery.feed();
    if (intake.taken() > 0) {
      lastTaken.computeIfAbsent(feed, this::age).set(System.nanoTime());
    }
    count(feed, "accepted", intake.accepted());
    count(feed, "unchanged", intake.unchanged());
    count(feed, "revised", intake.revised());
    count(feed, "rejected", intake.rejected().size());
  }

  @Override
  public void shared(Delivery delivery, Share share) {
    shares.accept(delivery, share);
  }

  private AtomicLong age(String feed) {
    AtomicLong taken = new AtomicLong(System.nanoTime());
    TimeGauge.builder(
            "framdrift.feed.age",
            taken,
            TimeUnit.NANOSECONDS,
            since -> System.nanoTime() - since.get())
        .description("Since this node last took a row of the feed, changed or not")
        .tag("feed", feed)
        .register(meters);
    return taken;
  }

  private void count(String feed, String outcome, int rows) {
    counters
        .computeIfAbsent(
            new Counted(feed, outcome),
            key ->
                meters.counter(
                    "framdrift.ingest.rows", "feed", key.feed(), "outcome", key.outcome()))
        .increment(rows);
  }

  @Override
  public void ledgerFailed(String municipality) {
    meters.counter("framdrift.ledger.failures", "municipality", municipality).increment();
  }
}
