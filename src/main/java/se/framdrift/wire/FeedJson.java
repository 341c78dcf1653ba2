package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedRun;
import se.framdrift.model.Span;

/** How feeds stand. Durations are ISO 8601. */
public final class FeedJson {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private FeedJson() {}

  /**
   * {@code {"state":…,"lastSuccess":…,"nextExpected":…,"lag":…,"taken":…,…}}.
   *
   * @param inside with what only the operator is told: what failed, in words, and how often
   */
  public static JsonObject health(FeedHealth health, boolean inside) {
    Span rhythm = health.rhythm();
    Duration lag = health.lag();
    FeedRows rows = health.rows();
    JsonObject json =
        new JsonObject()
            .put("state", Json.code(health.state()))
            .put("lastSuccess", Json.instant(health.lastSuccess()))
            .put("lastNews", Json.instant(health.lastNews()))
            .put("rhythm", rhythm == null ? null : rhythm.toString())
            .put("rhythmLearned", health.rhythmLearned())
            .put("nextExpected", Json.instant(health.nextExpected()))
            .put("lag", lag == null ? null : coarse(lag))
            .put("taken", rows.taken())
            .put("unchanged", rows.unchanged())
            .put("refused", rows.refused())
            .put("last", rows(health.last()))
            .put("problem", inside ? health.problem() : null)
            .put("progress", progress(health.progress()));
    return inside ? json.put("failures", health.failures()) : json;
  }

  /** Whole minutes of the first hour, whole hours of the first two days, whole days after. */
  static String coarse(Duration lag) {
    if (lag.compareTo(HOUR) < 0) {
      return Duration.ofMinutes(lag.toMinutes()).toString();
    }
    return lag.compareTo(TWO_DAYS) < 0
        ? Duration.ofHours(lag.toHours()).toString()
        : "P%dD".formatted(lag.toDays());
  }

  private static JsonObject rows(FeedRows rows) {
    return new JsonObject()
        .put("taken", rows.taken())
        .put("unchanged", rows.unchanged())
        .put("refused", rows.refused());
  }

  private static @Nullable JsonObject progress(@Nullable FeedProgress progress) {
    return progress == null
        ? null
        : new JsonObject()
            .put("done", progress.done())
            .put("total", progress.total())
            .put("unit", progress.unit())
            .put("rate", new BigDecimal(progress.rate(), new MathContext(3)).doubleValue())
            .put("remaining", progress.remaining().map(Duration::toString).orElse(null));
  }

  /**
   * What the channel {@code feeds:<municipality>} says, but for when.
   *
   * @param health by id of a feed
   * @param inside as above
   */
  public static JsonObject standing(
      Catalog catalog, Map<String, FeedHealth> health, boolean inside) {
    JsonArray feeds = new JsonArray();
    for (Catalog.Feed feed : catalog.feeds()) {
      FeedHealth known = health.get(feed.id());
      if (known != null) {
        feeds.add(
            new JsonObject()
                .put("id", feed.id())
                .put("kind", feed.kind())
                .put("title", Json.text(feed.title()))
                .mergeIn(health(known, inside)));
      }
    }
    return new JsonObject().put("municipality", catalog.municipality().code()).put("feeds", feeds);
  }

  /** The same with the moment that it is of. */
  public static String channel(JsonObject standing, Instant at) {
    return standing.copy().put("at", at.toString()).encode();
  }

  /** A run that has ended. */
  public static JsonObject run(FeedRun run) {
    return new JsonObject()
        .put("started", run.started().toString())
        .put("ended", run.ended().toString())
        .put("outcome", run.outcome().code())
        .put("accepted", run.accepted())
        .put("unchanged", run.unchanged())
        .put("revised", run.revised())
        .put("rejected", run.rejected())
        .put("problem", run.problem());
  }
}
