package se.framdrift.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedState;
import se.framdrift.model.QuarantineCount;
import se.framdrift.wire.Json;

/**
 * How declared feeds stand, as gauges: labels are the feeds of the catalog and the five states. A
 * feed that is declared no more keeps its last values until a restart, with no state at 1. Updated
 * on one thread; read on any.
 */
final class FeedMeters {

  private static final double UNKNOWN = Double.NaN;

  /** The newest of one feed. */
  private record Latest(@Nullable FeedHealth health, Instant at) {}

  private final MeterRegistry meters;
  private final Map<FeedBook.Key, Latest> latest = new ConcurrentHashMap<>();
  private final MultiGauge quarantined;

  FeedMeters(MeterRegistry meters) {
    this.meters = meters;
    quarantined =
        MultiGauge.builder("framdrift.quarantine.rows")
            .description("Refused rows that are kept")
            .register(meters);
  }

  /** How many refused rows there are of each feed: as many labels as there are counts. */
  void quarantined(List<QuarantineCount> counts) {
    quarantined.register(
        counts.stream()
            .<MultiGauge.Row<?>>map(
                each ->
                    MultiGauge.Row.of(
                        Tags.of("municipality", text(each.municipality()), "feed", each.feed()),
                        each.rows()))
            .toList(),
        true);
  }

  private static String text(@Nullable String municipality) {
    return municipality == null ? "" : municipality;
  }

  void stand(String municipality, Map<String, FeedHealth> health, Instant now) {
    Set<FeedBook.Key> declared = new HashSet<>();
    health.forEach(
        (feed, each) -> {
          FeedBook.Key key = new FeedBook.Key(municipality, feed);
          declared.add(key);
          if (latest.put(key, new Latest(each, now)) == null) {
            register(key);
          }
        });
    latest.replaceAll(
        (key, known) ->
            key.municipality().equals(municipality) && !declared.contains(key)
                ? new Latest(null, now)
                : known);
  }

  private void register(FeedBook.Key key) {
    for (FeedState state : FeedState.values()) {
      Gauge.builder("framdrift.feed.state", () -> isIn(key, state))
          .description("1 for the state that the feed is in, 0 for the others")
          .tags("municipality", key.municipality(), "feed", key.feed())
          .tag("state", Json.code(state))
          .register(meters);
    }
    Gauge.builder("framdrift.feed.silence", () -> silence(key))
        .description("Since something new last came of the feed, on any node")
        .baseUnit("seconds")
        .tags("municipality", key.municipality(), "feed", key.feed())
        .register(meters);
    Gauge.builder("framdrift.feed.lag", () -> lag(key))
        .description("How long the period after the newest one of the feed has been due")
        .baseUnit("seconds")
        .tags("municipality", key.municipality(), "feed", key.feed())
        .register(meters);
  }

  private @Nullable FeedHealth health(FeedBook.Key key) {
    Latest known = latest.get(key);
    return known == null ? null : known.health();
  }

  private double isIn(FeedBook.Key key, FeedState state) {
    FeedHealth health = health(key);
    return health != null && health.state() == state ? 1 : 0;
  }

  private double silence(FeedBook.Key key) {
    Latest known = latest.get(key);
    FeedHealth health = known == null ? null : known.health();
    Instant news = health == null ? null : health.lastNews();
    return known == null || news == null ? UNKNOWN : seconds(Duration.between(news, known.at()));
  }

  private double lag(FeedBook.Key key) {
    FeedHealth health = health(key);
    Duration lag = health == null ? null : health.lag();
    return lag == null ? UNKNOWN : seconds(lag);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
