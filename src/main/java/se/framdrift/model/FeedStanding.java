package se.framdrift.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed, or what has happened to it in a stretch of time: the two are added
 * up by {@link #plus}. Of two nodes that tell of the same feed the newer one is right.
 *
 * @param since when it was first heard of
 * @param lastSuccess when rows were last taken or an attempt last went well
 * @param lastNews when a row was last taken that was new or a revision
 * @param lastAttempt when a run or a connection last ended well or badly
 * @param succeeded whether any attempt of the stretch went well
 * @param failures attempts that have failed in a row, up to the last one
 * @param problem of the last attempt, in words for the operator; null when it went well
 * @param rows all that ever came
 * @param last those of the last delivery
 * @param lastDelivery when it came
 * @param progress of a run that is under way
 */
public record FeedStanding(
    String municipality,
    String feed,
    Instant since,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastNews,
    @Nullable Instant lastAttempt,
    boolean succeeded,
    int failures,
    @Nullable String problem,
    FeedRows rows,
    FeedRows last,
    @Nullable Instant lastDelivery,
    Arrivals arrivals,
    @Nullable FeedProgress progress) {

  /** The longest problem that is kept, in characters. */
  public static final int MAX_PROBLEM = 500;

  public FeedStanding {
    problem =
        problem != null && problem.length() > MAX_PROBLEM
            ? problem.substring(0, MAX_PROBLEM - 1) + "…"
            : problem;
  }

  /** A feed that nothing has happened to. */
  public static FeedStanding begun(String municipality, String feed, Instant at) {
    return new FeedStanding(
        municipality,
        feed,
        at,
        null,
        null,
        null,
        false,
        0,
        null,
        FeedRows.NONE,
        FeedRows.NONE,
        null,
        Arrivals.NONE,
        null);
  }

  /** A delivery has come. */
  public static FeedStanding delivered(
      String municipality, String feed, Instant at, FeedRows delivery) {
    boolean news = delivery.taken() > 0;
    return new FeedStanding(
        municipality,
        feed,
        at,
        news || delivery.unchanged() > 0 ? at : null,
        news ? at : null,
        null,
        false,
        0,
        null,
        delivery,
        delivery,
        at,
        news ? Arrivals.NONE.plus(at) : Arrivals.NONE,
        null);
  }

  /**
   * An attempt has ended.
   *
   * @param problem null when it went well
   */
  public static FeedStanding attempted(
      String municipality, String feed, Instant at, @Nullable String problem) {
    boolean well = problem == null;
    return new FeedStanding(
        municipality,
        feed,
        at,
        well ? at : null,
        null,
        at,
        well,
        well ? 0 : 1,
        problem,
        FeedRows.NONE,
        FeedRows.NONE,
        null,
        Arrivals.NONE,
        null);
  }

  /** A run has come so far. */
  public static FeedStanding running(String municipality, String feed, FeedProgress progress) {
    FeedStanding nothing = begun(municipality, feed, progress.at());
    return nothing.withProgress(progress);
  }

  private FeedStanding withProgress(@Nullable FeedProgress running) {
    return new FeedStanding(
        municipality,
        feed,
        since,
        lastSuccess,
        lastNews,
        lastAttempt,
        succeeded,
        failures,
        problem,
        rows,
        last,
        lastDelivery,
        arrivals,
        running);
  }

  /** This, and then {@code more} of the same feed. */
  public FeedStanding plus(FeedStanding more) {
    boolean attempted = isNewer(more.lastAttempt, lastAttempt);
    boolean delivered = isNewer(more.lastDelivery, lastDelivery);
    return new FeedStanding(
        municipality,
        feed,
        more.since.isBefore(since) ? more.since : since,
        later(lastSuccess, more.lastSuccess),
        later(lastNews, more.lastNews),
        later(lastAttempt, more.lastAttempt),
        succeeded || more.succeeded,
        !attempted ? failures : more.failures + (more.succeeded ? 0 : failures),
        attempted ? more.problem : problem,
        rows.plus(more.rows),
        delivered ? more.last : last,
        later(lastDelivery, more.lastDelivery),
        arrivals.plus(more.arrivals),
        progress(more));
  }

  /** The end of a run ends its progress. */
  private @Nullable FeedProgress progress(FeedStanding more) {
    FeedProgress newest = progress;
    FeedProgress told = more.progress;
    if (told != null && (newest == null || !told.at().isBefore(newest.at()))) {
      newest = told;
    }
    Instant ended = later(lastAttempt, more.lastAttempt);
    return newest == null || (ended != null && !newest.at().isAfter(ended)) ? null : newest;
  }

  private static boolean isNewer(@Nullable Instant moment, @Nullable Instant before) {
    return moment != null && (before == null || !moment.isBefore(before));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return isNewer(other, one) ? other : one;
  }
}
