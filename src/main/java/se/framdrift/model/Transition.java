package se.framdrift.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commitment's status became another one.
 *
 * @param position of the commit that made it so
 * @param at when that was committed
 * @param origin of that commit
 * @param cause what in that commit made it so
 * @param status as JSON, null from when the commitment was no longer there
 */
public record Transition(
    long position, Instant at, String origin, Cause cause, @Nullable String status) {

  /** What a commit brought. */
  public enum Cause {
    CATALOG,
    STATEMENT,
    OVERRIDE,
    FIGURES,
    COMPARISON,
    TICK
  }
}
