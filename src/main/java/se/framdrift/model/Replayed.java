package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of refused rows that were tried again.
 *
 * @param read rows of the quarantine that were read again
 * @param accepted figures that were new; a row may hold several
 * @param unchanged figures that the ledger held already
 * @param revised figures that replaced others
 * @param refused rows that stay, with the reason of today
 * @param next where to go on: the oldest row that was read; null when there are no more
 */
public record Replayed(
    int read, int accepted, int unchanged, int revised, int refused, @Nullable Long next) {

  public static final Replayed NOTHING = new Replayed(0, 0, 0, 0, 0, null);

  /** The sum, going on where {@code later} ended. */
  public Replayed plus(Replayed later) {
    return new Replayed(
        read + later.read,
        accepted + later.accepted,
        unchanged + later.unchanged,
        revised + later.revised,
        refused + later.refused,
        later.next);
  }
}
