package se.framdrift.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node does with a feed that it runs or listens to. Not a fact: another node may say
 * something else.
 *
 * @param municipality whose feed it is
 * @param since when it began to do so
 * @param next when the next run is due, null when none is
 * @param progress how far the run has come, null when it has not said
 * @param words what went wrong last, for the operator; null when nothing did
 */
public record FeedActivity(
    String municipality,
    String feed,
    Phase phase,
    Instant since,
    @Nullable Instant next,
    @Nullable Progress progress,
    @Nullable String words) {

  /** What is going on. */
  public enum Phase {
    /** It is not run here: fetching is switched off. */
    OFF,
    /** It waits for its next run. */
    WAITING,
    /** It runs. */
    RUNNING,
    /** Another node has its lease. */
    ELSEWHERE,
    /** It listens, and is connected. */
    CONNECTED,
    /** It should listen, and is not connected yet or any more. */
    DISCONNECTED
  }

  /**
   * How far a run has come.
   *
   * @param done pages, files or bytes, in {@code unit}
   * @param total how many there will be, 0 when unknown
   */
  public record Progress(long done, long total, String unit) {}
}
