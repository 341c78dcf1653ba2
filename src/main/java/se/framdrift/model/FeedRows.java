package se.framdrift.model;

/**
 * Rows by what became of them.
 *
 * @param taken new ones and revisions
 * @param unchanged those that the ledger held already
 * @param refused those in quarantine
 */
public record FeedRows(long taken, long unchanged, long refused) {

  public static final FeedRows NONE = new FeedRows(0, 0, 0);

  /** The sum. */
  public FeedRows plus(FeedRows more) {
    return new FeedRows(taken + more.taken, unchanged + more.unchanged, refused + more.refused);
  }

  /** Whether there were rows, and all of them were refused. */
  public boolean allRefused() {
    return refused > 0 && taken == 0 && unchanged == 0;
  }
}
