package se.framdrift.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import se.framdrift.pipeline.Edges;

/** Turns what the street tells into Micrometer's meters. Thread-safe. */
final class StreetMeters implements Edges.Measures {

  private final MeterRegistry meters;

  StreetMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void committed(String municipality, Duration took, int facts) {
    Timer.builder("framdrift.commit")
        .description("Time of a transaction of the ledger, group commits joined")
        .publishPercentileHistogram()
        .tag("municipality", municipality)
        .register(meters)
        .record(took);
    meters.counter("framdrift.commit.facts", "municipality", municipality).increment(facts);
  }

  @Override
  public void applied(String municipality, Duration took) {
    Timer.builder("framdrift.engine")
        .description("Time to compute and show a commit")
        .publishPercentileHistogram()
        .tag("municipality", municipality)
        .register(meters)
        .record(took);
  }

  @Override
  public void ingested(String feed, int accepted, int unchanged, int revised, int rejected) {
    count(feed, "accepted", accepted);
    count(feed, "unchanged", unchanged);
    count(feed, "revised", revised);
    count(feed, "rejected", rejected);
  }

  private void count(String feed, String outcome, int rows) {
    meters.counter("framdrift.ingest.rows", "feed", feed, "outcome", outcome).increment(rows);
  }

  @Override
  public void ledgerFailed(String municipality) {
    meters.counter("framdrift.ledger.failures", "municipality", municipality).increment();
  }
}
