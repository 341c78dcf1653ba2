package se.framdrift.web;

import java.time.Instant;

/** Whose knowledge is asked for, and of when. */
sealed interface Moment {

  String municipality();

  /** What is known now, whatever that is when it is answered. */
  record Now(String municipality) implements Moment {}

  /**
   * What was known at a position.
   *
   * @param at when that position was committed
   * @param settled whether the request will mean this position for ever; false for a time after the
   *     last commit, since the next commit may still be of that time
   */
  record Then(String municipality, long position, Instant at, boolean settled) implements Moment {}
}
