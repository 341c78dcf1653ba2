package se.framdrift.feeds.running;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.RunFailure;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedRun.Outcome;
import se.framdrift.problem.Problem;

/** Runs a feed that fetches, when it is due or asked for. */
final class PullWorker extends Worker {

  private static final System.Logger LOG = System.getLogger(PullWorker.class.getName());
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final PulledFeed feed;
  private final Edges edges;
  private final Fetcher fetcher;
  private final Timetable timetable;
  private final Duration limit;
  private final Instant begun;
  private final AtomicReference<@Nullable Promise<FeedRun>> asked = new AtomicReference<>();
  private @Nullable FeedRun last;

  /**
   * @param limit the longest that a run may take
   */
  PullWorker(
      Declared declared,
      PulledFeed feed,
      Edges edges,
      Fetcher fetcher,
      Time time,
      Timetable timetable,
      Duration limit) {
    super(declared, time, edges.told(), Phase.WAITING);
    this.feed = feed;
    this.edges = edges;
    this.fetcher = fetcher;
    this.timetable = timetable;
    this.limit = limit;
    this.begun = time.instant();
  }

  /** Asks for a run now; where one is under way its end is told. */
  Future<FeedRun> ask() {
    Promise<FeedRun> mine = Promise.promise();
    Promise<FeedRun> pending = asked.updateAndGet(before -> before == null ? mine : before);
    ring();
    return java.util.Objects.requireNonNull(pending).future();
  }

  private boolean isOff() {
    return feed.fetches() && fetcher.hosts().isEmpty();
  }

  @Override
  void turn() {
    List<FeedRun> past = past();
    if (past == null) {
      waitAWhile();
      return;
    }
    Instant now = time.instant();
    Instant due = timetable.due(past, begun);
    boolean isAsked = asked.get() != null;
    if (!isAsked && (isOff() || now.isBefore(due))) {
      tell(isOff() ? Phase.OFF : Phase.WAITING, isOff() ? null : due, null, problem(past));
      Instant longest = now.plus(LONGEST_WAIT);
      waitUntil(!isOff() && due.isBefore(longest) ? due : longest);
      return;
    }
    Hold hold = take(edges.leases(), now.plus(limit));
    if (hold == null) {
      tell(Phase.ELSEWHERE, null, null, problem(past));
      answer(Future.failedFuture(elsewhere()));
      waitAWhile();
      return;
    }
    try {
      List<FeedRun> newest = past(); // another node may have run it just before
      if (isAsked || (newest != null && !time.instant().isBefore(timetable.due(newest, begun)))) {
        run(hold);
      }
    } finally {
      release(hold);
    }
  }

  private static Problem.Failure elsewhere() {
    return new Problem.Unavailable("Another node is running this feed.", LOOK).asFailure();
  }

  private void run(Hold hold) {
    tell(Phase.RUNNING, null, null, null);
    OneRun run =
        new OneRun(
            declared.declaration(),
            edges,
            fetcher,
            time,
            hold,
            progress -> tell(Phase.RUNNING, null, progress, null));
    FeedRun outcome = outcome(run, hold);
    LOG.log(
        outcome.outcome() == Outcome.FAILED ? Level.WARNING : Level.INFO,
        "{0} {1}: {2} new, {3} changed, {4} unchanged, {5} refused{6}",
        declared.declaration().id(),
        outcome.outcome().code(),
        outcome.accepted(),
        outcome.revised(),
        outcome.unchanged(),
        outcome.rejected(),
        outcome.problem() == null ? "" : ": " + outcome.problem());
    last = outcome;
    quietly("How a run ended was not recorded", edges.history().add(outcome));
    answer(Future.succeededFuture(outcome));
  }

  private FeedRun outcome(OneRun run, Hold hold) {
    try {
      feed.run(run);
      run.commit();
      return run.outcome(Outcome.DONE, null);
    } catch (RunFailure e) {
      Hold.End end = hold.over().getNow(null);
      LOG.log(Level.DEBUG, declared.declaration().id() + " did not go on", e);
      return run.outcome(
          end != null && !end.isFailure() ? Outcome.CUT : Outcome.FAILED, e.getMessage());
    } catch (Exception | StackOverflowError e) {
      LOG.log(
          Level.ERROR, declared.declaration().id() + " failed in a way that was not foreseen", e);
      return run.outcome(Outcome.FAILED, "not foreseen: " + e);
    }
  }

  private void answer(Future<FeedRun> outcome) {
    Promise<FeedRun> waiting = asked.getAndSet(null);
    if (waiting != null) {
      outcome.onComplete(waiting);
    }
  }

  @Override
  void stopped() {
    answer(
        Future.failedFuture(
            new Problem.Unavailable("The feed is not run any more.", LOOK).asFailure()));
  }

  /** The newest runs, newest first; null when the database is away. */
  private @Nullable List<FeedRun> past() {
    try {
      List<FeedRun> stored =
          edges
              .history()
              .newest(
                  declared.declaration().municipality(),
                  declared.declaration().id(),
                  Timetable.FAILURES)
              .toCompletionStage()
              .toCompletableFuture()
              .orTimeout(ANSWER.toSeconds(), TimeUnit.SECONDS)
              .join();
      FeedRun mine = last;
      if (mine == null
          || (!stored.isEmpty() && !stored.getFirst().started().isBefore(mine.started()))) {
        return stored;
      }
      List<FeedRun> both = new ArrayList<>(List.of(mine)); // it could not be recorded
      both.addAll(stored);
      return both;
    } catch (CompletionException e) {
      LOG.log(Level.DEBUG, "The runs of " + declared.declaration().id() + " are not known", e);
      return null;
    }
  }

  private static @Nullable String problem(List<FeedRun> past) {
    return past.isEmpty() ? null : past.getFirst().problem();
  }
}
