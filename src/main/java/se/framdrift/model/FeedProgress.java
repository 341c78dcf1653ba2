package se.framdrift.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param done pages, files, rows or bytes, in {@code unit}
 * @param total how many there will be, 0 when unknown
 * @param began when the run began to tell
 * @param at when it told this
 */
public record FeedProgress(long done, long total, String unit, Instant began, Instant at) {

  /** The longest unit that is kept, in characters. */
  public static final int MAX_UNIT = 40;

  public FeedProgress {
    unit = unit.length() > MAX_UNIT ? unit.substring(0, MAX_UNIT) : unit;
  }

  /** How many a second on average; 0 before the first second is over. */
  public double rate() {
    long millis = Duration.between(began, at).toMillis();
    return millis < 1_000 ? 0 : done * 1_000.0 / millis;
  }

  /** How long it will take at this rate; empty when nobody can say. */
  public Optional<Duration> remaining() {
    double rate = rate();
    return total <= 0 || rate <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.round(Math.max(0, total - done) / rate)));
  }
}
