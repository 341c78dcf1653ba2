package se.framdrift.feeds.running;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import se.framdrift.catalog.Schedule;
import se.framdrift.model.FeedRun;

/**
 * When a feed is to run next, judged by how its runs ended. Pure.
 *
 * @param schedule as declared
 * @param share of a spread, from 0 up to 1, the same for a feed at every start: so that feeds of
 *     the same schedule do not all ask at the same second
 */
record Timetable(Schedule schedule, double share) {

  /** The most that a run is put off so that not all come at once. */
  static final Duration LONGEST_SPREAD = Duration.ofMinutes(10);

  /** Within this time after the start a run comes that is overdue. */
  static final Duration START_SPREAD = Duration.ofMinutes(1);

  /** After the first failure, doubled by each further one. */
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /** Failures that are looked at. */
  static final int FAILURES = 12;

  static Timetable of(Schedule schedule, String feed) {
    return new Timetable(
        schedule, new SplittableRandom(0x9E3779B9L * feed.hashCode()).nextDouble());
  }

  /**
   * The moment at which the feed is due; may have passed.
   *
   * @param newest its last runs, newest first
   * @param begun when this node began to run it: nothing is due earlier
   */
  Instant due(List<FeedRun> newest, Instant begun) {
    Instant start = begun.plus(part(START_SPREAD));
    if (newest.isEmpty()) {
      return start;
    }
    FeedRun last = newest.getFirst();
    Instant due =
        switch (last.outcome()) {
          case DONE -> regular(last.started());
          case CUT -> last.ended();
          case FAILED -> earlier(regular(last.started()), last.ended().plus(pause(newest)));
        };
    return due.isBefore(start) && last.ended().isBefore(begun) ? start : due;
  }

  private Instant regular(Instant started) {
    Instant next = schedule.after(started);
    Duration between = Duration.between(next, schedule.after(next));
    Duration tenth = between.dividedBy(10);
    return next.plus(part(tenth.compareTo(LONGEST_SPREAD) < 0 ? tenth : LONGEST_SPREAD));
  }

  /** Grows with the failures in a row. */
  private Duration pause(List<FeedRun> newest) {
    long failures =
        newest.stream().takeWhile(run -> run.outcome() == FeedRun.Outcome.FAILED).count();
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, FAILURES));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return bounded.plus(part(bounded.dividedBy(4)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Duration part(Duration whole) {
    return Duration.ofMillis((long) (whole.toMillis() * share));
  }
}
