package se.framdrift.feeds.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedStanding;
import se.framdrift.model.FeedState;
import se.framdrift.model.Span;

/**
 * How a feed stands. What fails comes first, then what is silent, then what is late. A feed that
 * has never brought anything is silent when a rhythm is declared and its first delivery is overdue,
 * and else only waiting: nobody has said that something should come.
 */
public final class Assessment {

  /** A run that has told nothing for this long is under way no more. */
  static final Duration STALE = Duration.ofMinutes(2);

  /** How long after its time a figure may still come before the feed is late. */
  static final Duration GRACE = Duration.ofDays(1);

  private Assessment() {}

  /**
   * Judges at a moment.
   *
   * @param declared rhythm, null when it is to be learned
   * @param due when the next period is due, null when no figure has come
   */
  public static FeedHealth of(
      FeedStanding standing, @Nullable Span declared, @Nullable Instant due, Instant now) {
    Optional<Rhythm> rhythm = Rhythm.of(declared, standing.arrivals());
    Instant from = standing.lastNews() == null ? standing.since() : standing.lastNews();
    FeedProgress progress = standing.progress();
    boolean running = progress != null && progress.at().plus(STALE).isAfter(now);
    return new FeedHealth(
        state(standing, rhythm.orElse(null), from, due, now),
        standing.lastSuccess(),
        standing.lastNews(),
        rhythm.map(Rhythm::span).orElse(null),
        rhythm.map(Rhythm::learned).orElse(false),
        rhythm.map(each -> each.next(from)).orElse(null),
        due == null ? null : Lag.since(due, now),
        standing.rows(),
        standing.last(),
        standing.failures(),
        problem(standing),
        running ? progress : null);
  }

  private static FeedState state(
      FeedStanding standing,
      @Nullable Rhythm rhythm,
      Instant from,
      @Nullable Instant due,
      Instant now) {
    if (problem(standing) != null) {
      return FeedState.FAILING;
    }
    boolean never = standing.lastNews() == null;
    if (rhythm != null && !now.isBefore(never ? rhythm.late(from) : rhythm.silent(from))) {
      return FeedState.SILENT;
    }
    if (rhythm != null && !never && !now.isBefore(rhythm.late(from))) {
      return FeedState.LATE;
    }
    if (due != null && !now.isBefore(due.plus(GRACE))) {
      return FeedState.LATE; // it answers, and brings nothing newer than figures of long ago
    }
    return standing.lastSuccess() == null ? FeedState.WAITING : FeedState.HEALTHY;
  }

  private static @Nullable String problem(FeedStanding standing) {
    if (standing.problem() != null) {
      return standing.problem();
    }
    return standing.last().allRefused()
        ? "every row of the last delivery was refused (%d)".formatted(standing.last().refused())
        : null;
  }
}
